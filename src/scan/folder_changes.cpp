#include "scan/folder_changes.hpp"

#include <cstring>

#include "bs/base/text.hpp"

namespace bs::scan {
namespace {

/// Trees remembered at one node: a commit's tree is soon asked for again, as the parent's of another.
constexpr std::size_t k_remembered = 1024;

}  // namespace

std::size_t IdHash::operator()(const git::Oid& id) const noexcept {
  std::size_t hash = 0;
  std::memcpy(&hash, id.bytes, sizeof hash);
  return hash;
}

FolderChanges::FolderChanges(const git::Repository& repository) : repository_(repository), nodes_(1) {}

void FolderChanges::add(std::string_view folder, std::size_t number) {
  std::size_t at = 0;
  for (const std::string_view part : split(folder, '/')) {
    const auto known = std::find(nodes_[at].names.begin(), nodes_[at].names.end(), part);
    if (known != nodes_[at].names.end()) {
      at = nodes_[at].children[static_cast<std::size_t>(known - nodes_[at].names.begin())];
    } else {
      nodes_[at].names.emplace_back(part);
      nodes_[at].children.push_back(nodes_.size());
      at = nodes_.size();
      nodes_.emplace_back();
    }
  }
  nodes_[at].folders.push_back(number);
}

FolderChanges::Ids FolderChanges::children_of(Node& node, const git::Oid& tree) {
  if (tree.is_zero()) return std::make_shared<std::vector<git::Oid>>(node.names.size());
  if (const auto known = node.seen.find(tree); known != node.seen.end()) return known->second;
  if (node.seen.size() >= k_remembered) node.seen.clear();
  auto ids = std::make_shared<const std::vector<git::Oid>>(repository_.folders_in(tree, node.names));
  node.seen.emplace(tree, ids);
  return ids;
}

void FolderChanges::compare_node(std::size_t number, const git::Oid& before, const git::Oid& after,
                                 const std::function<void(std::size_t)>& changed) {
  if (before == after) return;
  Node& node = nodes_[number];
  for (const std::size_t folder : node.folders) changed(folder);
  if (node.names.empty()) return;
  const Ids old_ids = children_of(node, before);
  const Ids new_ids = children_of(node, after);
  for (std::size_t i = 0; i < node.children.size(); ++i)
    compare_node(node.children[i], (*old_ids)[i], (*new_ids)[i], changed);
}

void FolderChanges::compare(const git::Oid& before, const git::Oid& after,
                            const std::function<void(std::size_t)>& changed) {
  compare_node(0, before, after, changed);
}

}  // namespace bs::scan
