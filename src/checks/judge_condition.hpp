#pragma once
// Conditions answered over facts, in three values, with what decided them.
#include <string>
#include <vector>

#include "bs/base/clock.hpp"
#include "bs/model/check.hpp"
#include "bs/model/fact.hpp"
#include "bs/model/outcome.hpp"

namespace bs::checks {

/// Unknown ones in the order of what is told first.
enum class Answer { holds, fails, error, not_reported };

/// One test as it was answered.
struct Asked {
  const model::Condition* condition = nullptr;
  Answer answer = Answer::holds;
  model::Evidence evidence;
  std::string hint;  ///< what to do about an unknown one
};

struct Verdict {
  Answer answer = Answer::holds;
  std::vector<Asked> deciding;  ///< the tests that made it so
};

struct Judging {
  model::FactSource& facts;
  Seconds now;
};

/// Depth is that of the file that the condition was read from. Never throws bs::Error.
Verdict answer(const model::Condition& condition, const Judging& judging, bool negated = false);

/// Whether the operator, its prefix left out, holds of one item; false too where it cannot be asked.
bool holds_for_item(const Asked& asked, const data::Value& item, Seconds now);

}  // namespace bs::checks
