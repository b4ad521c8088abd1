#include "cli/template_sources.hpp"

#include <algorithm>

#include "bs/base/embedded.hpp"
#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "bs/git/discover.hpp"
#include "cli/check_side.hpp"
#include "cli/route.hpp"

namespace bs::embedded {
extern const Files shipped_templates;
}

namespace bs::cli {
namespace {

using scaffold::TemplateSpec;

scaffold::TemplateFilesPtr shipped_files() {
  return scaffold::embedded_files(embedded::shipped_templates, "templates/", {"shipped", "v" BS_VERSION, ""});
}

std::vector<std::string> shipped_paths() {
  std::vector<std::string> paths;
  for (const auto& file : embedded::shipped_templates) {
    const auto parts = split(file.name, '/');
    if (parts.size() == 3 && parts[2] == "template.yaml")
      paths.push_back(fmt::format("{}/template.yaml", parts[1]));
  }
  return paths;
}

ListedTemplate listed(const scaffold::TemplateFilesPtr& files, const std::string& path) {
  ListedTemplate entry;
  entry.path = files->shown(path);
  try {
    entry.spec = scaffold::load_template(files, path);
  } catch (const Error& error) {
    entry.fault = error.message();
  }
  return entry;
}

/// The file of a template that stands in `folder` itself, or that `folder` names.
std::optional<std::string> template_file(const scaffold::TemplateFiles& files, const std::string& folder) {
  if (folder.ends_with(".yaml") || folder.ends_with(".yml") || base_name(folder) == "cookiecutter.json") {
    if (files.read(folder)) return folder;
  }
  for (const auto* name : {"template.yaml", "template.yml", "cookiecutter.json"}) {
    auto path = join_path(folder, name);
    if (files.read(path)) return path;
  }
  return std::nullopt;
}

std::string identity_of(const git::Repository& repository) {
  if (const auto url = repository.origin_url()) return git::normalise_url(*url);
  return repository.path().string();
}

}  // namespace

TemplateSources::TemplateSources(Context& context, TemplateVersion version)
    : context_(context), version_(std::move(version)) {
  if (version_.revision && version_.work_tree)
    throw Error(ErrorKind::usage, "--rev and --worktree exclude each other");
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

TemplatePlaces TemplateSources::places(const std::string& word) {
  if (!looks_like_path(word)) {
    for (const auto& path : shipped_paths()) {
      if (parent_of(path) == word) return {shipped_files(), {path}};
    }
    for (const auto& folder : context_.workspace().config.templates) {
      const auto opened = open((context_.workspace().root / folder).lexically_normal(), "", "");
      for (const auto& path : scaffold::find_templates(*opened.files, opened.folder)) {
        if (base_name(parent_of(path)) == word) return {opened.files, {path}};
        const auto entry = listed(opened.files, path);
        if (entry.spec && entry.spec->name == word) return {opened.files, {path}};
      }
    }
    const auto spec = named(word);
    return {spec.files, {spec.path}};
  }
  const auto opened = open_at(word, "");
  if (const auto file = template_file(*opened.files, opened.folder)) return {opened.files, {*file}};
  auto found = scaffold::find_templates(*opened.files, opened.folder);
  if (found.empty())
    throw Error(ErrorKind::not_found, fmt::format("there is no template in {}", shown(word)))
        .hint("a template is a YAML file of kind Template, or a folder with cookiecutter.json");
  return {opened.files, std::move(found)};
}

std::optional<TemplateSpec> TemplateSources::shipped(std::string_view name) {
  for (const auto& path : shipped_paths()) {
    if (parent_of(path) != name) continue;
    if (version_.revision || version_.work_tree) {
      throw Error(ErrorKind::usage,
                  fmt::format("{} is part of bs " BS_VERSION " and has no other version here", shown(name)));
    }
    return scaffold::load_template(shipped_files(), path);
  }
  return std::nullopt;
}

std::vector<ListedTemplate> TemplateSources::in_folders() {
  std::vector<ListedTemplate> out;
  const auto& workspace = context_.workspace();
  for (const auto& folder : workspace.config.templates) {
    const auto opened = open((workspace.root / folder).lexically_normal(), "", "");
    for (const auto& path : scaffold::find_templates(*opened.files, opened.folder))
      out.push_back(listed(opened.files, path));
  }
  return out;
}

void TemplateSources::list_catalog(std::vector<ListedTemplate>& out) {
  auto* store = context_.stored_catalog();
  if (store == nullptr) return;
  catalog::ListQuery query;
  query.filter = match::parse_filter({"kind=template"});
  for (const auto& row : store->list(query)) {
    if (row.repository_path.empty() || row.orphaned) continue;
    try {
      const auto opened = open_repository_at(row.repository_path, row.path, row.name);
      out.push_back(listed(opened.files, opened.folder));
    } catch (const Error& error) {
      out.push_back({std::nullopt, row.repository + "/" + row.path, error.message()});
    }
  }
}

std::vector<ListedTemplate> TemplateSources::all() {
  auto out = in_folders();
  if (!version_.revision && !version_.work_tree) {
    for (const auto& path : shipped_paths()) out.push_back(listed(shipped_files(), path));
  }
  list_catalog(out);
  std::vector<std::string> names;
  std::erase_if(out, [&](const ListedTemplate& entry) {
    if (!entry.spec) return false;
    if (std::find(names.begin(), names.end(), entry.spec->name) != names.end()) return true;
    names.push_back(entry.spec->name);
    return false;
  });
  return out;
}

TemplateSpec TemplateSources::named(const std::string& word) {
  if (looks_like_path(word)) return at_path(word);
  std::vector<std::string> names;
  std::vector<ListedTemplate> found;
  try {
    found = in_folders();
  } catch (const Error& error) {
    // A folder of bs.yaml that is gone must not keep what the binary has from being used; unknown names tell
    // it.
    if (auto spec = shipped(word)) return *std::move(spec);
    throw;
  }
  for (auto& entry : found) {
    if (entry.spec && (entry.spec->name == word || base_name(parent_of(entry.spec->path)) == word))
      return *std::move(entry.spec);
    if (!entry.spec && base_name(parent_of(entry.path)) == word) {
      throw Error(ErrorKind::config, fmt::format("{}: {}", shown(entry.path), entry.fault))
          .hint(fmt::format("bs template lint {}", shown(word)));
    }
    if (entry.spec) names.push_back(entry.spec->name);
  }
  if (auto spec = shipped(word)) return *std::move(spec);
  if (auto spec = in_catalog(word)) return *std::move(spec);
  for (const auto& path : shipped_paths()) names.emplace_back(parent_of(path));
  Error error(ErrorKind::not_found, fmt::format("no template is called '{}'", shown(word)));
  const auto near = nearest(word, names);
  std::error_code code;
  if (!near && fs::exists(word, code))
    throw std::move(error).hint(fmt::format("the folder is meant? write ./{}", shown(word)));
  throw std::move(error).hint(near ? fmt::format("did you mean {}?", shown(*near))
                                   : "bs template list shows what there is");
}

std::optional<TemplateSpec> TemplateSources::in_catalog(const std::string& name) {
  auto* store = context_.stored_catalog();
  if (store == nullptr) return std::nullopt;
  for (const auto& row : store->named(name)) {
    if (to_lower(row.kind) != "template" || row.repository_path.empty()) continue;
    const auto opened = open_repository_at(row.repository_path, row.path, row.name);
    return scaffold::load_template(opened.files, opened.folder);
  }
  return std::nullopt;
}

std::optional<fs::path> TemplateSources::repository_of(const std::string& source) {
  if (const auto used = used_.find(source); used != used_.end()) return used->second;
  if (auto place = clone_of(source)) return place;
  std::error_code code;
  if (source.starts_with('/') && fs::exists(source, code)) return source;
  return std::nullopt;
}

std::optional<fs::path> TemplateSources::clone_of(std::string_view identity) {
  const auto& workspace = context_.workspace();
  for (const auto& folder : workspace.config.templates) {
    const auto around = git::enclosing((workspace.root / folder).lexically_normal());
    if (!around) continue;
    const auto url = git::origin_of(*around).url;
    if (url && git::normalise_url(*url) == identity) return around->path;
  }
  auto* store = context_.stored_catalog();
  if (store == nullptr) return std::nullopt;
  for (const auto& row : store->repositories()) {
    if (row.record.identity == identity && row.record.state == model::RepositoryState::ok)
      return row.record.path;
  }
  return std::nullopt;
}

TemplateSpec TemplateSources::linked(const model::TemplateLink& link, const std::string& revision,
                                     const std::optional<std::string>& from) {
  TemplateSources at(context_, {revision.empty() ? version_.revision : std::optional(revision),
                                revision.empty() && version_.work_tree});
  if (from) return looks_like_path(*from) ? at.at_path(*from, link.template_name) : at.named(*from);
  if (link.source == "shipped") {
    if (!revision.empty() && revision != "v" BS_VERSION)
      throw Error(ErrorKind::not_found,
                  fmt::format("{} of {} was part of another bs", shown(revision), shown(link.template_name)));
    if (auto spec = TemplateSources(context_, {}).shipped(parent_of(link.path))) return *std::move(spec);
    throw Error(ErrorKind::not_found,
                fmt::format("bs " BS_VERSION " has no template {}", shown(link.template_name)));
  }
  const auto place = repository_of(link.source);
  if (!place) {
    throw Error(ErrorKind::not_found,
                fmt::format("the template's source {} is not on this disk", shown(link.source)))
        .hint("clone it and name it with --from PATH, or list its folder under templates in bs.yaml");
  }
  const auto opened = git::enclosing(*place) ? at.open_repository_at(*place, link.path, link.template_name)
                                             : at.open(*place, link.path, link.template_name);
  return scaffold::load_template(opened.files, link.path);
}

std::vector<std::string> TemplateSources::tags_of(const scaffold::Origin& origin) {
  const auto place = repository_of(origin.source);
  if (!place) throw Error(ErrorKind::not_found, fmt::format("{} is not on this disk", shown(origin.source)));
  return open_repository(context_, *place)->tags();
}

std::optional<TemplateSources::Located> TemplateSources::located(std::string_view url) {
  // https://HOST/OWNER/NAME/(-/)?(tree|blob)/BRANCH/PATH: the branch is taken to be one word.
  const auto normal = git::normalise_url(url);
  const auto parts = split(normal, '/');
  if (parts.size() < 3 || normal.starts_with('/')) return std::nullopt;
  const auto identity = fmt::format("{}/{}/{}", parts[0], parts[1], parts[2]);
  std::size_t at = 3;
  if (at < parts.size() && parts[at] == "-") ++at;
  std::string revision, path;
  if (at + 1 < parts.size() && (parts[at] == "tree" || parts[at] == "blob")) {
    revision = parts[at + 1];
    for (at += 2; at < parts.size(); ++at) path = join_path(path, parts[at]);
  } else if (at < parts.size()) {
    return std::nullopt;
  }
  const auto place = clone_of(identity);
  if (!place) return std::nullopt;
  try {
    auto repository = open_repository(context_, *place);
    std::string name = revision;
    std::optional<git::Commit> commit;
    for (const auto& candidate : {"origin/" + revision, revision}) {
      if (commit || revision.empty()) break;
      try {
        commit = repository->resolve(candidate);
      } catch (const Error&) {
        continue;  // the next name
      }
    }
    if (!commit && revision.empty()) {
      if (const auto tip = repository->default_tip()) commit = repository->find_commit(tip->commit);
    }
    if (!commit) return std::nullopt;
    scaffold::Origin origin{identity, name, commit->id.hex()};
    return Located{scaffold::revision_files(std::move(repository), *commit, std::move(origin)), path};
  } catch (const Error&) {
    return std::nullopt;  // a clone that cannot be read is as good as none: the step says that it needs the
                          // network
  }
}

}  // namespace bs::cli
