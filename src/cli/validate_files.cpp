#include "cli/validate_files.hpp"

#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/base/text.hpp"
#include "bs/git/discover.hpp"
#include "bs/git/work_tree.hpp"
#include "bs/match/glob.hpp"

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
  if (target.find_first_of("*?[{") == std::string_view::npos)
    return fs::exists(target_on_disk(file, target), code);
  match::Glob glob(target.starts_with("./") ? target.substr(2) : target);
  auto base = file.parent_path().empty() ? fs::path(".") : file.parent_path();
  for (auto it = fs::recursive_directory_iterator(base, fs::directory_options::skip_permission_denied, code);
       !code && it != fs::end(it); it.increment(code)) {
    if (glob.matches(it->path().lexically_relative(base).generic_string())) return true;
  }
  return false;
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
        return left_out.matches(path) ||
               rules.verdict(path, is_folder) == match::IgnoreRules::Verdict::ignored;
      },
      [&](std::string_view folder, std::string_view text) { rules.add(text, folder); },
      [&](const git::Entry& entry) {
        if (entry.type == git::EntryType::blob && wanted.matches(entry.path) &&
            !model::is_workflow_path(entry.path))
          found.push_back(entry.path);
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
  options.check_target = [&](std::string_view target) -> std::optional<std::string> {
    if (is_there(path, target)) return std::nullopt;
    const bool pattern = target.find_first_of("*?[{") != std::string_view::npos;
    return fmt::format("{} {}", target, pattern ? "matches no file" : "is not there");
  };
  return model::validate_text(text, options);
}

}  // namespace bs::cli
