#include "bs/base/text.hpp"
#include "facts/collectors.hpp"
#include "facts/docker/dockerfile.hpp"
#include "facts/workflows/workflows.hpp"

namespace bs::facts {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t k_looked_at = 1024;

/// What files of generated code are called.
constexpr std::string_view k_extensions[] = {"crx", "deb",   "dex", "dey",   "elf",  "o",      "a",
                                             "so",  "macho", "iso", "class", "jar",  "bundle", "dylib",
                                             "lib", "msi",   "dll", "drv",   "efi",  "exe",    "ocx",
                                             "pyc", "pyo",   "par", "rpm",   "wasm", "whl"};

struct Magic {
  std::string_view what;
  std::string_view bytes;
};
constexpr Magic k_magic[] = {
    {"an ELF binary",
     "\x7F"
     "ELF"sv},
    {"a Mach-O binary", "\xFE\xED\xFA\xCE"sv},
    {"a Mach-O binary", "\xFE\xED\xFA\xCF"sv},
    {"a Mach-O binary", "\xCE\xFA\xED\xFE"sv},
    {"a Mach-O binary", "\xCF\xFA\xED\xFE"sv},
    {"a Mach-O binary", "\xBE\xBA\xFE\xCA"sv},
    {"WebAssembly", "\0asm\1\0\0\0"sv},
    {"a Debian package", "!<arch>\ndebian"sv},
    {"an RPM package", "\xED\xAB\xEE\xDB"sv},
    {"Android bytecode", "dex\n"sv},
    {"Android bytecode", "dey\n"sv},
    {"a Chrome extension", "Cr24"sv},
    {"a Windows binary", "MZ"sv},
};

/// No control characters but white space in the first bytes.
bool is_text(std::string_view bytes) {
  bytes = bytes.substr(0, k_looked_at);
  return std::none_of(bytes.begin(), bytes.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' && c != '\r';
  });
}

std::string extension_of(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  const auto dot = name.rfind('.');
  return dot == std::string_view::npos ? "" : std::string(name.substr(dot + 1));
}

/// What a file's first bytes say it is; "" when they say nothing.
std::string_view kind_of(std::string_view bytes) {
  if (is_text(bytes)) return "";
  for (const Magic& magic : k_magic)
    if (bytes.starts_with(magic.bytes)) return magic.what;
  return "";
}

/// One sentence about a file that is generated code; "" for others.
std::string judge(const Snapshot& snapshot, const File& file) {
  const std::string extension = extension_of(file.path);
  const bool by_name =
      std::find(std::begin(k_extensions), std::end(k_extensions), extension) != std::end(k_extensions);
  const git::Blob blob = snapshot.read_once(file);
  if (blob.state == git::BlobState::too_large) {
    if (by_name) return fmt::format("a .{} file of {} bytes", extension, grouped(blob.size));
    // A program without an extension: too large to be looked into, and no script is so large.
    return file.executable && extension.empty() ? fmt::format("an executable of {} bytes", grouped(blob.size))
                                                : "";
  }
  if (blob.state != git::BlobState::present) snapshot.text(file);  // says why
  if (const std::string_view kind = kind_of(blob.bytes); !kind.empty()) return std::string(kind);
  if (!by_name || is_text(blob.bytes)) return "";
  return fmt::format("a binary .{} file", extension);
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
  input.snapshot.require_whole();
  std::vector<FactFinding> problems, verified;
  std::optional<bool> wrappers;
  for (const File& file : input.snapshot.files()) {
    if (!file.is_regular() || is_test_data(file.path)) continue;
    const std::string what = judge(input.snapshot, file);
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
