#pragma once
/// Under which key a fact is kept between runs, and as what.
#include <optional>
#include <string>

#include "bs/facts/collect.hpp"

namespace bs::facts {

/// All that the value depends on; "" when it must not be kept.
std::string fact_key(const Collector& collector, const CollectorInput& input);
/// nullopt when the reading does not survive: an error, what another tool has to report, text that is no
/// UTF-8.
std::optional<std::string> kept_form(const model::FactReading& reading);
/// nullopt for what kept_form never made.
std::optional<model::FactReading> read_kept_form(std::string_view text);

}  // namespace bs::facts
