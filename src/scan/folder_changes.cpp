#include "scan/folder_changes.hpp"

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"

namespace bs::scan {
namespace {

/// Trees remembered at one node: a commit's tree is soon asked for again, as the parent's of the one after
/// it.
constexpr std::size_t k_remembered = 256;

}  // namespace

FolderChanges::FolderChanges(const git::Repository& repository) : repository_(repository), nodes_(1) {}

void FolderChanges::add(std::string_view folder, std::size_t number) {
  std::size_t at = 0;
  for (const std::string_view part : split(folder, '/')) {
    const auto child = nodes_[at].children.find(part);
    if (child != nodes_[at].children.end()) {
      at = child->second;
    } else {
      nodes_[at].children.emplace(part, nodes_.size());
      at = nodes_.size();
      nodes_.emplace_back();
    }
  }
  nodes_[at].folders.push_back(number);
}

const std::vector<git::Oid>& FolderChanges::children_of(std::size_t node, const git::Oid& tree) {
  auto& seen = nodes_[node].seen;
  if (const auto known = seen.find(tree); known != seen.end()) return known->second;
  const auto& children = nodes_[node].children;
  std::map<std::string_view, git::Oid> ids;
  if (!tree.is_zero()) {
    const git::WalkResult walked = repository_.walk(tree, [&](const git::Entry& entry) {
      const auto child = children.find(entry.path);
      if (child != children.end() && entry.type == git::EntryType::tree) ids.emplace(child->first, entry.id);
      return git::WalkStep::skip;
    });
    if (walked.incomplete) throw Error(ErrorKind::unreadable, *walked.incomplete);
  }
  std::vector<git::Oid> list;
  for (const auto& child : children) {
    const auto id = ids.find(child.first);
    list.push_back(id == ids.end() ? git::Oid{} : id->second);
  }
  if (seen.size() >= k_remembered) seen.clear();
  return seen.emplace(tree, std::move(list)).first->second;
}

void FolderChanges::compare_node(std::size_t node, const git::Oid& before, const git::Oid& after,
                                 const std::function<void(std::size_t)>& changed) {
  if (before == after) return;
  for (const std::size_t folder : nodes_[node].folders) changed(folder);
  if (nodes_[node].children.empty()) return;
  // Copies: asking for one may forget the other.
  const std::vector<git::Oid> old_ids = children_of(node, before);
  const std::vector<git::Oid> new_ids = children_of(node, after);
  std::size_t i = 0;
  for (const auto& child : nodes_[node].children) {
    compare_node(child.second, old_ids[i], new_ids[i], changed);
    ++i;
  }
}

void FolderChanges::compare(const git::Oid& before, const git::Oid& after,
                            const std::function<void(std::size_t)>& changed) {
  compare_node(0, before, after, changed);
}

}  // namespace bs::scan
