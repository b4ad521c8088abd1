#include "facts/path_kinds.hpp"

#include "bs/base/paths.hpp"
#include "bs/base/text.hpp"

namespace bs::facts {
namespace {

// clang-format off
/// Words of a name that say "not meant": sorted.
constexpr std::string_view k_test_words[] = {
    "bench", "benches", "benchmark", "benchmarks", "cassette", "cassettes", "cypress", "demo", "demos", "dummy",
    "e2e", "example", "examples", "fake", "fakes", "fixture", "fixtures", "golden", "goldens", "insecure",
    "integrationtest", "localhost", "mock", "mocks", "playground", "quickstart", "quickstarts", "sample",
    "samples", "selfsigned", "snakeoil", "spec", "specs", "stub", "stubs", "test", "testcase", "testcases",
    "testdata", "testing", "tests", "testsuite", "tutorial", "tutorials", "unittest", "unittests"};
constexpr std::string_view k_vendor_names[] = {
    "3rdparty", "bower_components", "deps", "extern", "external", "node_modules", "site-packages", "third-party",
    "third_party", "thirdparty", "vendor", "vendored"};
constexpr std::string_view k_prose_endings[] = {
    "adoc", "asciidoc", "htm", "html", "ipynb", "markdown", "md", "mdx", "pod", "rdoc", "rst", "tex", "textile", "txt"};
// clang-format on
static_assert(std::is_sorted(std::begin(k_test_words), std::end(k_test_words)));

template <std::size_t size>
bool is_among(const std::string_view (&names)[size], std::string_view name) noexcept {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

bool is_upper(char c) noexcept {
  return c >= 'A' && c <= 'Z';
}
bool is_lower(char c) noexcept {
  return c >= 'a' && c <= 'z';
}

/// The words of a name, lower case: parted by what is no letter or digit, and by capitals ("FooTest").
bool has_test_word(std::string_view name) {
  std::string word;
  const auto is_end = [&] {
    return std::binary_search(std::begin(k_test_words), std::end(k_test_words), word) ||
           word.ends_with("testing") || word.ends_with("testdata");
  };
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    const bool is_word = is_upper(c) || is_lower(c) || (c >= '0' && c <= '9');
    const bool begins = is_upper(c) && i > 0 && is_lower(name[i - 1]);
    if (!is_word || begins) {
      if (is_end()) return true;
      word.clear();
    }
    if (is_word) word += is_upper(c) ? static_cast<char>(c + 32) : c;
  }
  return is_end();
}

}  // namespace

bool is_test_path(std::string_view path) noexcept {
  const auto parts = split(path, '/');
  return std::any_of(parts.begin(), parts.end(), has_test_word);
}

bool is_vendored_path(std::string_view path) noexcept {
  const auto parts = split(parent_of(path), '/');
  return std::any_of(parts.begin(), parts.end(),
                     [](std::string_view part) { return is_among(k_vendor_names, part); });
}

bool is_prose_path(std::string_view path) noexcept {
  const std::string_view name = base_name(path);
  const std::size_t dot = name.rfind('.');
  return dot != std::string_view::npos && is_among(k_prose_endings, to_lower(name.substr(dot + 1)));
}

}  // namespace bs::facts
