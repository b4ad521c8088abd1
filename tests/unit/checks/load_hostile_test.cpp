// Files made to break parsers, as policy files of every kind: a policy or an error, in little time.
#include <filesystem>
#include <fstream>
#include <sstream>

#include "policy_support.hpp"

using namespace bs;
using namespace bs::test;

namespace {

/// Loads the text as each kind of file. False when something else than bs::Error came out is not possible: it
/// would end the test.
void load_everywhere(const std::string& text) {
  for (const std::string path : {"checks/x.yaml", "tracks/x.yaml", "collectors/x.yaml", "exemptions.yaml"}) {
    for (const auto& fault : faults_of({{path, text}})) CHECK_FALSE(fault.empty());
  }
}

std::string repeated(std::string_view text, int times) {
  std::string out;
  for (int at = 0; at < times; ++at) out += text;
  return out;
}

}  // namespace

TEST_CASE("the hostile corpus as policy files") {
  namespace fs = std::filesystem;
  const char* set = std::getenv("BS_SHARED");
  const auto folder =
      (set != nullptr ? fs::path(set) : fs::path(BS_SOURCE_DIR) / ".." / "shared") / "hostile" / "yaml";
  if (!fs::exists(folder)) {
    WARN("skipped: no " << folder.string());
    return;
  }
  int count = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    INFO(entry.path().string());
    std::ostringstream text;
    text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    load_everywhere(text.str());
    ++count;
  }
  CHECK(count > 50);
}

TEST_CASE("large and deep policies") {
  load_everywhere("rule: " + repeated("{not: [", 30) + repeated("]}", 30) + "\n");
  load_everywhere("rule: {any: [" + repeated("{factRef: a:b, operator: equal, value: 1},", 5000) + "]}\n");
  load_everywhere("filterQuery: " + repeated("{$not: ", 60) + "1" + repeated("}", 60) + "\n");
  load_everywhere("levels: [" + repeated("{ordinal: 1, checks: [a]},", 3000) + "]\n");
  load_everywhere(repeated("- {id: a}\n", 20'000));
  load_everywhere("id: \"" + repeated("\\u0000", 1000) + "\"\nrule: {factRef: \"" + repeated(":", 100'000) +
                  "\"}\n");
  load_everywhere("rule: {factRef: a:b, operator: matches, value: \"" + repeated("(a{1000}){1000}", 100) +
                  "\"}\n");
  load_everywhere("rule: {factRef: a:b, path: \"$" + repeated("[?@.a", 1000) + "\"}\n");
}

TEST_CASE("unknown names have hints in little time, however many") {
  std::string text;
  for (int at = 0; at < 2000; ++at)
    text += "- {id: c" + std::to_string(at) + ", rule: {factRef: \"scm:default/f" + std::to_string(at) +
            "\", operator: equal, value: 1}}\n";
  std::string collects = "collects:\n";
  for (int at = 0; at < 2000; ++at) collects += "- {factName: g" + std::to_string(at) + ", type: exists}\n";
  const auto start = std::clock();
  CHECK(faults_of({{"checks/x.yaml", text}, {"collectors/scm.yaml", collects}}).size() == 501);
  CHECK(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC < 5);
}
