#include <algorithm>

#include "bs/base/text.hpp"
#include "bs/scaffold/template_spec.hpp"
#include "fuzz_input.hpp"

namespace {

using namespace bs;
using namespace bs::scaffold;

bool is_error(const Diagnostic& finding) {
  return finding.severity == Severity::error;
}

/// A template that loads is found; one that does not has a fault; every finding has a place that is there.
void judge(const TemplateFilesPtr& files, const std::string& path, std::size_t lines) {
  bool loads = false;
  fuzz::may_refuse([&] {
    const TemplateSpec spec = load_template(files, path);
    loads = true;
    fuzz::must(spec.path == path);
    for (const Step& step : spec.steps) fuzz::must(step.mark.line > 0 && step.mark.line <= lines);
  });
  const auto found = find_templates(*files);
  if (loads) fuzz::must(std::find(found.begin(), found.end(), path) != found.end());
  const auto findings = lint_template(files, path);
  if (!loads) fuzz::must(std::any_of(findings.begin(), findings.end(), is_error));
  for (const Diagnostic& finding : findings) {
    fuzz::must(!finding.message.empty() && !finding.file.empty());
    if (finding.file == path) fuzz::must(finding.mark.line <= lines);
  }
}

}  // namespace

/// The text of a skeleton's file in the first line, then template.yaml, or cookiecutter.json where it begins
/// with "{".
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto [skeleton, text] = fuzz::split_input(fuzz::text_of(data, size));
  const bool is_cookiecutter = text.starts_with('{');
  const std::string path = is_cookiecutter ? "t/cookiecutter.json" : "t/template.yaml";
  FileTree tree;
  tree[path].bytes = text;
  tree["t/bs-template.yaml"].bytes = skeleton.starts_with("files:") ? skeleton : "";
  tree["t/skeleton/${{ values.name }}"].bytes = skeleton;
  tree["t/{{cookiecutter.name}}/file"].bytes = skeleton;
  tree["t/step.yaml"].bytes = "action: debug:log\n";
  judge(memory_files(std::move(tree)), path, split_lines(text).size() + 1);
  return 0;
}
