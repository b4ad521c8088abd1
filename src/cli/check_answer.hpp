#pragma once
/// What becomes of one repository of a run of checks, and the way of that from a worker to its parent.
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/check_session.hpp"
#include "cli/check_store.hpp"

namespace bs::cli {

struct CheckAnswer {
  std::optional<Error> error;       ///< the rest is empty then
  bool is_catalog_damaged = false;  ///< sql::is_corruption(error), which an Error that travelled is not
  model::CheckRun run;
  model::FailOn fail_on;
  OutcomeKeeper::Kept kept = OutcomeKeeper::Kept::no;
  /// What a report says of the checks of the policy in force. From a worker the checks are there to be told,
  /// not to be judged: without conditions.
  std::vector<std::shared_ptr<const model::Check>> checks;
  std::map<std::string, std::vector<std::string>> tags;
};

/// Reads and judges one repository. Throws what CheckSession throws.
CheckAnswer answer_for(CheckSession& session, const OutcomeKeeper& keeper, const CheckTarget& target);

std::string encode(const CheckAnswer& answer);
/// Error internal for bytes that make no sense.
CheckAnswer decode_check_answer(std::string_view bytes);

}  // namespace bs::cli
