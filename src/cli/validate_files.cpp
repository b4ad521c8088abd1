#include "cli/validate_files.hpp"

#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/base/text.hpp"
#include "bs/data/yaml.hpp"
#include "bs/git/discover.hpp"
#include "bs/git/work_tree.hpp"
#include "bs/match/glob.hpp"
#include "bs/model/location.hpp"

namespace bs::cli {
namespace {

constexpr std::size_t k_file_bytes = 8u << 20;

/// Seen from the file's folder, or from the repository's root for a leading '/'.
fs::path target_on_disk(const fs::path& file, std::string_view target) {
  if (!target.starts_with('/')) return file.parent_path() / target;
  auto repository = git::enclosing(fs::absolute(file).parent_path());
  return (repository ? repository->path : fs::absolute(file).parent_path()) / target.substr(1);
}

bool is_there(const fs::path& file, std::string_view target) {
  if (target.find("://") != std::string_view::npos) return true;
  std::error_code code;
  if (target.find_first_of("*?[{") == std::string_view::npos) return fs::exists(target_on_disk(file, target), code);
  match::Glob glob(target.starts_with("./") ? target.substr(2) : target);
  auto base = file.parent_path().empty() ? fs::path(".") : file.parent_path();
  for (auto it = fs::recursive_directory_iterator(base, fs::directory_options::skip_permission_denied, code); !code && it != fs::end(it); it.increment(code)) {
    if (glob.matches(it->path().lexically_relative(base).generic_string())) return true;
  }
  return false;
}

/// An object whose only key is $text, $json or $yaml.
void find_placeholders(const data::Value& value, const std::function<void(const data::Member&)>& found) {
  if (value.is_array()) {
    for (const auto& item : value.as_array()) find_placeholders(item, found);
  } else if (value.is_object()) {
    const auto& members = value.as_object();
    if (members.size() == 1 && members[0].value.is_string() &&
        (members[0].key == "$text" || members[0].key == "$json" || members[0].key == "$yaml")) {
      found(members[0]);
      return;
    }
    for (const auto& member : members) find_placeholders(member.value, found);
  }
}

void warn_of_missing(const fs::path& file, std::string_view text, model::ValidatedFile& result) {
  auto warn = [&](Mark mark, std::string message) { result.problems.push_back({Severity::warning, std::move(message), mark, ""}); };
  for (const auto& document : data::parse_yaml(text).documents) {
    find_placeholders(document.root, [&](const data::Member& member) {
      const auto& target = member.value.as_string();
      if (!is_there(file, target)) warn(member.value.mark, fmt::format("{} names {}, which is not there", member.key, target));
    });
  }
  for (const auto& document : result.documents) {
    if (!document.entity || to_lower(document.entity->ref.kind) != "location") continue;
    for (const auto& target : model::location_targets(*document.entity)) {
      if (target.kind == model::TargetKind::relative && !is_there(file, target.text)) {
        warn(target.mark, fmt::format("the target {} matches no file", target.text));
      }
    }
  }
}

}  // namespace

std::vector<std::string> catalog_files_here(const Workspace& workspace) {
  match::GlobSet wanted(workspace.config.catalog.files);
  match::GlobSet left_out(workspace.config.repositories.ignore);
  match::IgnoreRules rules;
  std::vector<std::string> found;
  git::walk_work_tree(
      fs::current_path(),
      [&](std::string_view path, bool is_folder) {
        return left_out.matches(path) || rules.verdict(path, is_folder) == match::IgnoreRules::Verdict::ignored;
      },
      [&](std::string_view folder, std::string_view text) { rules.add(text, folder); },
      [&](const git::Entry& entry) {
        if (entry.type == git::EntryType::blob && wanted.matches(entry.path)) found.push_back(entry.path);
        return git::WalkStep::into;
      });
  std::sort(found.begin(), found.end());
  return found;
}

model::ValidatedFile validate_file(const std::string& path, const model::WorkspaceConfig& config) {
  std::string text;
  try {
    text = read_file(path, k_file_bytes + 1);
  } catch (const Error& error) {
    // Whatever the reason, a file that was named and cannot be read leaves the question open.
    throw Error(ErrorKind::unreadable, error.message()).hint(error.hint());
  }
  model::ValidateOptions options;
  options.kinds = config.catalog.kinds;
  options.in_skeleton = model::is_skeleton_path(path);
  auto result = model::validate_text(text, options);
  warn_of_missing(path, text, result);
  return result;
}

}  // namespace bs::cli
