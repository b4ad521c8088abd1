#include <cstddef>

#include "scan/manifests.hpp"
#include "scan/path_words.hpp"

namespace bs::scan {
namespace {

/// Lower case, sorted: binary search. What lies in such folders is there to be tested, copied or shown.
// clang-format off
constexpr std::string_view k_skipped[] = {
    "3rdparty", "__fixtures__", "__mocks__", "__snapshots__", "__tests__", "_archive_", "_archived",
    "_examples", "acceptance-test", "acceptance-tests", "android-test", "android-test-app",
    "archetype-resources", "archive", "archived", "attic", "bench", "benches", "benchmark", "benchmarks",
    "bower_components", "build-logic", "buildsrc", "conformance-test", "content", "cypress", "demo",
    "demos", "doctests", "e2e", "example", "examples", "extern", "fakes", "fixture", "fixtures", "golden",
    "goldens", "hack", "integration-test", "integration-tests", "integration_test", "integration_tests",
    "integrationtest", "load-test", "mocks", "node_modules", "perf-test", "playground", "playgrounds", "qa",
    "regression-test", "regression-tests", "sample", "samples", "samples_snapshot", "site-packages",
    "skeleton", "skeletons", "smoke-test", "smoke-tests", "smoketest", "snapshots", "spec", "specs",
    "stress-test", "stress-tests", "system-test", "system-tests", "template", "templates", "test",
    "test-app", "test-apps", "test-cases", "test-data", "test-fixtures", "test-infra", "test-project",
    "test-projects", "test-resources", "test-suite", "test-suites", "test_apps", "test_cases", "test_data",
    "test_fixtures", "test_infra", "test_project", "testapp", "testapps", "testcases", "testdata",
    "testfixtures", "testing", "testproject", "tests", "testsuite", "testsuites", "third-party",
    "third_party", "thirdparty", "vendor", "vendor-bin", "vendored", "venv"};
// clang-format on
static_assert(std::is_sorted(std::begin(k_skipped), std::end(k_skipped)));

constexpr std::size_t k_longest = [] {
  std::size_t longest = 0;
  for (const std::string_view name : k_skipped) longest = std::max(longest, name.size());
  return longest;
}();

/// One of the words that '-', '_' and '.' part says it: "upgrade-system-tests-0100", "someteam.example.com".
bool has_telling_word(std::string_view name) noexcept {
  for (std::size_t from = 0; from < name.size();) {
    const std::size_t end = std::min(name.find_first_of("-_.", from), name.size());
    const std::string_view word = name.substr(from, end - from);
    if (word == "tests" || word == "Tests" || word == "example" || word == "examples" || word == "samples")
      return true;
    from = end + 1;
  }
  return false;
}

/// "OrderingTests" and the source sets of Gradle ("intTest"); "contests" and "latest" are words of their own.
bool ends_in_test(std::string_view name) noexcept {
  if (name.size() < 6) return false;
  const bool is_lower = name.front() >= 'a' && name.front() <= 'z';
  return name.ends_with("Tests") || (is_lower && name.ends_with("Test"));
}

/// "test-jpms" is a test; "test-utils" helps to write them and may be published.
bool is_test_of_something(std::string_view name) noexcept {
  if (!name.starts_with("test-") && !name.starts_with("tests-") && !name.starts_with("fake_")) return false;
  return !has_word(
      name, {"util", "help", "kit", "support", "lib", "tool", "common", "core", "framework", "runner"});
}

}  // namespace

bool is_skipped_folder(std::string_view component) noexcept {
  if (component.empty()) return false;
  if (component.front() == '.' || component.find("{{") != std::string_view::npos ||
      component.find("{%") != std::string_view::npos || has_telling_word(component) ||
      ends_in_test(component) || is_test_of_something(component))
    return true;
  if (component.size() > k_longest) return false;
  std::array<char, k_longest> lower{};
  std::transform(component.begin(), component.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return std::binary_search(std::begin(k_skipped), std::end(k_skipped),
                            std::string_view(lower.data(), component.size()));
}

bool is_sample_repository(std::string_view name) noexcept {
  const std::size_t separator = name.find_last_of("-_.+");
  const std::string_view last = separator == std::string_view::npos ? name : name.substr(separator + 1);
  return equals_lower(last, "samples") || equals_lower(last, "examples") || equals_lower(last, "demos") ||
         equals_lower(last, "tutorials");
}

bool is_below_skipped_folder(std::string_view path, ManifestRole role) noexcept {
  for (std::size_t from = 0;;) {
    const std::size_t slash = path.find('/', from);
    if (slash == std::string_view::npos) return false;
    const std::string_view folder = path.substr(from, slash - from);
    const bool may_hold_it = role == ManifestRole::api && (folder == "spec" || folder == "specs");
    // src/main/resources holds what a program serves: its API, perhaps sources of pages, no component.
    const bool is_resources = role != ManifestRole::api && folder == "resources";
    if (is_resources || (!may_hold_it && is_skipped_folder(folder))) return true;
    from = slash + 1;
  }
}

}  // namespace bs::scan
