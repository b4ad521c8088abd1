#pragma once
/// What a worker does with a request.
#include "scan/clones.hpp"
#include "scan/read_input.hpp"
#include "scan/worker.hpp"

namespace bs::scan {

/// Both must outlive the work.
Work reading_work(const ReadRules& rules, const std::vector<Member>& members);

}  // namespace bs::scan
