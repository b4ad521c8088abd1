#include "cli/check_policy.hpp"

#include <algorithm>

#include "bs/base/embedded.hpp"
#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/base/text.hpp"
#include "cli/known_facts.hpp"
#include "cli/policy_files.hpp"
#include "cli/route.hpp"

namespace bs::embedded {
extern const Files shipped_checks;
}

namespace bs::cli {
namespace {

/// Gathers layers, and what the digest is taken over.
class Layers {
 public:
  explicit Layers(ShippedTests tests = ShippedTests::left_out)
      : policy_(built_in_policy(tests)), bytes_(BS_VERSION) {}

  void add(const std::vector<checks::PolicyFile>& files) {
    for (const auto& file : files) note(file.path, file.text);
    auto layer = checks::load_policy(files, known_facts(), &policy_);
    policy_ = checks::merge(std::move(policy_), std::move(layer));
  }
  void note(std::string_view name, std::string_view text) {
    for (auto part : {name, text}) {
      bytes_ += part;
      bytes_ += '\0';
    }
  }
  CheckPolicy finish(model::WorkspaceConfig config, std::string source) {
    checks::verify(policy_);
    CheckPolicy result;
    result.policy = std::move(policy_);
    result.config = std::move(config);
    result.note.source = std::move(source);
    result.note.digest = git::blob_id(bytes_).hex();
    return result;
  }

