#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "scaffold/template_listing.hpp"

namespace bs::scaffold {
namespace {

class MemoryFiles : public TemplateFiles {
 public:
  MemoryFiles(FileTree tree, Origin origin, std::string shown_prefix)
      : TemplateFiles(std::move(origin), std::move(shown_prefix)), tree_(std::move(tree)) {}

  std::vector<TemplateFile> list(std::string_view folder, const ListOptions& options) const override {
    Listing listing;
    for (auto at = tree_.lower_bound(folder); at != tree_.end(); ++at) {
      const auto& [path, file] = *at;
      if (path.compare(0, folder.size(), folder) != 0) break;
      if (is_listed(path, folder, options)) listing.add({path, file.mode, file.bytes.size()});
    }
    return listing.take();
  }

  std::optional<std::string> read(std::string_view path, std::uint64_t cap) const override {
    const auto at = may_be_asked(path) ? tree_.find(path) : tree_.end();
    if (at == tree_.end()) return std::nullopt;
    require_size(path, at->second.bytes.size(), cap);
    return at->second.bytes;
  }

 private:
  FileTree tree_;
};

}  // namespace

TemplateFilesPtr memory_files(FileTree tree, Origin origin) {
  return std::make_shared<MemoryFiles>(std::move(tree), std::move(origin), "");
}

TemplateFilesPtr embedded_files(embedded::Files files, std::string_view prefix, Origin origin) {
  FileTree tree;
  for (const embedded::File& file : files) {
    if (!file.name.starts_with(prefix)) continue;
    const auto mode = file.text.starts_with("#!") ? FileMode::executable : FileMode::regular;
    tree.emplace(file.name.substr(prefix.size()), TreeFile{std::string(file.text), mode});
  }
  return std::make_shared<MemoryFiles>(std::move(tree), std::move(origin), "shipped:");
}

}  // namespace bs::scaffold
