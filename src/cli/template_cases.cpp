#include "cli/template_cases.hpp"

#include <algorithm>

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "bs/data/yaml.hpp"
#include "bs/model/config_reader.hpp"
#include "bs/scaffold/write.hpp"
#include "cli/new_project.hpp"
#include "cli/template_answers.hpp"

namespace bs::cli {
namespace {

constexpr std::size_t k_shown_files = 5;

void read_expectation(model::ConfigReader& reader, const data::Value& value, const model::Path& path,
                      TemplateCase& one) {
  reader.read_map(value, path,
                  {{"present", [&](const auto& v, const auto& p) { reader.read_texts(v, p, one.present); }},
                   {"absent", [&](const auto& v, const auto& p) { reader.read_texts(v, p, one.absent); }},
                   {"contains",
                    [&](const data::Value& v, const model::Path& p) {
                      if (!reader.expect(v.is_object(), v, p, "a map of files to the texts they hold"))
                        return;
                      for (const auto& member : v.as_object())
                        reader.read_texts(member.value, p.member(member), one.contains[member.key]);
                    }},
                   {"golden", [&](const auto& v, const auto& p) { reader.read_text(v, p, one.golden); }},
                   {"fails", [&](const auto& v, const auto& p) { reader.read_text(v, p, one.fails); }}});
}

TemplateCase parse_case(const scaffold::TemplateFiles& files, const std::string& path) {
  const auto text = files.read(path, 1u << 20).value_or("");
  const auto name = files.shown(path);
  const auto root = data::parse_yaml_single(text, name);
  TemplateCase one;
  one.path = path;
  one.name = std::string(base_name(path).substr(0, base_name(path).rfind('.')));
  one.values = data::Value::object();
  model::ConfigReader reader;
  reader.read_map(root, {},
                  {{"name", [&](const auto& v, const auto& p) { reader.read_text(v, p, one.name); }},
                   {"values",
                    [&](const data::Value& v, const model::Path& p) {
                      if (reader.expect(v.is_object(), v, p, "a map of answers")) one.values = v;
                    }},
                   {"expect", [&](const auto& v, const auto& p) { read_expectation(reader, v, p, one); },
                    "expect: {present: [README.md]}"}});
  reader.throw_faults(text, name);
  if (!one.golden.empty()) {
    const auto safe = resolve_repository_path(parent_of(path), one.golden);
    if (!safe) throw Error(ErrorKind::config, "golden leaves the template's files").at({name, {}});
    one.golden = *safe;
  }
  return one;
}

void compare_golden(const scaffold::TemplateFiles& files, const TemplateCase& one, const FileTree& tree,
                    std::vector<std::string>& faults) {
  FileTree golden;
  for (const auto& file : files.list(one.golden)) {
    const auto path = file.path.substr(one.golden.size() + 1);
    golden[path] = {files.read(file.path).value_or(""), file.mode};
  }
  std::vector<std::string> differ;
  for (const auto& [path, file] : tree) {
    const auto at = golden.find(path);
    if (at == golden.end()) {
      differ.push_back(path + " is not in the golden tree");
    } else if (at->second.bytes != file.bytes) {
      differ.push_back(path + " differs from the golden tree");
    } else if (at->second.mode != file.mode) {
      differ.push_back(path + " has another mode in the golden tree");
    }
  }
  for (const auto& entry : golden) {
    if (!tree.contains(entry.first)) differ.push_back(entry.first + " was not made");
  }
  const auto count = differ.size();
  if (count > k_shown_files) {
    differ.resize(k_shown_files);
    differ.push_back(fmt::format("{} more", count - k_shown_files));
  }
  faults.insert(faults.end(), differ.begin(), differ.end());
}

void compare(const scaffold::TemplateFiles& files, const TemplateCase& one, const FileTree& tree,
             std::vector<std::string>& faults) {
  const auto is_there = [&](const std::string& path) {
    const auto at = tree.lower_bound(path);
    return at != tree.end() && (at->first == path || at->first.starts_with(path + "/"));
  };
  for (const auto& path : one.present) {
    if (!is_there(path)) faults.push_back(path + " was not made");
  }
  for (const auto& path : one.absent) {
    if (is_there(path)) faults.push_back(path + " was made");
  }
  for (const auto& [path, texts] : one.contains) {
    const auto at = tree.find(path);
    if (at == tree.end()) {
      faults.push_back(path + " was not made");
      continue;
    }
    for (const auto& text : texts) {
      if (at->second.bytes.find(text) == std::string::npos)
        faults.push_back(fmt::format("{} does not hold \"{}\"", path, text));
    }
  }
  if (!one.golden.empty()) compare_golden(files, one, tree, faults);
}

}  // namespace

std::vector<TemplateCase> template_cases(const scaffold::TemplateSpec& spec) {
  std::vector<TemplateCase> cases;
  const auto folder = join_path(parent_of(spec.path), "cases");
  for (const auto& file : spec.files->list(folder)) {
    if (parent_of(file.path) != folder) continue;  // golden trees
    if (file.path.ends_with(".yaml") || file.path.ends_with(".yml"))
      cases.push_back(parse_case(*spec.files, file.path));
  }
  return cases;
}

CaseOutcome run_template_case(Context& context, TemplateSources& sources, const scaffold::TemplateSpec& spec,
                              const TemplateCase& one) {
  CaseOutcome outcome;
  std::string failure;
  try {
    const auto form = scaffold::make_form(spec);
    const auto answers = whole_answers(*form, one.values);
    const auto name = scaffold::project_name(spec, answers).value_or("project");
    auto result = scaffold::run_template(spec, run_options(context, sources, *form, answers, name));
    if (result.failure) throw *result.failure;
    scaffold::require_safe(result.files);
    outcome.tree = std::move(result.files);
  } catch (const Error& error) {
    failure = format_error(error);
  }
  outcome.files = outcome.tree.size();
  if (!one.fails.empty()) {
    if (failure.empty()) {
      outcome.faults.push_back(fmt::format("it was made, and should have failed with \"{}\"", one.fails));
    } else if (failure.find(one.fails) == std::string::npos) {
      outcome.faults.push_back(
          fmt::format("should have failed with \"{}\"; it failed otherwise: {}", one.fails, failure));
    }
  } else if (!failure.empty()) {
    outcome.faults.push_back(failure);
  } else {
    compare(*spec.files, one, outcome.tree, outcome.faults);
  }
  return outcome;
}

void accept_golden(const fs::path& root, const TemplateCase& one, const FileTree& tree) {
  const auto folder = root / one.golden;
  std::error_code code;
  fs::remove_all(folder, code);
  if (code)
    throw Error(ErrorKind::io,
                fmt::format("cannot replace {}: {}", shown(short_path(folder)), code.message()));
  scaffold::write_tree(tree, folder);
}

}  // namespace bs::cli
