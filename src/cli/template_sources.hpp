#pragma once
/// Where templates come from and which version of them is taken (templates.md §3): the folders that bs.yaml
/// names, the binary, the catalog's entities of kind Template, or a path: a folder, or a git repository on
/// disk at any revision.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "bs/git/repository.hpp"
#include "bs/model/template_link.hpp"
#include "bs/scaffold/template_spec.hpp"
#include "cli/context.hpp"

namespace bs::cli {

struct TemplateVersion {
  std::optional<std::string> revision;  ///< --rev; without it the newest tag, else the files on disk
  bool work_tree = false;               ///< --worktree
  bool or_head = false;                 ///< with work_tree: HEAD of what has none
};

/// One template of a list; one that does not load says why.
struct ListedTemplate {
  std::optional<scaffold::TemplateSpec> spec;
  std::string path;   ///< of its file, as it is shown
  std::string fault;  ///< "" when it loads
};

/// The templates of a place, not loaded: those that are faulty too.
struct TemplatePlaces {
  scaffold::TemplateFilesPtr files;
  std::vector<std::string> paths;
};

class TemplateSources {
 public:
  TemplateSources(Context& context, TemplateVersion version);

  /// All that have a name here, in the order in which names are looked up; a name hidden by an earlier one is
  /// left out.
  std::vector<ListedTemplate> all();
  /// What the user typed: a name, or a path (REPOSITORY//FOLDER for a bare one). Errors: not_found with the
  /// nearest name, usage (a folder of several templates), config (it does not load).
  scaffold::TemplateSpec named(const std::string& word);
  /// What the user typed, for lint and test: all templates below a path. Errors as for named(), but for what
  /// a template's file says.
  TemplatePlaces places(const std::string& word);
  /// The template of a link at a revision: "" the newest. `from` is a path that replaces what the link says.
  /// Error not_found when its source is on no disk, with what to do.
  scaffold::TemplateSpec linked(const model::TemplateLink& link, const std::string& revision,
                                const std::optional<std::string>& from);
  /// The tags of the repository that files came from. Error not_found when it is on no disk.
  std::vector<std::string> tags_of(const scaffold::Origin& origin);
  /// The commit that a tag of that repository leads to, 40 digits. Errors as for tags_of, and of the
  /// revision.
  std::string commit_of(const scaffold::Origin& origin, const std::string& tag);
  /// What step inputs name by an absolute URL, where a clone of the catalog has it.
  struct Located {
    scaffold::TemplateFilesPtr files;
    std::string path;
  };
  std::optional<Located> located(std::string_view url);

 private:
  struct Opened {
    scaffold::TemplateFilesPtr files;
    std::string folder;  ///< below their root
  };
  static std::optional<std::string> template_file(const scaffold::TemplateFiles& files,
                                                  const std::string& folder);
  Opened open(const fs::path& path, const std::string& below, std::string_view name);
  Opened open_repository_at(const fs::path& repository, const std::string& below, std::string_view name);
  Opened open_at(const std::string& word, std::string_view name);
  scaffold::TemplateSpec only_template(const Opened& opened, const std::string& word);
  scaffold::TemplateSpec at_path(const std::string& word, std::string_view name = "");
  std::optional<scaffold::TemplateSpec> shipped(std::string_view name);
  std::optional<scaffold::TemplateSpec> in_catalog(const std::string& name);
  std::optional<fs::path> clone_of(std::string_view identity);
  std::optional<fs::path> repository_of(const std::string& source);
  std::shared_ptr<const git::Repository> opened_again(const scaffold::Origin& origin);
  std::vector<ListedTemplate> in_folders();
  void list_catalog(std::vector<ListedTemplate>& out);

  Context& context_;
  TemplateVersion version_;
  std::map<std::string, fs::path> used_;  ///< by Origin::source: the repositories that were opened
};

/// The newest release among the tags: "NAME-v1.2.0" or "NAME/v1.2.0" where such are there, else "v1.2.0";
/// prereleases only where there is nothing else. nullopt: no version tag.
std::optional<std::string> newest_tag(const std::vector<std::string>& tags, std::string_view name);

/// "v3.2.0", "shipped", "working tree": how a version is called.
std::string version_of(const scaffold::TemplateSpec& spec);
/// "shipped", "platform/templates": where it is from, short.
std::string source_of(const scaffold::TemplateSpec& spec);

/// --rev, --worktree of a command.
TemplateVersion version_asked_for(const Context& context);
constexpr Option k_template_rev{"--rev", "REV", "this version of the template instead of its newest tag"};
constexpr Option k_template_worktree{"--worktree", "",
                                     "the template's files on disk instead of its newest tag"};

}  // namespace bs::cli
