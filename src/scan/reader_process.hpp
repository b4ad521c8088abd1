#pragma once
/// What a worker does with a request.
#include "bs/base/worker.hpp"
#include "scan/clones.hpp"
#include "scan/read_input.hpp"

namespace bs::scan {

/// Both must outlive the work.
Work reading_work(const ReadRules& rules, const std::vector<Member>& members);

}  // namespace bs::scan
