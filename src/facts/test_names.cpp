#include "facts/test_names.hpp"

#include <algorithm>

#include "bs/base/paths.hpp"
#include "bs/base/text.hpp"

namespace bs::facts {
namespace {

struct Ending {
  std::string_view ending, language;
};
// Longer endings before those that they end in.
constexpr Ending k_languages[] = {{".go", "go"},
                                  {".py", "python"},
                                  {".js", "javascript"},
                                  {".jsx", "javascript"},
                                  {".mjs", "javascript"},
                                  {".cjs", "javascript"},
                                  {".ts", "typescript"},
                                  {".tsx", "typescript"},
                                  {".mts", "typescript"},
                                  {".cts", "typescript"},
                                  {".vue", "javascript"},
                                  {".svelte", "javascript"},
                                  {".java", "java"},
                                  {".kt", "kotlin"},
                                  {".scala", "scala"},
                                  {".groovy", "groovy"},
                                  {".rb", "ruby"},
                                  {".rs", "rust"},
                                  {".cs", "csharp"},
                                  {".fs", "fsharp"},
                                  {".vb", "vb"},
                                  {".php", "php"},
                                  {".c", "c"},
                                  {".cc", "cpp"},
                                  {".cpp", "cpp"},
                                  {".cxx", "cpp"},
                                  {".m", "objc"},
                                  {".mm", "objc"},
                                  {".swift", "swift"},
                                  {".dart", "dart"},
                                  {".ex", "elixir"},
                                  {".exs", "elixir"},
                                  {".erl", "erlang"},
                                  {".hs", "haskell"},
                                  {".lua", "lua"},
                                  {".pl", "perl"},
                                  {".pm", "perl"},
                                  {".clj", "clojure"},
                                  {".cljs", "clojure"},
                                  {".zig", "zig"},
                                  {".ml", "ocaml"},
                                  {".r", "r"},
                                  {".R", "r"},
                                  {".jl", "julia"},
                                  {".d", "d"},
                                  {".nim", "nim"},
                                  {".cr", "crystal"}};

/// Folders whose source files are tests, in any language.
constexpr std::string_view k_folders[] = {"test",
                                          "tests",
                                          "testing",
                                          "spec",
                                          "specs",
                                          "__tests__",
                                          "__test__",
                                          "e2e",
                                          "cypress",
                                          "integration",
                                          "integration-test",
                                          "integration-tests",
                                          "integrationtest",
                                          "integrationtests",
                                          "unittest",
                                          "unittests",
                                          "unit-tests",
                                          "t",
                                          "testsuite",
                                          "test-suite",
                                          "functional-tests",
                                          "acceptance",
                                          "androidtest"};

/// What a file's name, without its ending and in lower case, begins or ends with.
constexpr std::string_view k_begins[] = {"test_", "test-", "spec_"};
constexpr std::string_view k_ends[] = {"_test",  "_tests", "_spec", "_specs", ".test",
                                       ".tests", ".spec",  ".e2e",  ".cy",    "_unittest",
                                       "-test",  "-tests", "-spec", "_suite", ".e2e-spec"};
/// As it is written: "PaymentTest.java"; "latest" is none.
constexpr std::string_view k_camel_ends[] = {"Test",  "Tests", "TestCase", "Spec",
                                             "Specs", "IT",    "Suite",    "TestSuite"};

bool is_test_folder(std::string_view name) {
  const std::string lower = to_lower(name);
  if (std::find(std::begin(k_folders), std::end(k_folders), lower) != std::end(k_folders)) return true;
  // "Payments.Tests", "AppTests", "payments-tests", "src/integrationTest", "x_test"
  for (const std::string_view end : {"Tests", "Test", "Specs"})
    if (name.size() > end.size() && name.ends_with(end)) return true;
  return lower.ends_with("-tests") || lower.ends_with("_tests") || lower.ends_with("-test") ||
         lower.ends_with("_test") || lower.ends_with(".tests") || lower.ends_with(".test");
}

bool is_test_stem(std::string_view stem) {
  const std::string lower = to_lower(stem);
  if (lower == "test" || lower == "tests" || lower == "spec" || lower == "runtests") return true;
  for (const std::string_view begin : k_begins)
    if (lower.starts_with(begin)) return true;
  for (const std::string_view end : k_ends)
    if (lower.ends_with(end)) return true;
  for (const std::string_view end : k_camel_ends)
    if (stem.size() > end.size() && stem.ends_with(end)) return true;
  return false;
}

}  // namespace

std::string_view source_language(std::string_view path) noexcept {
  const std::string_view name = base_name(path);
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return "";
  for (const Ending& entry : k_languages)
    if (name.substr(dot) == entry.ending) return entry.language;
  return "";
}

bool is_test_file(std::string_view path) {
  const std::string_view name = base_name(path);
  // Written in languages of their own, that only tests have.
  for (const std::string_view ending :
       {".bats", ".feature", ".tftest.hcl", ".t", ".robot", "_test.rego", ".hurl"})
    if (name.ends_with(ending)) return true;
  if (source_language(path).empty()) return false;
  if (is_test_stem(name.substr(0, name.rfind('.')))) return true;
  for (std::string_view folder = parent_of(path); !folder.empty(); folder = parent_of(folder))
    if (is_test_folder(base_name(folder))) return true;
  return false;
}

bool has_inline_tests(std::string_view language) noexcept {
  return language == "rust" || language == "zig" || language == "d" || language == "elixir" ||
         language == "python" || language == "clojure";
}

bool holds_inline_test(std::string_view language, std::string_view text) noexcept {
  const auto has = [&](std::string_view mark) { return text.find(mark) != std::string_view::npos; };
  if (language == "rust")
    return has("#[test]") || has("#[cfg(test)]") || has("::test]") || has("#[test_case");
  if (language == "zig") return has("test \"");
  if (language == "d") return has("unittest");
  if (language == "elixir") return has("iex> ");
  if (language == "clojure") return has("(deftest ");
  return has(">>> ") || has("unittest.TestCase");
}

}  // namespace bs::facts
