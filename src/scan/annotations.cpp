#include "scan/annotations.hpp"

#include "bs/base/paths.hpp"
#include "bs/git/repository.hpp"

namespace bs::scan {
namespace {

struct WebAddresses {
  std::string view, edit, folder;
};

/// The known hosts' addresses of a file are those of a folder with another word in them.
std::optional<WebAddresses> web_addresses(const model::RepositoryRecord& record, std::string_view path) {
  if (record.origin.empty() || record.branch.empty()) return std::nullopt;
  const auto root = git::web_url(record.origin, record.branch, "");
  auto file = git::web_url(record.origin, record.branch, path);
  auto folder = git::web_url(record.origin, record.branch, parent_of(path));
  if (!root || !file || !folder) return std::nullopt;
  WebAddresses out{*file, *file, *folder + "/"};
  const std::string tree = "/tree/" + record.branch;
  if (root->ends_with(tree)) {
    out.view.replace(root->size() - tree.size(), 6, "/blob/");
    out.edit.replace(root->size() - tree.size(), 6, "/edit/");
  }
  return out;
}

void add(data::Value& annotations, std::string_view key, std::string value) {
  if (annotations.find(key) == nullptr) annotations.set(key, std::move(value));
}

}  // namespace

void annotate_location(data::Value& document, const model::RepositoryRecord& record, std::string_view path) {
  data::Value* metadata = document.find("metadata");
  if (metadata == nullptr || !metadata->is_object()) return;
  data::Value* annotations = metadata->find("annotations");
  if (annotations == nullptr) annotations = &metadata->set("annotations", data::Value::object());
  if (!annotations->is_object()) return;
  const auto web = web_addresses(record, path);
  const std::string location = web ? "url:" + web->view : fmt::format("file:{}/{}", record.path, path);
  add(*annotations, "backstage.io/managed-by-location", location);
  add(*annotations, "backstage.io/managed-by-origin-location", location);
  if (!web) return;
  add(*annotations, "backstage.io/view-url", web->view);
  add(*annotations, "backstage.io/edit-url", web->edit);
  add(*annotations, "backstage.io/source-location", "url:" + web->folder);
}

}  // namespace bs::scan
