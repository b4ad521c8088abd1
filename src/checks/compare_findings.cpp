#include "checks/compare_findings.hpp"

namespace bs::checks {

namespace {

using model::Change;
using model::ComponentOutcomes;
using model::Finding;

bool is_inside(std::string_view path, const ComponentOutcomes& component) {
  const std::string& folder = component.folder;
  return folder.empty() ||
         (path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/');
}

/// The key as it would be, had the file moved with its component; a key starts with its path.
std::string moved_key(const Finding& finding, const ComponentOutcomes& from, const ComponentOutcomes& to) {
  const std::size_t cut = from.folder.empty() ? 0 : from.folder.size() + 1;
  const std::string prefix = to.folder.empty() ? "" : to.folder + "/";
  return prefix + finding.key.substr(std::min(cut, finding.key.size()));
}

}  // namespace

FindingMatcher::FindingMatcher(const std::vector<ComponentPair>& pairs) : pairs_(pairs) {
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (pairs[i].base != nullptr)
      for (const auto& result : pairs[i].base->results)
        for (const Finding& finding : result.findings) known_.push_back({i, &result, &finding});
    if (pairs[i].head != nullptr)
      for (auto& result : pairs[i].head->results)
        for (Finding& finding : result.findings) open_.push_back({i, &result, &finding});
  }
  // Filled when known_ grows no more; taken from the back, so backwards.
  for (auto known = known_.rbegin(); known != known_.rend(); ++known)
    unused_[{known->result->check, known->finding->key}][known->pair].push_back(&*known);
}

FindingMatcher::Known* FindingMatcher::take(std::vector<Known*>& from) {
  while (!from.empty()) {
    Known* known = from.back();
    from.pop_back();
    if (known->is_used) continue;
    known->is_used = true;
    return known;
  }
  return nullptr;
}

void FindingMatcher::match_same_component() {
  for (Open& open : open_) {
    const auto found = unused_.find({open.result->check, open.finding->key});
    if (found == unused_.end()) continue;
    const auto of_pair = found->second.find(open.pair);
    if (of_pair != found->second.end()) open.is_known = take(of_pair->second) != nullptr;
  }
}

void FindingMatcher::match_file_that_changed_component() {
  for (Open& open : open_) {
    if (open.is_known || open.finding->path.empty() || !is_inside(open.finding->path, head_of(open.pair)))
      continue;
    const auto found = unused_.find({open.result->check, open.finding->key});
    if (found == unused_.end()) continue;
    for (auto& [pair, list] : found->second) {
      if (pair == open.pair || !is_inside(open.finding->path, base_of(pair))) continue;
      open.is_known = take(list) != nullptr;
      if (open.is_known) break;
    }
  }
}

void FindingMatcher::match_moved_folder() {
  std::map<std::pair<Key, std::size_t>, std::vector<Known*>> moved;
  for (Known& known : known_) {
    const ComponentPair& pair = pairs_[known.pair];
    if (known.is_used || pair.head == nullptr || pair.base->folder == pair.head->folder) continue;
    if (known.finding->path.empty() || !is_inside(known.finding->path, *pair.base)) continue;
    const Key key{known.result->check, moved_key(*known.finding, *pair.base, *pair.head)};
    moved[{key, known.pair}].push_back(&known);
  }
  for (Open& open : open_) {
    if (open.is_known || open.finding->path.empty()) continue;
    const auto found = moved.find({{open.result->check, open.finding->key}, open.pair});
    if (found != moved.end()) open.is_known = take(found->second) != nullptr;
  }
}

void FindingMatcher::match() {
  match_same_component();
  match_file_that_changed_component();
  match_moved_folder();
  for (const Open& open : open_) {
    Change& change = open.finding->change;
    change = !open.is_known ? Change::added : change == Change::due ? Change::due : Change::known;
  }
}

std::vector<const Finding*> FindingMatcher::gone(std::size_t pair, const model::CheckResult& result) const {
  std::vector<const Finding*> out;
  for (const Known& known : known_)
    if (known.pair == pair && known.result == &result && !known.is_used) out.push_back(known.finding);
  return out;
}

}  // namespace bs::checks
