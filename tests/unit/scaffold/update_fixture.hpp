#pragma once
// A generated project in a repository, and what an update does to it.
#include "bs/git/merge.hpp"
#include "bs/scaffold/update.hpp"
#include "support/temporary_folder.hpp"
#include "unit/git/test_repository.hpp"

namespace bs::test {

/// A template of these files as its link records them; classes by path.
inline model::TemplateLink link_of(const FileTree& files, const scaffold::FileClasses& classes = {},
                                   const std::string& ref = "v1") {
  scaffold::TemplateSpec spec;
  spec.name = "go-service";
  spec.path = "go/template.yaml";
  spec.classes = classes;
  spec.files = scaffold::memory_files({}, {"github.com/acme/templates", ref, std::string(40, 'c')});
  data::Value parameters = data::Value::object();
  parameters.set("name", "pay");
  return scaffold::make_link(spec, parameters, files, "0.1.0");
}

class GeneratedProject {
 public:
  /// The project as it was made in `folder` of a repository.
  explicit GeneratedProject(FileTree made, scaffold::FileClasses classes = {}, std::string folder = "")
      : repository(temporary / "project"),
        base_(std::move(made)),
        classes_(std::move(classes)),
        folder_(std::move(folder)) {
    for (const auto& [path, file] : base_) put(path, file);
    repository.file(join_path(folder_, ".bs-template/go-service.yaml"),
                    model::to_text(link_of(base_, classes_)));
    repository.save();
  }

  GeneratedProject& put(const std::string& path, const TreeFile& file) {
    const std::string full = join_path(folder_, path);
    if (file.mode == FileMode::symlink) repository.link(full, file.bytes);
    if (file.mode == FileMode::regular) repository.file(full, file.bytes);
    if (file.mode == FileMode::executable) repository.executable(full, file.bytes);
    return *this;
  }
  GeneratedProject& drop(const std::string& path) {
    repository.drop(join_path(folder_, path));
    return *this;
  }

  scaffold::UpdateResult update_to(const FileTree& theirs, std::vector<std::string> forgotten = {}) {
    repository.save();
    const git::Repository open = repository.open();
    const git::Commit head = open.resolve("HEAD");
    const auto links = scaffold::find_links(open, head.tree);
    if (links.size() != 1 || !links[0].link)
      throw std::runtime_error("no link: " + (links.empty() ? "" : links[0].fault));
    scaffold::Base base{base_, std::move(forgotten)};
    for (const std::string& path : base.unknown) base.files.erase(path);
    return scaffold::plan_update(open, head, links[0], base, theirs, link_of(theirs, classes_, "v2"),
                                 {"yours", "v2"});
  }

  TemporaryFolder temporary;
  TestRepository repository;

 private:
  FileTree base_;
  scaffold::FileClasses classes_;
  std::string folder_;
};

/// "added a; conflict content b" …, without the link's file.
inline std::string told(const scaffold::UpdateResult& result) {
  using Change = git::MergeChange::Kind;
  using Conflict = git::MergeConflict::Kind;
  static const std::map<Change, std::string> changes = {{Change::added, "added"},
                                                        {Change::changed, "changed"},
                                                        {Change::removed, "removed"},
                                                        {Change::renamed, "renamed"},
                                                        {Change::mode, "mode"}};
  static const std::map<Conflict, std::string> conflicts = {{Conflict::content, "content"},
                                                            {Conflict::both_added, "both added"},
                                                            {Conflict::deleted_by_us, "deleted by us"},
                                                            {Conflict::deleted_by_them, "deleted by them"},
                                                            {Conflict::mode, "mode"},
                                                            {Conflict::rename, "rename"},
                                                            {Conflict::binary, "binary"}};
  std::vector<std::string> parts;
  for (const auto& change : result.merge.changes)
    parts.push_back(changes.at(change.kind) + " " + (change.from.empty() ? "" : change.from + " → ") +
                    change.path);
  for (const auto& conflict : result.merge.conflicts)
    parts.push_back("conflict " + conflicts.at(conflict.kind) + " " + conflict.path);
  for (const auto& path : result.stays_deleted) parts.push_back("stays deleted " + path);
  for (const auto& path : result.left_once) parts.push_back("once " + path);
  return parts.empty() ? "nothing" : join(parts, "; ");
}

}  // namespace bs::test
