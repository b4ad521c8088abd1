#include "cli/new_project.hpp"

#include <algorithm>

#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/base/text.hpp"
#include "bs/git/discover.hpp"
#include "bs/git/merge.hpp"
#include "bs/scaffold/update.hpp"
#include "cli/check_side.hpp"
#include "cli/template_answers.hpp"

namespace bs::cli {
namespace {

/// Above this much the repository around a project is not read into memory for a check.
constexpr std::uint64_t k_around_bytes = 64u << 20;

data::Value user_of() {
  const auto name = environment("USER");
  if (!name || name->empty()) return {};
  auto metadata = data::Value::object();
  metadata.set("name", *name);
  metadata.set("namespace", "default");
  auto entity = data::Value::object();
  entity.set("kind", "User");
  entity.set("metadata", std::move(metadata));
  auto user = data::Value::object();
  user.set("ref", fmt::format("user:default/{}", to_lower(*name)));
  user.set("entity", std::move(entity));
  return user;
}

/// The nearest folder on the way up that is there.
fs::path existing_part(fs::path path) {
  std::error_code code;
  while (!fs::exists(path, code) && path.has_parent_path() && path != path.parent_path())
    path = path.parent_path();
  return path;
}

void find_surroundings(NewProject& project) {
  std::error_code code;
  const auto there = existing_part(project.folder);
  const auto around = git::enclosing(there);
  if (!around || around->bare) return;
  const auto root = fs::canonical(around->path, code);
  const auto whole = fs::canonical(there, code) / project.folder.lexically_relative(there);
  auto place = whole.lexically_normal().lexically_relative(root).generic_string();
  while (place.ends_with('/')) place.pop_back();
  project.inside = root;
  project.place = place == "." ? "" : place;
}

FileTree files_around(const fs::path& root) {
  FileTree tree;
  const auto snapshot = facts::work_tree_snapshot(nullptr, root);
  std::uint64_t bytes = 0;
  for (const auto& file : snapshot->files()) {
    if (!file.is_regular()) continue;
    auto blob = snapshot->read_once(file);
    bytes += blob.bytes.size();
    if (bytes > k_around_bytes) return {};
    if (blob.state == git::BlobState::present) tree[file.path] = {std::move(blob.bytes), FileMode::regular};
  }
  return tree;
}

}  // namespace

scaffold::RunOptions run_options(Context& context, TemplateSources& sources, const scaffold::Form& form,
                                 const data::Value& answers, const std::string& folder_name) {
  scaffold::RunOptions options;
  auto split = split_secrets(form, answers);
  options.parameters = answers;
  options.secrets = std::move(split.secrets);
  options.user = user_of();
  options.folder_name = folder_name;
  options.now = context.now();
  if (auto* store = context.stored_catalog()) {
    options.entity = [store](std::string_view ref) -> std::optional<data::Value> {
      const auto found = store->find(ref);
      if (!found) return std::nullopt;
      return catalog::stored_value(found->json);
    };
  }
  options.locate = [&sources](std::string_view url) -> std::optional<scaffold::RunOptions::Located> {
    auto found = sources.located(url);
    if (!found) return std::nullopt;
    return scaffold::RunOptions::Located{std::move(found->files), std::move(found->path)};
  };
  return options;
}

NewProject make_project(Context& context, TemplateSources& sources, const scaffold::TemplateSpec& spec,
                        const scaffold::Form& form, const data::Value& answers,
                        const std::optional<std::string>& folder) {
  NewProject project;
  auto name = folder ? folder : scaffold::project_name(spec, answers);
  if (!name || name->empty()) {
    throw Error(ErrorKind::usage, fmt::format("nothing says which folder {} goes into", shown(spec.name)))
        .hint(fmt::format("bs new {} DIR", shown(spec.name)));
  }
  if (!folder && scaffold::refusal_of(*name)) {
    throw Error(ErrorKind::usage,
                fmt::format("'{}' is no name for a folder: {}", shown(*name), *scaffold::refusal_of(*name)))
        .hint(fmt::format("bs new {} DIR", shown(spec.name)));
  }
  project.folder = fs::absolute(*name).lexically_normal();
  if (!project.folder.has_filename()) project.folder = project.folder.parent_path();
  find_surroundings(project);
  project.result = scaffold::run_template(
      spec, run_options(context, sources, form, answers, project.folder.filename().string()));
  if (project.result.failure) throw *project.result.failure;
  project.files = project.result.files;
  project.link =
      scaffold::make_link(spec, split_secrets(form, answers).parameters, project.files, BS_VERSION);
  const auto path = fmt::format("{}/{}.yaml", model::k_link_folder, project.link.name);
  project.files[path] = {model::to_text(project.link), FileMode::regular};
  scaffold::require_safe(project.files);
  for (const auto& entry : project.files) project.bytes += entry.second.bytes.size();
  return project;
}

ProjectVerdict check_project(Context& context, const NewProject& project) {
  FileTree around;
  if (project.inside) around = files_around(*project.inside);
  return check_project(context, project.folder.filename().string(), project.files, around, project.place);
}

WrittenProject write_project(Context& context, const NewProject& project, bool force, bool commits) {
  std::error_code code;
  const bool is_new = !fs::exists(fs::symlink_status(project.folder, code));
  WrittenProject done;
  done.written = scaffold::write_tree(project.files, project.folder, {force});
  done.branch = project.result.publications.empty() ? "main" : project.result.publications.front().branch;
  if (project.inside) {
    done.no_commit = fmt::format("it lies in the work tree {}", shown(short_path(*project.inside)));
    return done;
  }
  if (!commits) {
    done.no_commit = "--no-git was given";
    return done;
  }
  const auto author = git::identity_for_commits(project.folder, context.now());
  if (!author) {
    done.no_commit = "git knows no user.name and user.email; then git init && git add -A && git commit";
    return done;
  }
  const auto message =
      project.result.publications.empty() ? "initial commit" : project.result.publications.front().message;
  try {
    auto files = project.files;
    for (const auto& clash : done.written.clashes) files.erase(clash);
    done.commit = git::begin_repository(project.folder, done.branch, files, *author, message);
  } catch (const Error&) {
    if (is_new) fs::remove_all(project.folder, code);
    throw;
  }
  return done;
}

}  // namespace bs::cli
