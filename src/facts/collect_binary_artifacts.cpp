#include "bs/base/text.hpp"
#include "facts/collectors.hpp"
#include "facts/content_sweep.hpp"
#include "facts/docker/dockerfile.hpp"
#include "facts/workflows/workflows.hpp"

namespace bs::facts {
namespace {

/// What files of generated code are called.
constexpr std::string_view k_extensions[] = {"crx", "deb",   "dex", "dey",   "elf",  "o",      "a",
                                             "so",  "macho", "iso", "class", "jar",  "bundle", "dylib",
                                             "lib", "msi",   "dll", "drv",   "efi",  "exe",    "ocx",
                                             "pyc", "pyo",   "par", "rpm",   "wasm", "whl"};

std::string extension_of(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  const auto dot = name.rfind('.');
  return dot == std::string_view::npos ? "" : std::string(name.substr(dot + 1));
}

/// One sentence about a file that is generated code; "" for others.
std::string judge(const SweptFile& swept) {
  const std::string extension = extension_of(swept.file->path);
  const bool by_name =
      std::find(std::begin(k_extensions), std::end(k_extensions), extension) != std::end(k_extensions);
  if (swept.is_large) {
    if (by_name) return fmt::format("a .{} file of {} bytes", extension, grouped(swept.size));
    // A program without an extension: too large to be looked into, and no script is so large.
    const bool is_program = swept.file->executable && extension.empty();
    return is_program ? fmt::format("an executable of {} bytes", grouped(swept.size)) : "";
  }
  if (!swept.binary_kind.empty()) return std::string(swept.binary_kind);
  return by_name && !swept.starts_as_text ? fmt::format("a binary .{} file", extension) : "";
}

/// A step that holds gradle-wrapper.jar against Gradle's own.
bool verifies_wrapper(const WorkflowStep& step) {
  return step.uses && (step.uses->value.starts_with("gradle/wrapper-validation-action@") ||
                       step.uses->value.starts_with("gradle/actions/wrapper-validation@"));
}

bool verifies_wrappers(const Snapshot& snapshot) {
  for (const auto& workflow : workflows_of(snapshot).files)
    for (const WorkflowJob& job : workflow->jobs)
      if (std::any_of(job.steps.begin(), job.steps.end(), verifies_wrapper)) return true;
  return false;
}

model::FactReading collect(const CollectorInput& input) {
  std::vector<FactFinding> problems, verified;
  std::optional<bool> wrappers;
  for (const SweptFile& swept : sweep(input.snapshot).files) {
    const File& file = *swept.file;
    if (is_test_data(file.path)) continue;
    if (swept.is_unread) input.snapshot.text(file);  // throws why
    const std::string what = judge(swept);
    if (what.empty()) continue;
    const bool is_wrapper = file.path == "gradle-wrapper.jar" || file.path.ends_with("/gradle-wrapper.jar");
    if (is_wrapper && !wrappers) wrappers = verifies_wrappers(input.snapshot);
    (is_wrapper && *wrappers ? verified : problems)
        .push_back({file.path, {}, fmt::format("{} is in the tree: nobody can review it", what)});
  }
  data::Value value = data::Value::object();
  value.set("problems", to_value(problems));
  value.set("verified", to_value(verified));
  return reading(std::move(value));
}

}  // namespace

BS_COLLECTOR(binary_artifacts) = {
    .id = "binary-artifacts",
    .summary = "compiled code in the tree, by its first bytes and by its name",
    .fields =
        "$.problems[]    libraries, programs, packages (testdata/ and src/test/ left out)\n"
        "$.verified[]    gradle-wrapper.jar where a workflow holds it against Gradle's own",
    .scope = model::FactScope::repository,
    .is_cached = true,
    .collect = collect,
};

}  // namespace bs::facts
