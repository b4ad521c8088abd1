#include "scaffold/lint/skeletons.hpp"

#include <algorithm>

#include "bs/base/text.hpp"
#include "bs/model/config_reader.hpp"
#include "scaffold/lint/skeleton_file.hpp"
#include "scaffold/lint/source.hpp"
#include "scaffold/local_folders.hpp"
#include "scaffold/skeleton.hpp"
#include "scaffold/source_url.hpp"

namespace bs::scaffold::lint {
namespace {

constexpr std::string_view k_parameter = "parameters.";

/// The name in "${{ parameters.ci }}"; "" for anything else.
std::string_view only_parameter(std::string_view url) {
  if (!url.starts_with("${{") || !url.ends_with("}}")) return {};
  const std::string_view inside = trim(url.substr(3, url.size() - 5));
  if (!inside.starts_with(k_parameter)) return {};
  const std::string_view name = inside.substr(k_parameter.size());
  const bool is_plain = std::all_of(name.begin(), name.end(), [](char c) {
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
  return is_plain ? name : std::string_view();
}

bool is_constant(const data::Value& value) {
  if (value.is_string()) return !has_tags(value.as_string(), Dialect::backstage);
  return value.is_boolean() || value.is_number();
}

/// Which files of a skeleton are rendered.
class Selection {
 public:
  Selection(const Step& step, Findings& findings) {
    std::vector<std::string> patterns;
    for (const std::string_view key : {"copyWithoutTemplating", "copyWithoutRender"})
      if (const data::Value* list = step.input.find(key); list != nullptr && list->is_array())
        for (const data::Value& pattern : list->as_array()) add(pattern, patterns, findings);
    copied_ = CopyRules(patterns);
    const data::Value* extension = step.input.find("templateFileExtension");
    if (extension == nullptr) return;
    if (extension->is_boolean() && extension->as_boolean()) extension_ = ".njk";
    if (extension->is_string()) extension_ = extension->as_string();
    if (!extension_.empty() && extension_.front() != '.') extension_.insert(0, 1, '.');
  }

  /// `path` is below the skeleton's folder.
  bool is_copied(std::string_view path) const {
    return extension_.empty() ? copied_.matches(path) : !path.ends_with(extension_);
  }

 private:
  static void add(const data::Value& pattern, std::vector<std::string>& patterns, Findings& findings) {
    if (!is_constant(pattern) || !pattern.is_string()) return;
    try {
      CopyRules({pattern.as_string()});
      patterns.push_back(pattern.as_string());
    } catch (const Error& error) {
      findings.error(findings.template_file(), pattern.mark, error.message());
    }
  }

  CopyRules copied_;
  std::string extension_;
};

bool is_on(const data::Value* input) {
  return input != nullptr && !input->is_null() && *input != data::Value(false);
}

// Inputs of fetch:template that exclude each other.
constexpr std::pair<std::string_view, std::string_view> k_exclusive[] = {
    {"copyWithoutRender", "copyWithoutTemplating"},
    {"copyWithoutRender", "templateFileExtension"},
    {"copyWithoutTemplating", "templateFileExtension"},
    {"templateFileExtension", "cookiecutterCompat"},
};

class SkeletonsLint {
 public:
  SkeletonsLint(const TemplateSpec& spec, const Parameters& parameters, Findings& findings)
      : spec_(spec), parameters_(parameters), findings_(findings) {}

  void check(const Step& step) {
    check_choices(step);
    check_target(step);
    const data::Value* url = step.input.find("url");
    if (url == nullptr || !url->is_string() || !step.action.starts_with("fetch:")) return;
    if (is_local_url(url->as_string())) return check_url(step, url->as_string(), url->mark, false);
    if (is_constant(*url) && own_path(spec_, url->as_string()))
      return check_url(step, url->as_string(), url->mark, false);
    const auto known = parameters_.by_name.find(only_parameter(url->as_string()));
    if (known == parameters_.by_name.end()) return;
    for (const data::Value* schema : known->second.schemas)
      if (const data::Value* choices = schema->find("enum"); choices != nullptr && choices->is_array())
        for (const data::Value& choice : choices->as_array())
          if (choice.is_string() && is_local_url(choice.as_string()))
            check_url(step, choice.as_string(), choice.mark, true);
  }

 private:
  const std::string& file() const { return findings_.template_file(); }

  void check_choices(const Step& step) {
    if (step.action != "fetch:template") return;
    if (const data::Member* old = step.input.find_member("copyWithoutRender"))
      findings_.warning(file(), old->key_mark, "copyWithoutRender is the old name of copyWithoutTemplating",
                        "with the new name the files' names are rendered all the same");
    for (const auto& [one, other] : k_exclusive) {
      const data::Member* second = step.input.find_member(other);
      if (is_on(step.input.find(one)) && is_on(second == nullptr ? nullptr : &second->value))
        findings_.error(file(), second->key_mark,
                        fmt::format("fetch:template takes either {} or {}, not both", one, other));
    }
  }

  void check_target(const Step& step) {
    const data::Value* target = step.input.find("targetPath");
    if (target == nullptr || !target->is_string()) return;
    const std::string& path = target->as_string();
    const std::size_t fixed = std::min(path.find("${{"), path.size());
    const std::string_view start = std::string_view(path).substr(0, fixed);
    if (start.starts_with('/') || !resolve_repository_path("", start))
      findings_.error(file(), target->mark,
                      fmt::format("{} leads out of the project", model::in_quotes(path)));
  }

  void check_url(const Step& step, const std::string& url, Mark mark, bool is_choice) {
    const auto path = own_path(spec_, url);
    if (!path) {
      findings_.error(file(), mark,
                      fmt::format("{} leads out of the template's files", model::in_quotes(url)));
      return;
    }
    const bool is_file = step.action.ends_with(":file");
    try {
      if (is_file) return check_file(step, *path, mark);
      check_folder(step, *path, url, mark, is_choice);
    } catch (const Error& error) {
      findings_.error(file(), mark, error.message(), error.hint());
    }
  }

  void check_file(const Step& step, const std::string& path, Mark mark) {
    const auto found = find_file(*spec_.files, path);
    if (!found) findings_.error(file(), mark, fmt::format("there is no file {}", model::in_quotes(path)));
    if (!found || step.action != "fetch:template:file") return;
    const Rendering rendering = rendering_of(step);
    SkeletonFiles(*spec_.files, parent_of(path), rendering, findings_).check(*found, false);
  }

  void check_folder(const Step& step, const std::string& path, const std::string& url, Mark mark,
                    bool is_choice) {
    const auto listed = spec_.files->list(path);
    if (listed.empty()) {
      // A choice need not be meant as a folder everywhere it is used.
      const std::string message =
          fmt::format("there is no folder {}", model::in_quotes(path.empty() ? url : path));
      is_choice ? findings_.warning(file(), mark, message) : findings_.error(file(), mark, message);
      return;
    }
    if (step.action != "fetch:template") return;
    const Selection selection(step, findings_);
    const Rendering rendering = rendering_of(step);
    SkeletonFiles skeleton(*spec_.files, path, rendering, findings_);
    for (const TemplateFile& one : listed)
      skeleton.check(
          one, selection.is_copied(std::string_view(one.path).substr(path.empty() ? 0 : path.size() + 1)));
  }

  Rendering rendering_of(const Step& step) const {
    Rendering rendering;
    const data::Value* compatible = step.input.find("cookiecutterCompat");
    const bool is_compatible = compatible != nullptr && compatible->is_boolean() && compatible->as_boolean();
    rendering.options.dialect = is_compatible ? Dialect::cookiecutter : Dialect::backstage;
    rendering.root = is_compatible ? "cookiecutter" : "values";
    rendering.giver = fmt::format("the step {}", model::in_quotes(step.id));
    const data::Value* values = step.input.find("values");
    if (values == nullptr) return rendering;
    if (values->is_object()) {
      data::Value constants = data::Value::object();
      for (const data::Member& member : values->as_object()) {
        rendering.given.insert(member.key);
        if (!is_constant(member.value)) continue;
        rendering.constants.insert(member.key);
        constants.set(member.key, member.value);
      }
      data::Value context = data::Value::object();
      context.set(rendering.root, std::move(constants));
      rendering.context = std::make_shared<const Context>(context);
    } else {
      const bool is_parameters = values->is_string() && trim(values->as_string()) == "${{ parameters }}";
      for (const std::string& name : parameters_.names()) rendering.given.insert(name);
      rendering.is_open = !is_parameters || parameters_.takes_others;
    }
    return rendering;
  }

  const TemplateSpec& spec_;
  const Parameters& parameters_;
  Findings& findings_;
};

}  // namespace

void check_skeletons(const TemplateSpec& spec, const Parameters& parameters, Findings& findings) {
  SkeletonsLint lint(spec, parameters, findings);
  for (const Step& step : spec.steps) lint.check(step);
}

}  // namespace bs::scaffold::lint
