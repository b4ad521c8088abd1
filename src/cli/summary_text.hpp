#pragma once
#include <string>

#include "bs/base/clock.hpp"
#include "bs/base/terminal.hpp"
#include "bs/catalog/rows.hpp"

namespace bs::cli {

/// The totals below a list of components: types, descriptions, owners, clones, problems. Lines that would say
/// nothing are left out.
std::string summary_text(const catalog::Summary& summary, const Terminal& terminal, Seconds now);

}  // namespace bs::cli
