#pragma once
/// Which outcomes are worth keeping, and keeping them (checks.md §5).
#include <vector>

#include "cli/check_session.hpp"

namespace bs::cli {

/// True when the run is of whole repositories, by the policy in force: what --only, --skip, --policy, --new
/// and --base say is not how a component stands.
bool keeps_outcomes(const Context& context);

/// Gathers runs while repositories are judged, and writes them when that is done.
class OutcomeKeeper {
 public:
  explicit OutcomeKeeper(Context& context) : context_(context), keeps_(keeps_outcomes(context)) {}
  enum class Kept {
    no,
    changed,  ///< not, since files on disk are not as committed
    yes,
  };
  /// Yes for what was read from a commit of the default branch or the one stood on, or from files that are as
  /// that commit has them. Reads the repository.
  Kept how_kept(const CheckedRepository& checked, const CheckSession& session) const;
  /// `place`: where the run will stand among those that write() is given.
  void take(Kept kept, std::size_t place);
  /// Writes them, and says what was not kept and why. A catalog that cannot be written is a warning: the
  /// outcomes were shown. Closes every reader of the catalog.
  void write(const std::vector<model::CheckRun>& runs);

 private:
  bool is_default_revision(const git::Repository& repository) const;

  Context& context_;
  bool keeps_;
  std::vector<std::size_t> places_;
  std::size_t changed_ = 0;
};

}  // namespace bs::cli