 private:
  checks::Policy policy_;
  std::string bytes_;
};

std::string source_text(bool has_file, const std::vector<std::string>& folders, const std::string& at) {
  if (!has_file && folders.empty()) return "built-in";
  auto parts = folders;
  if (has_file) parts.emplace_back("bs.yaml");
  return join(parts, ", ") + (at.empty() ? "" : " at " + at);
}

/// Where bs.yaml lies in the tree: at or above the current folder, as the tree has it, not as the disk has
/// it.
struct ConfigFile {
  std::string folder;
  std::string text;
};
std::optional<ConfigFile> config_at(const git::Repository& repository, const git::Commit& commit) {
  for (auto folder = folder_stood_in(repository);; folder = parent_of(folder)) {
    if (auto text = file_at(repository, commit, join_path(folder, "bs.yaml")))
      return ConfigFile{folder, std::move(*text)};
    if (folder.empty()) return std::nullopt;
  }
}

/// The repository path of a folder on disk, nullopt when it lies outside. Told by names alone below the root:
/// a link that the change puts there must not lead to another policy.
std::optional<std::string> inside(const git::Repository& repository, const fs::path& folder) {
  const auto root = repository.work_tree();
  if (!root) return std::nullopt;
  std::error_code code;
  const auto base = fs::weakly_canonical(*root, code).generic_string();
  for (const auto& start : {base, root->lexically_normal().generic_string()}) {
    const auto whole = folder.lexically_normal().generic_string();
    if (is_below(whole, start)) return whole == start ? std::string() : whole.substr(start.size() + 1);
  }
  return std::nullopt;
}

struct Place {
  const git::Repository& repository;
  const git::Commit& commit;
  const std::string& name;
};

/// A policy folder as bs.yaml names it, seen from the folder of bs.yaml on disk.
void add_folder(Layers& layers, const Place& place, const fs::path& base, const std::string& written) {
  const auto folder = (base / written).lexically_normal();
  const auto path = inside(place.repository, folder);
  if (!path) {
    layers.add(policy_files_on_disk(folder));
    return;
  }
  const auto files = policy_files_at(place.repository, place.commit, *path, place.name);
  if (files.empty()) {
    throw Error(ErrorKind::config,
                fmt::format("bs.yaml names the policy folder {}, and {} has no policy there", shown(written),
                            shown(place.name)));
  }
  layers.add(files);
}

/// A shipped check's text up to its tests, where they are the last of its keys.
std::string_view without_tests(std::string_view text) {
  const auto at = text.find("\ntests:");
  if (at == std::string_view::npos) return text;
  for (auto line = text.find('\n', at + 1); line != std::string_view::npos;
       line = text.find('\n', line + 1)) {
    const auto first = line + 1 < text.size() ? text[line + 1] : ' ';
    if (first != ' ' && first != '\n' && first != '#' && first != '-') return text;  // a key behind them
  }
  return text.substr(0, at + 1);
}

}  // namespace

std::string folder_stood_in(const git::Repository& repository) {
  const auto root = repository.work_tree();
  if (!root) return "";
  std::error_code code;
  const auto here = fs::current_path(code).lexically_relative(fs::weakly_canonical(*root, code));
  auto folder = here.generic_string();
  return folder == "." || folder.starts_with("..") ? "" : folder;
}

const checks::Policy& built_in_policy(ShippedTests tests) {
  const auto load = [](bool with_tests) {
    std::vector<checks::PolicyFile> files;
    for (const auto& file : embedded::shipped_checks) {
      const auto text = with_tests ? file.text : without_tests(file.text);
      files.push_back({"built-in: " + std::string(file.name), std::string(text)});
    }
    return checks::load_policy(files, known_facts());
  };
  if (tests == ShippedTests::read) {
    static const checks::Policy whole = load(true);
    return whole;
  }
  static const checks::Policy policy = load(false);
  return policy;
}

CheckPolicy policy_on_disk(Context& context, ShippedTests tests) {
  const auto& workspace = context.workspace();
  Layers layers(tests);
  for (const auto& written : workspace.config.policy)
    layers.add(policy_files_on_disk((workspace.root / written).lexically_normal()));
  if (workspace.file) layers.note("bs.yaml", read_file(*workspace.file, 1u << 20));
  return layers.finish(workspace.config,
                       source_text(workspace.file.has_value(), workspace.config.policy, ""));
}

CheckPolicy policy_at(Context& context, const git::Repository& repository, const git::Commit& commit,
                      const std::string& name) {
  const Place place{repository, commit, name};
  Layers layers;
  if (const auto found = config_at(repository, commit)) {
    const auto file = join_path(found->folder, "bs.yaml");
    auto config = model::parse_workspace(found->text, name + ":" + file);
    layers.note(file, found->text);
    const auto base = repository.work_tree().value_or(repository.path()) / found->folder;
    for (const auto& written : config.policy) add_folder(layers, place, base, written);
    auto source = source_text(true, config.policy, name);
    return layers.finish(std::move(config), std::move(source));
  }
  // A bs.yaml around the repository is nothing that a change in it can reach.
  const auto& workspace = context.workspace();
  if (workspace.file && !inside(repository, *workspace.file)) {
    layers.note("bs.yaml", read_file(*workspace.file, 1u << 20));
    for (const auto& written : workspace.config.policy) add_folder(layers, place, workspace.root, written);
    return layers.finish(workspace.config, source_text(true, workspace.config.policy, ""));
  }
  return layers.finish({}, "built-in");
}

CheckPolicy policy_named(Context& context, const std::string& name, const git::Repository* repository,
                         ShippedTests tests) {
  std::error_code code;
  if (fs::is_directory(name, code)) {
    Layers layers(tests);
    layers.add(policy_files_on_disk(fs::absolute(name)));
    return layers.finish(context.workspace().config, name);
  }
  if (repository == nullptr || looks_like_path(name)) {
    throw Error(ErrorKind::usage, fmt::format("--policy {}: there is no such folder", shown(name)))
        .hint("a revision can be named where one repository is checked");
  }
  return policy_at(context, *repository, repository->resolve(name), name);
}

CheckPolicy policy_asked_for(Context& context, const git::Repository* repository, ShippedTests tests) {
  const auto named = context.args().value_or("--policy", "");
  return named.empty() ? policy_on_disk(context, tests) : policy_named(context, named, repository, tests);
}

const model::Check& check_named(const checks::Policy& policy, const std::string& id) {
  if (const auto* check = policy.check(id)) return *check;
  std::vector<std::string> ids;
  for (const auto& check : policy.checks) ids.push_back(check->id);
  const auto near = nearest(id, ids);
  throw Error(ErrorKind::usage, fmt::format("no check is called '{}'", shown(id)))
      .hint(near ? fmt::format("did you mean {}?", *near) : "bs check list shows them");
}

std::optional<CheckPolicy> policy_of_all(Context& context) {
  const auto& args = context.args();
  if (args.flag("--new") || args.value("--base")) return std::nullopt;
  const auto named = args.value_or("--policy", "");
  if (named.empty()) return policy_on_disk(context);
  std::error_code code;
  if (!fs::is_directory(named, code)) return std::nullopt;
  return policy_named(context, named, nullptr);
}

}  // namespace bs::cli
