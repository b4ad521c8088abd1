#pragma once
/// Updates of generated projects (templates.md §4): what the template rendered then (base), renders now
/// (theirs), and what stands in the repository (ours), merged three-way; drift; and linking projects that
/// nobody remembers making.
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "bs/base/file_tree.hpp"
#include "bs/git/merge.hpp"
#include "bs/model/template_link.hpp"
#include "bs/scaffold/form.hpp"
#include "bs/scaffold/run.hpp"
#include "bs/scaffold/template_spec.hpp"

namespace bs::scaffold {

/// The link of a project that `files` are written to. `parameters` without secrets.
model::TemplateLink make_link(const TemplateSpec& spec, const data::Value& parameters, const FileTree& files,
                              std::string_view bs_version);

/// All links of a tree: path of the file and the link, or the fault why it cannot be read.
struct FoundLink {
  std::string path;    ///< ".bs-template/go-service.yaml"
  std::string folder;  ///< of the project in the repository, "" the root
  std::optional<model::TemplateLink> link;
  std::string fault;
};
std::vector<FoundLink> find_links(const git::Repository& repository, const git::Oid& tree);

/// What the template rendered when the project was made or last updated. Each file as the link records it:
/// from the repository's objects where the blob is there, else from `rendered` (the old version rendered
/// again; nullopt where it is out of reach). What neither has is listed in `unknown`.
struct Base {
  FileTree files;
  std::vector<std::string> unknown;
};
Base base_of(const git::Repository& repository, const model::TemplateLink& link,
             const std::optional<FileTree>& rendered);

struct UpdateResult {
  git::Merge merge;                        ///< with the link's new text among its files
  std::vector<std::string> stays_deleted;  ///< the user deleted them, the template changed them
  std::vector<std::string> left_once;      ///< class once: the template's change is not taken
  bool is_current() const {
    return merge.changes.empty() && merge.conflicts.empty();
  }  ///< nothing to do but the link
};

/// Merges below `folder` of `head`. `theirs` is the new version's tree; `new_link` goes into the result (link
/// file, which is neither a change nor ever in conflict). Line ends and the end of the last line that the
/// project has otherwise than the template are no changes.
UpdateResult plan_update(const git::Repository& repository, const git::Commit& head, const FoundLink& found,
                         const Base& base, const FileTree& theirs, const model::TemplateLink& new_link,
                         const git::MergeLabels& labels);

/// git::changed_files with the ignore rules of the work tree.
std::vector<std::string> changed_files(const git::Repository& repository, std::size_t limit = 100);

/// Writes a merge to a project's folder (work tree and FoundLink::folder): new and changed files by rename,
/// removed ones unlinked, folders that became empty too; all undone when one fails. Never through a symlink.
/// Errors: usage where a new file would replace one that git does not know, io.
void write_update(const git::Merge& merge, const fs::path& project);

/// Files that differ from what their version rendered; line ends aside.
struct Drift {
  struct File {
    std::string path;
    std::string file_class;
    enum class State { changed, deleted, mode } state = State::changed;
  };
  std::vector<File> files;  ///< sorted by path; class once is never drift
  std::size_t managed = 0;  ///< of them
};
Drift drift_of(const git::Repository& repository, const git::Oid& tree, const FoundLink& found);

/// Answers read off an existing project: by matching the template's text against its files, or from
/// .cruft.json and .copier-answers.yml.
struct Inferred {
  data::Value answers;                ///< an object
  std::vector<std::string> guessed;   ///< names whose answer is the default because nothing showed it
  std::string from;                   ///< ".cruft.json", ".copier-answers.yml", "12 files"
  std::optional<std::string> commit;  ///< of the template, where the project names one
};
Inferred infer_answers(const TemplateSpec& spec, const Form& form, const FileTree& project);

/// How like two trees are, 0 to 1: the share of the rendered text that the project still has (lines of equal
/// paths).
double likeness(const FileTree& rendered, const FileTree& project);

}  // namespace bs::scaffold
