#include <set>

#include "bs/base/text.hpp"
#include "facts/collectors.hpp"
#include "facts/test_names.hpp"

namespace bs::facts {
namespace {

constexpr std::size_t k_shown = 20;

struct Found {
  std::size_t sources = 0, tests = 0;
  std::vector<std::string> shown;  ///< the first of them
  std::set<std::string> languages, tested;
};

void add_test(Found& found, const File& file) {
  ++found.tests;
  if (found.shown.size() < k_shown) found.shown.push_back(file.path);
  const std::string_view language = source_language(file.path);
  found.tested.emplace(language.empty() ? "other" : language);
}

/// Folders of components ("" always among them) in which test files lie that no component further below
/// holds.
std::set<std::string, std::less<>> tested_folders(const CollectorInput& input) {
  std::set<std::string, std::less<>> folders{""}, tested;
  if (input.around.entities != nullptr)
    for (const model::ScannedEntity& entity : *input.around.entities) folders.insert(entity.folder);
  for (const File& file : input.snapshot.files()) {
    if (!is_test_file(file.path)) continue;
    std::string_view folder = parent_of(file.path);
    while (folders.find(folder) == folders.end()) folder = parent_of(folder);
    tested.emplace(folder);
  }
  return tested;
}

/// Tests of a library may lie in the repository's folder of tests, and those of a workspace's root in its
/// packages.
bool is_tested_around(const CollectorInput& input) {
  struct Tested {
    std::set<std::string, std::less<>> folders;
  };
  const auto& tested = input.snapshot.shared<Tested>([&] { return Tested{tested_folders(input)}; }).folders;
  return std::any_of(tested.begin(), tested.end(), [&](const std::string& folder) {
    return is_below(folder, input.folder) || is_below(input.folder, folder);
  });
}

/// Only asked where no file is a test by its name, so that few repositories are read.
void look_inside(Found& found, const CollectorInput& input, const std::vector<const File*>& files) {
  for (const File* file : files) {
    const std::string_view language = source_language(file->path);
    if (!file->is_regular() || !has_inline_tests(language)) continue;
    const git::Blob blob = input.snapshot.read_once(*file);
    // A source file of megabytes is written by a machine.
    if (blob.state == git::BlobState::too_large) continue;
    if (blob.state != git::BlobState::present) input.snapshot.text(*file);  // throws why
    if (!holds_inline_test(language, blob.bytes)) continue;
    add_test(found, *file);
    return;
  }
}

model::FactReading collect(const CollectorInput& input) {
  Found found;
  const std::vector<const File*> files = own_files(input);
  for (const File* file : files) {
    if (file->type == git::EntryType::submodule) continue;
    const std::string_view relative =
        std::string_view(file->path).substr(input.folder.empty() ? 0 : input.folder.size() + 1);
    const std::string_view language = source_language(relative);
    if (is_test_file(relative)) {
      add_test(found, *file);
    } else if (!language.empty()) {
      ++found.sources;
      found.languages.emplace(language);
    }
  }
  const bool is_around = found.tests == 0 && is_tested_around(input);
  if (found.tests == 0 && !is_around) look_inside(found, input, files);
  if (found.tests == 0 && !is_around) input.snapshot.require_whole();
  data::Value value = data::Value::object();
  value.set("exists", found.tests != 0 || is_around);
  value.set("around", is_around);
  value.set("count", number(found.tests));
  value.set("files", to_value(found.shown));
  value.set("languages", to_value(std::vector<std::string>(found.tested.begin(), found.tested.end())));
  value.set("sources", number(found.sources));
  value.set("sourceLanguages",
            to_value(std::vector<std::string>(found.languages.begin(), found.languages.end())));
  return reading(std::move(value));
}

}  // namespace

BS_COLLECTOR(tests) = {
    .id = "tests",
    .summary = "test files, by the names that each language's tools look for",
    .fields =
        "$.exists             a file is a test by its name or folder, or holds one (Rust's #[test] and the "
        "like)\n"
        "$.around             it has none, but the folders above have, or the components inside it\n"
        "$.count              how many are its own\n"
        "$.files[]            the first 20\n"
        "$.languages[]        languages that have tests: go, javascript, python …\n"
        "$.sources            source files that are no tests\n"
        "$.sourceLanguages[]  their languages",
    .scope = model::FactScope::component,
    .is_cached = true,
    .collect = collect,
};

}  // namespace bs::facts
