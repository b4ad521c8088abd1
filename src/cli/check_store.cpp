#include "cli/check_store.hpp"

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "cli/as_committed.hpp"

namespace bs::cli {

bool keeps_outcomes(const Context& context) {
  const auto& args = context.args();
  return args.flag("--all") && !args.flag("--new") && !args.value("--base") && !args.value("--policy") &&
         args.values("--only").empty() && args.values("--skip").empty();
}

bool OutcomeKeeper::is_default_revision(const git::Repository& repository) const {
  const auto named = context_.args().value("--rev");
  if (!named) return true;
  try {
    const auto commit = repository.resolve(*named).id;
    const auto tip = repository.default_tip();
    return (tip && tip->commit == commit) || repository.resolve("HEAD").id == commit;
  } catch (const Error&) {
    return false;  // HEAD leads to nothing yet
  }
}

OutcomeKeeper::Kept OutcomeKeeper::how_kept(const CheckedRepository& checked,
                                            const CheckSession& session) const {
  if (!keeps_ || !checked.side.repository) return Kept::no;
  const auto& repository = *checked.side.repository;
  const bool is_on_disk =
      repository.layout() != git::Layout::bare && context_.args().value_or("--rev", "").empty();
  if (is_on_disk && !is_as_committed(checked.side, session.cache())) return Kept::changed;
  return is_default_revision(repository) ? Kept::yes : Kept::no;
}

void OutcomeKeeper::take(Kept kept, std::size_t place) {
  if (kept == Kept::changed) ++changed_;
  if (kept == Kept::yes) places_.push_back(place);
}

void OutcomeKeeper::write(const std::vector<model::CheckRun>& runs) {
  if (!keeps_) return;
  try {
    if (!places_.empty()) {
      auto& store = context_.catalog_for_writing();
      for (const auto place : places_) store.write_outcomes(runs.at(place), true, context_.now());
    }
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::io) throw;
    context_.output().warning(fmt::format("outcomes are not stored: {}", shown(error.message())));
    return;
  }
  if (changed_ > 0) {
    context_.output().note(
        fmt::format("of {} outcomes are not stored: files on disk are not as committed (--rev HEAD reads the "
                    "commit)",
                    count_of(changed_, "repository", "repositories")));
  }
}

}  // namespace bs::cli
