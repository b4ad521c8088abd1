#include "cli/path_owners.hpp"

#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/base/text.hpp"
#include "bs/git/discover.hpp"
#include "bs/match/codeowners.hpp"
#include "bs/model/owner_names.hpp"

namespace bs::cli {
namespace {

constexpr std::size_t k_codeowners_bytes = 3u << 20;  // GitHub's own bound

struct OwnersFile {
  std::string path;
  match::CodeOwners rules;
};

std::optional<OwnersFile> codeowners_of(const fs::path& work_tree) {
  for (const auto& place : match::codeowners_locations()) {
    auto text = read_file_below(work_tree, place.path, k_codeowners_bytes);
    if (!text) continue;
    return OwnersFile{std::string(place.path),
                      match::CodeOwners::parse(*text, match::flavour_at(place, *text))};
  }
  return std::nullopt;
}

void add_component(PathOwner& result, Context& context, const fs::path& root, const std::string& inside) {
  for (const auto& row : context.catalog().at_folder(root.string(), inside)) {
    if (to_lower(row.kind) != "component") continue;
    result.component = row.ref;
    if (row.owner_source == "declared") {
      result.owner = row.owner;
      result.source = "declared";
    }
    return;
  }
}

void add_codeowners(PathOwner& result, Context& context, const OwnersFile& file, const std::string& inside) {
  result.file = file.path;
  const auto* rule = file.rules.match(inside);
  if (rule == nullptr) return;
  result.has_rule = true;
  result.rule = rule->pattern;
  result.line = rule->line;
  result.codeowners = rule->owners;
  const model::OwnerNames names(context.workspace().config.catalog.owner_aliases);
  auto owner = names.deciding(rule->owners).ref;
  if (owner.empty()) return;
  if (result.source.empty()) {
    result.owner = owner;
    result.source = "CODEOWNERS";
  }
  // Whoever the line names beside its first team owns the path as well.
  result.disputed = result.source == "declared" && !names.names(rule->owners, result.owner);
}

}  // namespace

PathOwner owner_of_path(Context& context, const std::string& path) {
  PathOwner result;
  result.path = path;
  std::error_code code;
  auto absolute = fs::weakly_canonical(fs::absolute(path), code);
  if (code || !fs::exists(absolute, code)) {
    throw Error(ErrorKind::not_found, fmt::format("there is no file or folder {}", shown(path)));
  }
  auto repository = git::enclosing(fs::is_directory(absolute, code) ? absolute : absolute.parent_path());
  if (!repository) throw Error(ErrorKind::not_found, fmt::format("{} is in no git repository", shown(path)));
  auto inside = absolute.lexically_relative(fs::weakly_canonical(repository->path, code)).generic_string();
  if (inside == ".") inside.clear();
  add_component(result, context, repository->path, inside);
  if (repository->bare) return result;
  if (auto file = codeowners_of(repository->path)) {
    auto asked = fs::is_directory(absolute, code) && !inside.empty() ? inside + "/" : inside;
    add_codeowners(result, context, *file, asked);
  }
  return result;
}

}  // namespace bs::cli
