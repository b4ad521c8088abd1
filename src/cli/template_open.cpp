// A place on disk becomes a template's files: a folder, or a repository at the version that counts.
#include "cli/template_sources.hpp"

#include <algorithm>

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "bs/git/discover.hpp"
#include "cli/check_side.hpp"

namespace bs::cli {
namespace {

using scaffold::TemplateSpec;

std::string identity_of(const git::Repository& repository) {
  if (const auto url = repository.origin_url()) return git::normalise_url(*url);
  return repository.path().string();
}
}  // namespace

/// The file of a template that stands in `folder` itself, or that `folder` names.
std::optional<std::string> TemplateSources::template_file(const scaffold::TemplateFiles& files,
                                                          const std::string& folder) {
  if (folder.ends_with(".yaml") || folder.ends_with(".yml") || base_name(folder) == "cookiecutter.json") {
    if (files.read(folder)) return folder;
  }
  for (const auto* name : {"template.yaml", "template.yml", "cookiecutter.json"}) {
    auto path = join_path(folder, name);
    if (files.read(path)) return path;
  }
  return std::nullopt;
}
TemplateSources::Opened TemplateSources::open_repository_at(const fs::path& path, const std::string& below,
                                                            std::string_view name) {
  auto repository = open_repository(context_, path);
  used_[identity_of(*repository)] = path;
  const auto root = repository->work_tree();
  std::string revision = version_.revision.value_or("");
  if (revision.empty() && !version_.work_tree) {
    auto word = name.empty() ? base_name(below) : name;
    revision = newest_tag(repository->tags(), word).value_or(root ? "" : "HEAD");
  }
  if (revision.empty() && version_.or_head && !root) revision = "HEAD";
  if (!revision.empty()) {
    const auto commit = repository->resolve(revision);
    const auto hex = commit.id.hex();
    scaffold::Origin origin{identity_of(*repository), hex.starts_with(revision) ? "" : revision, hex};
    return {scaffold::revision_files(std::move(repository), commit, std::move(origin)), below};
  }
  if (!root) {
    throw Error(ErrorKind::usage,
                fmt::format("{} is bare: there are no files on disk", shown(short_path(path))))
        .hint("--rev REV reads a commit");
  }
  return {scaffold::disk_files(*root, {identity_of(*repository), "", ""}), below};
}

TemplateSources::Opened TemplateSources::open(const fs::path& path, const std::string& below,
                                              std::string_view name) {
  std::error_code code;
  if (!fs::exists(path, code))
    throw Error(ErrorKind::not_found,
                fmt::format("there is no {}", shown(short_path(path.lexically_normal()))));
  const auto whole = fs::canonical(path, code);
  if (const auto around = git::enclosing(whole)) {
    auto inside = whole.lexically_relative(fs::canonical(around->path, code)).generic_string();
    if (inside == ".") inside.clear();
    return open_repository_at(around->path, below.empty() ? inside : join_path(inside, below), name);
  }
  if (version_.revision)
    throw Error(ErrorKind::usage,
                fmt::format("{} lies in no git repository: --rev has nothing to choose from",
                            shown(short_path(whole))));
  const bool is_file = fs::is_regular_file(whole, code);
  const auto root = is_file ? whole.parent_path() : whole;
  return {scaffold::disk_files(root, {root.string(), "", ""}), is_file ? whole.filename().string() : below};
}

TemplateSpec TemplateSources::only_template(const Opened& opened, const std::string& word) {
  if (const auto file = template_file(*opened.files, opened.folder))
    return scaffold::load_template(opened.files, *file);
  const auto found = scaffold::find_templates(*opened.files, opened.folder);
  if (found.size() == 1) return scaffold::load_template(opened.files, found.front());
  const auto& origin = opened.files->origin();
  const auto at = origin.ref.empty() ? std::string() : fmt::format(" at {}", shown(origin.ref));
  if (found.empty()) {
    throw Error(ErrorKind::not_found, fmt::format("there is no template in {}{}", shown(word), at))
        .hint("a template is a YAML file of kind Template, or a folder with cookiecutter.json" +
              std::string(origin.ref.empty() ? "" : "; --worktree reads the files on disk"));
  }
  std::vector<std::string> folders;
  for (const auto& path : found) {
    const std::string folder(parent_of(path));
    folders.push_back(
        shown(folder.substr(std::min(folder.size(), opened.folder.empty() ? 0 : opened.folder.size() + 1))));
  }
  if (folders.size() > 12) {
    const auto rest = folders.size() - 12;
    folders.resize(12);
    folders.push_back(fmt::format("{} more", rest));
  }
  throw Error(ErrorKind::usage, fmt::format("{} holds {} templates{}", shown(word), found.size(), at))
      .hint(fmt::format("name one, as {}//FOLDER: {}", shown(word), join(folders, ", ")));
}

TemplateSources::Opened TemplateSources::open_at(const std::string& word, std::string_view name) {
  const auto cut = word.find("//");
  const auto path = word.substr(0, cut);
  auto below = cut == std::string::npos ? std::string() : word.substr(cut + 2);
  while (below.ends_with('/')) below.pop_back();
  if (path.empty() || path.starts_with('-') || word.find("::") != std::string::npos) {
    throw Error(ErrorKind::usage, fmt::format("'{}' is no place of a template on disk", shown(word)))
        .hint("clone it first; then name the clone's folder");
  }
  if (word.find("://") != std::string::npos || word.starts_with("git@")) {
    throw Error(ErrorKind::usage, fmt::format("'{}' is on the network, which bs never asks", shown(word)))
        .hint("git clone it, then name the clone's folder");
  }
  const auto folder = fs::absolute(path);
  if (!below.empty()) {
    const auto safe = resolve_repository_path("", below);
    if (!safe) throw Error(ErrorKind::usage, fmt::format("'{}' leaves {}", shown(below), shown(path)));
    below = *safe;
  }
  return open(folder, below, name);
}

TemplateSpec TemplateSources::at_path(const std::string& word, std::string_view name) {
  return only_template(open_at(word, name), word);
}

}  // namespace bs::cli
