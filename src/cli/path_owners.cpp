#include "cli/path_owners.hpp"

#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/base/text.hpp"
#include "bs/git/discover.hpp"
#include "bs/match/codeowners.hpp"
#include "bs/model/ref.hpp"

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
    auto flavour = match::has_gitlab_sections(*text) ? match::OwnersFlavour::gitlab : place.flavour;
    return OwnersFile{std::string(place.path), match::CodeOwners::parse(*text, flavour)};
  }
  return std::nullopt;
}

/// "@acme/payments" → group:default/payments, "@jan" → user:default/jan, an address → "email:…"; aliases
/// first.
std::string ref_of_owner(const std::string& written, const model::WorkspaceConfig& config) {
  auto alias = config.catalog.owner_aliases.find(written);
  if (alias != config.catalog.owner_aliases.end()) {
    auto ref = model::parse_ref(alias->second, {"group", "default"});
    if (ref) return ref->canonical();
  }
  if (!written.starts_with('@')) return "email:" + to_lower(written);
  auto slash = written.rfind('/');
  bool team = slash != std::string::npos;
  return model::EntityRef{team ? "group" : "user", "default", written.substr(team ? slash + 1 : 1)}
      .canonical();
}

/// The first team of the line, else its first person (catalog.md, Ownership).
std::string deciding_owner(const std::vector<std::string>& owners, const model::WorkspaceConfig& config) {
  for (const auto& owner : owners) {
    if (owner.starts_with('@') && owner.find('/') != std::string::npos) return ref_of_owner(owner, config);
  }
  return owners.empty() ? "" : ref_of_owner(owners.front(), config);
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
  auto owner = deciding_owner(rule->owners, context.workspace().config);
  if (result.source.empty() && !owner.empty()) {
    result.owner = owner;
    result.source = "CODEOWNERS";
  }
  result.disputed = result.source == "declared" && !owner.empty() && owner != result.owner;
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
