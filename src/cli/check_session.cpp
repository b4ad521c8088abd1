#include "cli/check_session.hpp"

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "bs/checks/compare.hpp"
#include "cli/policy_changes.hpp"

namespace bs::cli {
namespace {

model::FailOn parse_fail_on(const std::string& text, std::string_view where) {
  if (text == "never") return std::nullopt;
  if (const auto severity = model::parse_check_severity(text)) return severity;
  throw Error(ErrorKind::usage,
              fmt::format("{} takes low, medium, high, critical or never, not '{}'", where, shown(text)));
}

/// Where a part of the repository is checked, the rest of the base is no part of the comparison.
void keep_counterparts(model::CheckRun& base, const model::CheckRun& head) {
  std::erase_if(base.components, [&](const model::ComponentOutcomes& old) {
    return std::none_of(head.components.begin(), head.components.end(),
                        [&](const auto& one) { return one.ref == old.ref || one.folder == old.folder; });
  });
}

/// What `bs fact import` stored; what is told of the repository goes for each of its components.
std::map<model::FactRef, data::Value> imported_facts(const catalog::Store& store, std::string_view identity,
                                                     std::string_view ref) {
  auto facts = store.imported_facts(identity, ref);
  if (!ref.empty()) facts.merge(store.imported_facts(identity, ""));
  return facts;
}

}  // namespace

std::function<bool(std::string_view)> described_owners(Context& context) {
  auto* store = context.stored_catalog();
  if (store == nullptr) return {};
  const auto last = store->last_scan();
  if (!last || !last->covers_workspace) return {};
  const auto owners = store->owners();
  if (std::none_of(owners.begin(), owners.end(), [](const auto& owner) { return owner.described; }))
    return {};
  return [store](std::string_view ref) {
    const auto found = store->find(ref);
    return found && !found->row.inferred;
  };
}

CheckSession::CheckSession(Context& context, std::vector<std::string> only, const CheckPolicy* policy)
    : context_(context),
      only_(std::move(only)),
      policy_(policy),
      compares_(context.args().flag("--new") || context.args().value("--base").has_value()) {
  kept_ = KeptFacts::open();
  means_.cache = kept_.get();
  means_.known_entity = described_owners(context);
  if (const auto* store = context.stored_catalog()) {
    means_.imported = [store](std::string_view identity, std::string_view ref) {
      return imported_facts(*store, identity, ref);
    };
  }
}

model::FailOn CheckSession::fail_on(const CheckPolicy& policy) const {
  const auto given = context_.args().value("--fail-on");
  return parse_fail_on(given ? *given : policy.config.check.fail_on,
                       given ? "--fail-on" : "check.failOn in bs.yaml");
}

void CheckSession::keep_facts() {
  if (kept_) kept_->flush();
}

CheckRequest CheckSession::request(const CheckPolicy& policy) const {
  CheckRequest request;
  request.tracks = context_.args().values("--track");
  if (request.tracks.empty()) request.tracks = {policy.config.check.track};
  request.only = only_.empty() ? context_.args().values("--only") : only_;
  request.skip = context_.args().values("--skip");
  request.skip.insert(request.skip.end(), policy.config.check.skip.begin(), policy.config.check.skip.end());
  return request;
}

CheckSide CheckSession::read(std::shared_ptr<const git::Repository> repository,
                             const model::WorkspaceConfig& config) {
  const auto revision = context_.args().value_or("--rev", "");
  const bool bare = repository->layout() == git::Layout::bare;
  return bare || !revision.empty()
             ? revision_side(context_, std::move(repository), config, revision, kept_.get())
             : work_tree_side(context_, std::move(repository), config, kept_.get());
}

CheckedRepository CheckSession::check(const CheckTarget& target) {
  auto repository = open_repository(context_, target.path);
  if (compares_) return compared(target, std::move(repository));
  CheckedRepository checked;
  checked.policy = policy_ != nullptr ? *policy_ : policy_asked_for(context_, repository.get());
  checked.side = read(std::move(repository), checked.policy.config);
  checked.run = judged_by(checked.side, checked.policy, target);
  return checked;
}

model::CheckRun CheckSession::judged_by(const CheckSide& side, const CheckPolicy& policy,
                                        const CheckTarget& target) {
  const auto asked = request(policy);
  auto judged = judge_checks(side, policy, asked, target, means_, context_.now());
  conclude(judged, policy, asked, target);
  return std::move(judged.run);
}

model::CheckRun CheckSession::check_by(const CheckTarget& target, const std::string& policy) {
  auto repository = open_repository(context_, target.path);
  const auto named = policy_named(context_, policy, repository.get());
  return judged_by(read(std::move(repository), named.config), named, target);
}

CheckedRepository CheckSession::compared(const CheckTarget& target,
                                         std::shared_ptr<const git::Repository> repository) {
  const auto revision = context_.args().value_or("--rev", "HEAD");
  const auto head = repository->resolve(revision);
  const auto base = find_base(*repository, context_.args().value_or("--base", ""), head);
  const auto named = context_.args().value_or("--policy", "");
  CheckedRepository checked;
  checked.policy = named.empty()
                       ? policy_at(context_, *repository, base.policy,
                                   fmt::format("{} {}", base.policy_name, base.policy.id.short_hex()))
                       : policy_named(context_, named, repository.get());
  auto asked = request(checked.policy);
  const auto before =
      revision_side(context_, repository, checked.policy.config, base.findings.id.hex(), kept_.get());
  // The base is looked at whole: a component that the change renames or moves keeps what it had.
  auto base_run = judge_checks(before, checked.policy, asked, CheckTarget{target.path, target.bare, {}, {}},
                               means_, context_.now());
  checked.side = read(repository, checked.policy.config);
  asked.before = &base_run;
  auto judged = judge_checks(checked.side, checked.policy, asked, target, means_, context_.now());
  judged.run.base = base.note;
  if (!target.folders.empty() || !target.refs.empty()) keep_counterparts(base_run.run, judged.run);
  checks::compare(base_run.run, judged.run);
  conclude(judged, checked.policy, asked, target);
  checked.run = std::move(judged.run);
  if (named.empty()) {
    const auto policy_side = facts::revision_snapshot(*repository, base.policy);
    checked.run.policy.changes =
        policy_changes(*policy_side, *checked.side.snapshot, folder_stood_in(*repository));
  }
  return checked;
}

}  // namespace bs::cli
