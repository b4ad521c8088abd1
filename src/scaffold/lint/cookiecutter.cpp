#include "scaffold/lint/cookiecutter.hpp"

#include <algorithm>

#include "bs/base/text.hpp"
#include "scaffold/cookiecutter_spec.hpp"
#include "scaffold/cookiecutter_text.hpp"
#include "scaffold/cookiecutter_variables.hpp"
#include "scaffold/fnmatch.hpp"
#include "scaffold/lint/skeleton_file.hpp"
#include "scaffold/lint/steps.hpp"
#include "scaffold/lint/value_places.hpp"

namespace bs::scaffold::lint {
namespace {

// What cookiecutter adds to the variables.
constexpr std::string_view k_added[] = {"_template", "_output_dir", "_repo_dir", "_checkout", "_extensions"};

class CookiecutterLint {
 public:
  CookiecutterLint(const TemplateSpec& spec, Findings& findings) : spec_(spec), findings_(findings) {
    rendering_.options = cookiecutter_engine(spec, 0);
    rendering_.root = "cookiecutter";
    rendering_.giver = k_cookiecutter_file;
    for (const data::Member& member : spec.cookiecutter.as_object()) rendering_.given.insert(member.key);
    for (const std::string_view name : k_added) rendering_.given.emplace(name);
    read_copied();
  }

  void check_defaults() {
    const ValuePlaces places(spec_.text);
    for (const data::Member& member : spec_.cookiecutter.as_object()) {
      const bool is_internal = member.key.starts_with('_') && !member.key.starts_with("__");
      if (is_internal) continue;
      visit_strings(member.value, [&](const data::Value& text) {
        // JSON has no lines to find a place within a value by: the value's own place serves.
        Findings own(spec_.path);
        check_skeleton_text(text.as_string(), spec_.path, rendering_, own);
        for (Diagnostic& finding : own.take()) {
          finding.mark = places.of(text, finding.mark, "");
          findings_.add(std::move(finding));
        }
      });
    }
  }

  void check_content() {
    const auto folder = cookiecutter_content(*spec_.files, parent_of(spec_.path));
    if (!folder) {
      const bool offers_templates =
          spec_.cookiecutter.find("templates") != nullptr || spec_.cookiecutter.find("template") != nullptr;
      findings_.error(
          spec_.path, {}, "beside this file there is no folder \"{{cookiecutter.…}}\"",
          offers_templates ? "it offers a choice of templates: name the folder of one of them" : "");
      return;
    }
    SkeletonFiles content(*spec_.files, parent_of(*folder), rendering_, findings_);
    for (const TemplateFile& file : spec_.files->list(*folder)) {
      const std::string_view below = std::string_view(file.path).substr(folder->size() + 1);
      content.check(file, is_copied(below) || is_binary(file));
    }
  }

 private:
  void read_copied() {
    const data::Value* patterns = spec_.cookiecutter.find("_copy_without_render");
    if (patterns == nullptr || !patterns->is_array()) return;
    for (const data::Value& pattern : patterns->as_array())
      if (pattern.is_string()) copied_.push_back(pattern.as_string());
  }

  /// The file's own path counts, and that of each folder above it.
  bool is_copied(std::string_view path) const {
    for (; !path.empty(); path = parent_of(path))
      for (const std::string& pattern : copied_)
        if (fnmatch(path, pattern)) return true;
    return false;
  }

  bool is_binary(const TemplateFile& file) const {
    const auto bytes = file.mode == FileMode::symlink ? std::nullopt : spec_.files->read(file.path);
    return bytes && is_copied_as_binary(*bytes);
  }

  const TemplateSpec& spec_;
  Findings& findings_;
  Rendering rendering_;
  std::vector<std::string> copied_;
};

}  // namespace

void check_cookiecutter(const TemplateSpec& spec, Findings& findings) {
  CookiecutterLint lint(spec, findings);
  lint.check_defaults();
  lint.check_content();
  for (const std::string& notice : spec.notices) findings.note(spec.path, {}, notice);
}

}  // namespace bs::scaffold::lint
