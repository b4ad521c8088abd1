#include <cstddef>

#include "scan/manifests.hpp"

namespace bs::scan {
namespace {

/// Lower case, sorted: binary search. What lies in such folders is there to be tested, copied or shown.
constexpr std::array k_skipped{
    std::string_view("3rdparty"),
    std::string_view("__fixtures__"),
    std::string_view("__mocks__"),
    std::string_view("__snapshots__"),
    std::string_view("__tests__"),
    std::string_view("_archive_"),
    std::string_view("_archived"),
    std::string_view("_examples"),
    std::string_view("acceptance-test"),
    std::string_view("acceptance-tests"),
    std::string_view("archetype-resources"),
    std::string_view("archive"),
    std::string_view("archived"),
    std::string_view("attic"),
    std::string_view("bench"),
    std::string_view("benches"),
    std::string_view("benchmark"),
    std::string_view("benchmarks"),
    std::string_view("bower_components"),
    std::string_view("build-logic"),
    std::string_view("buildsrc"),
    std::string_view("content"),
    std::string_view("cypress"),
    std::string_view("demo"),
    std::string_view("demos"),
    std::string_view("e2e"),
    std::string_view("example"),
    std::string_view("examples"),
    std::string_view("extern"),
    std::string_view("fixture"),
    std::string_view("fixtures"),
    std::string_view("golden"),
    std::string_view("goldens"),
    std::string_view("hack"),
    std::string_view("integration-test"),
    std::string_view("integration-tests"),
    std::string_view("integration_test"),
    std::string_view("integration_tests"),
    std::string_view("integrationtest"),
    std::string_view("mocks"),
    std::string_view("node_modules"),
    std::string_view("playground"),
    std::string_view("playgrounds"),
    std::string_view("sample"),
    std::string_view("samples"),
    std::string_view("site-packages"),
    std::string_view("skeleton"),
    std::string_view("skeletons"),
    std::string_view("smoke-test"),
    std::string_view("smoke-tests"),
    std::string_view("snapshots"),
    std::string_view("spec"),
    std::string_view("specs"),
    std::string_view("system-test"),
    std::string_view("system-tests"),
    std::string_view("template"),
    std::string_view("templates"),
    std::string_view("test"),
    std::string_view("test-app"),
    std::string_view("test-apps"),
    std::string_view("test-cases"),
    std::string_view("test-data"),
    std::string_view("test-fixtures"),
    std::string_view("test-infra"),
    std::string_view("test-project"),
    std::string_view("test-projects"),
    std::string_view("test-resources"),
    std::string_view("test-suite"),
    std::string_view("test_data"),
    std::string_view("test_fixtures"),
    std::string_view("test_infra"),
    std::string_view("testapp"),
    std::string_view("testapps"),
    std::string_view("testcases"),
    std::string_view("testdata"),
    std::string_view("testfixtures"),
    std::string_view("testing"),
    std::string_view("tests"),
    std::string_view("testsuite"),
    std::string_view("third-party"),
    std::string_view("third_party"),
    std::string_view("thirdparty"),
    std::string_view("vendor"),
    std::string_view("vendored"),
    std::string_view("venv"),
};
static_assert(std::is_sorted(k_skipped.begin(), k_skipped.end()));

constexpr std::size_t k_longest = [] {
  std::size_t longest = 0;
  for (const std::string_view name : k_skipped) longest = std::max(longest, name.size());
  return longest;
}();

/// "Ordering.UnitTests", "docker-tests": the plural of a word of its own, so that "contests" stays.
bool is_tests_of_something(std::string_view name) noexcept {
  if (name.size() < 6) return false;
  const std::string_view end = name.substr(name.size() - 5);
  const char before = name[name.size() - 6];
  return end == "Tests" || (end == "tests" && (before == '-' || before == '_' || before == '.'));
}

}  // namespace

bool is_skipped_folder(std::string_view component) noexcept {
  if (component.empty()) return false;
  if (component.front() == '.' || component.find("{{") != std::string_view::npos ||
      component.find("{%") != std::string_view::npos || is_tests_of_something(component))
    return true;
  if (component.size() > k_longest) return false;
  std::array<char, k_longest> lower{};
  std::transform(component.begin(), component.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return std::binary_search(k_skipped.begin(), k_skipped.end(),
                            std::string_view(lower.data(), component.size()));
}

bool is_below_skipped_folder(std::string_view path, ManifestRole role) noexcept {
  for (std::size_t from = 0;;) {
    const std::size_t slash = path.find('/', from);
    if (slash == std::string_view::npos) return false;
    const std::string_view folder = path.substr(from, slash - from);
    const bool may_hold_it = role == ManifestRole::api && (folder == "spec" || folder == "specs");
    if (!may_hold_it && is_skipped_folder(folder)) return true;
    from = slash + 1;
  }
}

}  // namespace bs::scan
