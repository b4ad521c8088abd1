// What a link or an URL names, found again on this disk.
#include "cli/template_sources.hpp"

#include <algorithm>

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "bs/git/discover.hpp"
#include "cli/check_side.hpp"
#include "cli/route.hpp"

namespace bs::cli {

using scaffold::TemplateSpec;

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

std::shared_ptr<const git::Repository> TemplateSources::opened_again(const scaffold::Origin& origin) {
  const auto place = repository_of(origin.source);
  if (!place) throw Error(ErrorKind::not_found, fmt::format("{} is not on this disk", shown(origin.source)));
  return open_repository(context_, *place);
}

std::vector<std::string> TemplateSources::tags_of(const scaffold::Origin& origin) {
  return opened_again(origin)->tags();
}

std::string TemplateSources::commit_of(const scaffold::Origin& origin, const std::string& tag) {
  return opened_again(origin)->resolve(tag).id.hex();
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
