#include "scaffold/template_document.hpp"

#include <algorithm>

#include "bs/base/text.hpp"
#include "bs/model/config_reader.hpp"
#include "bs/model/validate.hpp"

namespace bs::scaffold {
namespace {

constexpr std::string_view k_group = "scaffolder.backstage.io/";
constexpr std::size_t k_most_includes = 100;

bool is_template(const data::Value& root) {
  return root.string_or("kind") == "Template" && root.string_or("apiVersion").starts_with(k_group);
}

/// What a document that cannot be read would be, by its lines.
bool looks_like_template(std::string_view text) {
  bool has_kind = false;
  bool has_version = false;
  for (const std::string_view line : split_lines(text)) {
    if (line.starts_with("kind:")) has_kind |= trim(line.substr(5)).starts_with("Template");
    if (line.starts_with("apiVersion:")) has_version |= trim(line.substr(11)).starts_with(k_group);
  }
  return has_kind && has_version;
}

/// Reads the files that placeholders name: those of the template's root, nothing else.
class Includes {
 public:
  Includes(const TemplateFiles& files, std::string_view from) : files_(files), folder_(parent_of(from)) {}

  std::optional<std::string> read(std::string_view target, std::string* why) {
    const auto failed = [why](std::string_view reason) {
      *why = reason;
      return std::nullopt;
    };
    if (target.find("://") != std::string_view::npos) return failed("nothing is read from the network");
    if (++count_ > k_most_includes)
      return failed(fmt::format("more than {} files are included", k_most_includes));
    const auto path = resolve_repository_path(folder_, target);
    if (!path) return failed("it leads out of the template's files");
    const auto file = find_file(files_, *path);
    if (!file) return failed("there is no such file");
    if (file->mode == FileMode::symlink) return failed("it is a symbolic link");
    try {
      return files_.read(*path, k_template_bytes);
    } catch (const Error& error) {
      return failed(error.message());
    }
  }

 private:
  const TemplateFiles& files_;
  std::string_view folder_;
  std::size_t count_ = 0;
};

/// The documents that are templates; those that cannot be read count when they look like one.
std::vector<const data::YamlDocument*> templates_of(const data::YamlFile& file) {
  std::vector<const data::YamlDocument*> found;
  for (const data::YamlDocument& document : file.documents)
    if (document.ok() ? is_template(document.root) : looks_like_template(document.text))
      found.push_back(&document);
  return found;
}

Diagnostic no_template(const data::YamlFile& file) {
  std::string hint =
      "a template begins with \"apiVersion: scaffolder.backstage.io/v1beta3\" and \"kind: Template\"";
  for (const data::YamlDocument& document : file.documents)
    if (document.root.string_or("kind") == "Template" &&
        document.root.string_or("apiVersion") == "backstage.io/v1beta2")
      return {Severity::error,
              "templates of backstage.io/v1beta2 are not read any more, neither here nor by Backstage",
              document.root.find("apiVersion")->mark, "write it as scaffolder.backstage.io/v1beta3"};
  return {Severity::error, "this file holds no template", {}, std::move(hint)};
}

/// What is said of a place where an include failed beside the reason for that, is nobody's fault.
void drop_consequences(std::vector<Diagnostic>& problems) {
  std::set<std::uint32_t> lines;
  const auto is_include = [](const Diagnostic& problem) { return problem.message.starts_with('$'); };
  for (const Diagnostic& problem : problems)
    if (is_include(problem)) lines.insert(problem.mark.line);
  const auto is_consequence = [&](const Diagnostic& problem) {
    return !is_include(problem) && lines.contains(problem.mark.line);
  };
  problems.erase(std::remove_if(problems.begin(), problems.end(), is_consequence), problems.end());
}

bool has_error(const std::vector<Diagnostic>& problems) {
  return std::any_of(problems.begin(), problems.end(),
                     [](const Diagnostic& problem) { return problem.severity == Severity::error; });
}

}  // namespace

TemplateDocument read_template_document(const TemplateFiles& files, std::string_view path,
                                        std::string_view text) {
  data::YamlFile yaml = data::parse_yaml(text);
  TemplateDocument read;
  read.problems = std::move(yaml.diagnostics);
  const auto found = templates_of(yaml);
  if (found.empty()) {
    // The template may be the document that cannot be read.
    for (data::YamlDocument& document : yaml.documents)
      std::move(document.diagnostics.begin(), document.diagnostics.end(), std::back_inserter(read.problems));
    if (!has_error(read.problems)) read.problems.push_back(no_template(yaml));
    return read;
  }
  if (found.size() > 1) {
    read.problems.push_back({Severity::error,
                             "a second template starts here, and a file may hold one",
                             {static_cast<std::uint32_t>(found[1]->first_line), 1},
                             "give it a file of its own"});
    return read;
  }
  Includes includes(files, path);
  model::ValidateOptions options;
  options.is_template_file = true;
  options.read_placeholder = [&includes](std::string_view target, std::string* why) {
    return includes.read(target, why);
  };
  model::Document document = model::validate_document(*found.front(), options);
  drop_consequences(document.problems);
  std::move(document.problems.begin(), document.problems.end(), std::back_inserter(read.problems));
  if (document.ok && !has_error(read.problems)) read.root = std::move(document.entity->document);
  return read;
}

bool holds_template(std::string_view text) {
  // Most files of a repository end here.
  if (text.find(k_group) == std::string_view::npos) return false;
  return !templates_of(data::parse_yaml(text)).empty();
}

std::string read_template_file(const TemplateFiles& files, std::string_view path) {
  const auto file = find_file(files, path);
  if (!file) throw Error(ErrorKind::not_found, fmt::format("there is no template at {}", files.shown(path)));
  if (file->mode == FileMode::symlink)
    throw Error(ErrorKind::config, "a template's file may not be a symbolic link")
        .at({files.shown(path), {}});
  auto text = files.read(path, k_template_bytes);
  if (!text) throw Error(ErrorKind::not_found, fmt::format("there is no template at {}", files.shown(path)));
  return std::move(*text);
}

}  // namespace bs::scaffold
