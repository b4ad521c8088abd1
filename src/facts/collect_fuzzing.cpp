#include "bs/base/text.hpp"
#include "bs/match/regex.hpp"
#include "facts/collectors.hpp"
#include "facts/docker/dockerfile.hpp"

namespace bs::facts {
namespace {

struct Fuzzer {
  std::string_view what;
  std::vector<std::string_view> endings;
  std::string_view pattern;  ///< RE2, in a line
};

constexpr std::string_view k_fast_check =
    R"(from\s+['"](fast-check|@fast-check/(ava|jest|vitest))['"]|require\(\s*['"](fast-check|@fast-check/(ava|jest|vitest))['"]\s*\))";

const std::vector<Fuzzer>& fuzzers() {
  static const std::vector<Fuzzer> all = {
      {"Go's own fuzzing", {"_test.go"}, R"(func\s+Fuzz\w+\s*\(\w+\s+\*testing.F\))"},
      {"property tests in Erlang",
       {".erl", ".hrl"},
       R"(-include_lib\("(eqc|proper)/include/(eqc|proper).hrl"\)\.)"},
      {"property tests in Haskell",
       {".hs", ".lhs"},
       R"(import\s+(qualified\s+)?Test\.((Hspec|Tasty)\.)?(QuickCheck|Hedgehog|Validity|SmallCheck))"},
      {"property tests in Elixir", {".ex", ".exs"}, R"(use\s+(PropCheck|ExUnitProperties))"},
      {"property tests in Gleam", {".gleam"}, R"(import\s+qcheck)"},
      {"fast-check", {".js", ".jsx", ".ts", ".tsx", ".mjs", ".cjs", ".mts", ".cts"}, k_fast_check},
      {"Atheris", {".py"}, "import atheris"},
      {"libFuzzer", {".c", ".cc", ".cpp", ".cxx", ".swift"}, "LLVMFuzzerTestOneInput"},
      {"cargo-fuzz", {".rs"}, "libfuzzer_sys"},
      {"Jazzer", {".java"}, R"(com.code_intelligence.jazzer.api.FuzzedDataProvider;)"},
      {"FsCheck in C#", {".cs"}, R"(using\s+(FsCheck|FsCheck\.(NUnit|Xunit)|Expecto\.ExpectoFsCheck);)"},
      {"FsCheck in F#", {".fs"}, R"(open\s+(FsCheck|FsCheck\.(NUnit|Xunit)|Expecto\.ExpectoFsCheck))"},
  };
  return all;
}

const Fuzzer* fuzzer_of(std::string_view path) {
  const std::string lower = to_lower(std::string(path));
  for (const Fuzzer& fuzzer : fuzzers())
    for (const std::string_view ending : fuzzer.endings)
      if (lower.ends_with(ending)) return &fuzzer;
  return nullptr;
}

const match::Regex& compiled(const Fuzzer& fuzzer) {
  static std::map<std::string_view, match::Regex> all;
  return all.try_emplace(fuzzer.pattern, fuzzer.pattern).first->second;
}

/// The first match of a fuzzer in each file.
void search(const Snapshot& snapshot, std::vector<FactFinding>& found) {
  for (const File& file : snapshot.files()) {
    const Fuzzer* fuzzer = file.is_regular() && !is_test_data(file.path) ? fuzzer_of(file.path) : nullptr;
    if (fuzzer == nullptr) continue;
    const git::Blob blob = snapshot.read_once(file);
    if (blob.state == git::BlobState::too_large) continue;  // generated; nobody writes such a test
    if (blob.state != git::BlobState::present) snapshot.text(file);
    const auto match = compiled(*fuzzer).find(blob.bytes);
    if (!match) continue;
    const auto [begin, end] = (*match)[0];
    found.push_back({file.path, mark_at(blob.bytes, begin), std::string(fuzzer->what),
                     blob.bytes.substr(begin, std::min<std::size_t>(end - begin, 200)),
                     std::string(fuzzer->what)});
  }
}

model::FactReading collect(const CollectorInput& input) {
  input.snapshot.require_whole();
  std::vector<FactFinding> found;
  if (const auto lite = input.snapshot.text(".clusterfuzzlite/Dockerfile"); lite && !is_all_comments(*lite))
    found.push_back({".clusterfuzzlite/Dockerfile", {1, 1}, "ClusterFuzzLite"});
  search(input.snapshot, found);
  data::Value value = data::Value::object();
  value.set("exists", !found.empty());
  value.set("fuzzers", to_value(found));
  return reading(std::move(value));
}

}  // namespace

BS_COLLECTOR(fuzzing) = {
    .id = "fuzzing",
    .summary = "fuzz targets and property tests",
    .fields =
        "$.exists        there is one\n"
        "$.fuzzers[]     where, and with what",
    .scope = model::FactScope::repository,
    .is_cached = true,
    .collect = collect,
};

}  // namespace bs::facts
