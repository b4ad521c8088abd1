#include <algorithm>

#include "bs/base/text.hpp"
#include "scaffold/cookiecutter_spec.hpp"
#include "scaffold/local_folders.hpp"
#include "scaffold/template_document.hpp"

namespace bs::scaffold {
namespace {

bool is_never_entered(std::string_view folder) {
  const std::string_view name = base_name(folder);
  return name == "node_modules" || name.find("{{") != std::string_view::npos;
}

bool is_candidate(const TemplateFiles& files, const TemplateFile& file) {
  if (file.mode == FileMode::symlink) return false;
  if (base_name(file.path) == k_cookiecutter_file) return true;
  if (!file.path.ends_with(".yaml") && !file.path.ends_with(".yml")) return false;
  if (file.size > k_template_bytes) return false;
  try {
    const auto text = files.read(file.path, k_template_bytes);
    return text && holds_template(*text);
  } catch (const Error& error) {
    // A partial clone has what was asked for so far; what it lacks is no template that could be used.
    if (error.kind() == ErrorKind::unreadable) return false;
    throw;
  }
}

/// What the template at `path` fetches; a faulty one fetches nothing that anybody could tell.
std::vector<std::string> skeletons_of(const TemplateFilesPtr& files, const std::string& path) {
  if (base_name(path) == k_cookiecutter_file) return {};
  try {
    return fetched_folders(load_template(files, path));
  } catch (const Error&) {
    return {};
  }
}

}  // namespace

std::vector<std::string> find_templates(const TemplateFiles& files, std::string_view folder) {
  ListOptions options;
  options.skips = is_never_entered;
  options.passes_over = true;
  std::vector<std::string> found;
  for (const TemplateFile& file : files.list(folder, options))
    if (is_candidate(files, file)) found.push_back(file.path);
  // Not owned: the templates that are loaded here live no longer than this call.
  const TemplateFilesPtr borrowed(std::shared_ptr<void>(), &files);
  std::vector<std::pair<std::string, std::string>> skeletons;  // folder, the template that fetches it
  for (const std::string& path : found)
    for (std::string& skeleton : skeletons_of(borrowed, path))
      skeletons.emplace_back(std::move(skeleton), path);
  const auto is_skeleton = [&](const std::string& path) {
    return std::any_of(skeletons.begin(), skeletons.end(), [&](const auto& skeleton) {
      // A template that fetches the folder it lies in does not make itself a skeleton, nor its neighbours'
      // folders when that is the root of everything.
      return skeleton.second != path && !is_below(skeleton.second, skeleton.first) &&
             is_below(path, skeleton.first);
    });
  };
  found.erase(std::remove_if(found.begin(), found.end(), is_skeleton), found.end());
  return found;
}

}  // namespace bs::scaffold
