#include "bs/scaffold/run.hpp"
#include "fuzz_input.hpp"

namespace {

using namespace bs;
using namespace bs::scaffold;

RunLimits small_limits() {
  RunLimits limits;
  limits.files = 100;
  limits.bytes = 1u << 20;
  limits.steps = 50;
  limits.work = 200'000;
  return limits;
}

FileTree template_tree(std::string_view text, std::string_view name) {
  FileTree tree;
  tree["t/template.yaml"].bytes = text;
  tree["t/skeleton/a.txt"].bytes = "${{ values.name }} {{ cookiecutter.name }}\n";
  tree["t/skeleton/${{ values.name }}/b"] = {"#!/bin/sh\n", FileMode::executable};
  tree["t/skeleton/data.json"].bytes = "{\"a\": {\"b\": [1]}}";
  tree["t/skeleton/data.yaml"].bytes = "a: {b: [1]}\n---\nkind: B\n";
  tree["t/skeleton/link"] = {std::string(name.substr(0, 64)), FileMode::symlink};
  tree["t/other/{{cookiecutter.name}}"].bytes = "x";
  return tree;
}

/// What a run leaves may be written as it is; every step is told once, in order.
void judge(const TemplateSpec& spec, const RunResult& result) {
  fuzz::must(result.steps.size() == spec.steps.size());
  for (std::size_t i = 0; i < result.steps.size(); ++i) {
    const StepReport& step = result.steps[i];
    fuzz::must(step.id == spec.steps[i].id && step.output.is_object());
    fuzz::must(step.state != StepState::failed || result.failure.has_value());
    fuzz::must(step.state != StepState::not_run || !step.reason.empty());
  }
  if (result.failure) {
    fuzz::must(!result.failure->message().empty() && !result.failure->place().file.empty());
    return;
  }
  for (const auto& [path, file] : result.files) fuzz::must(!refusal_of(path));
  require_safe(result.files);
}

}  // namespace

/// The answer `name` in the first line, then template.yaml, over a skeleton that is always the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto [name, text] = fuzz::split_input(fuzz::text_of(data, size));
  RunOptions options;
  options.parameters = data::Object{{"name", name, {}}, {"list", data::Array{1, "x", nullptr}, {}}};
  options.secrets = data::Object{{"token", "s3cret", {}}};
  options.folder_name = "project";
  options.limits = small_limits();
  fuzz::may_refuse([&, &answer = name, &body = text] {
    const TemplateSpec spec = load_template(memory_files(template_tree(body, answer)), "t/template.yaml");
    const RunResult result = run_template(spec, options);
    judge(spec, result);
    for (const std::string& line : result.log) fuzz::must(line.find("s3cret") == std::string::npos);
  });
  return 0;
}
