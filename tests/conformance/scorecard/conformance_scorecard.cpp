// Runs our collectors over the fixtures of OpenSSF Scorecard's tests and holds what they say against
// cases.yaml. Prints a line a fact; fails on a difference that is not listed below.
#include <cstdio>
#include <fstream>
#include <sstream>

#include "bs/base/text.hpp"
#include "bs/data/json.hpp"
#include "bs/data/yaml.hpp"
#include "bs/facts/collect.hpp"
#include "bs/match/jsonpath.hpp"
#include "facts/shell/downloads.hpp"
#include "facts/workflows/workflows.hpp"

namespace {

using bs::data::Value;
namespace facts = bs::facts;

/// Differences that we stand by; docs/conformance.md gives the reasons.
struct Accepted {
  std::string_view table;
  std::string_view what;  ///< `as`, `text` or `expression` of the case
};
constexpr Accepted k_accepted[] = {
    {"TestGithubWorkflowPinning", ".github/workflows/workflow-anchor.yaml"},
    {"TestSAST", ".github/workflows/github-pysa-workflow.yaml"},
    {"TestBinaryArtifacts", "darwin-arm64-bt"},
};

std::string read(const std::string& path) {
  const std::ifstream in(path, std::ios::binary);
  if (!in) throw bs::Error(bs::ErrorKind::unreadable, "cannot read " + path);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

/// A workflow of one step.
std::string workflow_with(const std::string& step) {
  return "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - " + step + "\n";
}

/// The repository that a case describes.
std::map<std::string, std::string> files_of(const Value& one, const std::string& root) {
  std::map<std::string, std::string> files;
  if (const Value* uses = one.find("uses"))
    files[".github/workflows/a.yml"] = workflow_with("uses: " + bs::data::json_quoted(uses->as_string()));
  if (const Value* expression = one.find("expression"))
    files[".github/workflows/a.yml"] = workflow_with("run: echo \"${{ " + expression->as_string() + " }}\"");
  if (const Value* text = one.find("text")) files[one.string_or("as")] = text->as_string();
  if (const Value* file = one.find("file")) files[one.string_or("as")] = read(root + "/" + file->as_string());
  const Value* beside = one.find("beside");
  for (const Value& entry : beside == nullptr ? bs::data::Array{} : beside->as_array()) {
    const std::string& written = entry.as_string();
    const auto as = written.find(" as ");
    const std::string file = written.substr(0, as);
    const auto workflows = file.find(".github/workflows/");
    const auto place = workflows == std::string::npos ? file.rfind('/') + 1 : workflows;
    files[as == std::string::npos ? file.substr(place) : written.substr(as + 4)] = read(root + "/" + file);
  }
  return files;
}

/// The shells of all steps of the case's workflow.
Value shells(const std::map<std::string, std::string>& files) {
  Value list = Value::array();
  for (const auto& [path, text] : files) {
    const auto workflow = facts::parse_workflow(path, text);
    for (const auto& job : workflow->jobs)
      for (const auto& step : job.steps)
        list.push_back(facts::shell_of(*workflow, job, step).value_or("unknown"));
  }
  return list;
}

Value collect(const std::string& fact, const std::map<std::string, std::string>& files) {
  const auto snapshot = facts::memory_snapshot(files);
  facts::Surroundings around;
  around.snapshot = snapshot.get();
  const Value nothing;
  const facts::Collector* collector = facts::find_collector(fact);
  return collector->collect({around, *snapshot, nullptr, "", {}, nothing}).value;
}

/// What the paths find, one after the other.
std::vector<Value> found_at(const Value& paths, const Value& fact) {
  std::vector<Value> found;
  const auto add = [&](const std::string& path) {
    for (const auto& node : bs::match::JsonPath(path).select(fact)) found.push_back(*node.value);
  };
  if (paths.is_string()) add(paths.as_string());
  if (paths.is_array())
    for (const Value& path : paths.as_array()) add(path.as_string());
  return found;
}

std::string shown(const std::vector<Value>& found) {
  std::string text;
  for (const Value& value : found) text += "\n      " + bs::data::to_json(value).substr(0, 220);
  return text;
}

/// Whether a finding stands within the lines and shows what is written there.
bool has_finding(const std::vector<Value>& found, const Value& wanted) {
  const auto& row = wanted.as_array();
  return std::any_of(found.begin(), found.end(), [&](const Value& finding) {
    const Value* line = finding.find("line");
    return line != nullptr && line->as_integer() >= row[0].as_integer() &&
           line->as_integer() <= row[1].as_integer() &&
           finding.string_or("excerpt").find(row[2].as_string()) != std::string::npos;
  });
}

/// What differs; "" for nothing.
std::string difference(const Value& table, const Value& one, const std::string& root) {
  const auto files = files_of(one, root);
  const Value* path = table.find("path");
  std::vector<Value> found;
  if (*path == Value("shell-script")) {
    const auto& [name, text] = *files.begin();
    found.push_back(facts::is_shell_script(name, text));
  } else if (*path == Value("shells")) {
    found.push_back(shells(files));
  } else {
    const Value* given = one.find("given");
    found = found_at(*path, given != nullptr ? *given : collect(table.string_or("fact"), files));
  }
  if (const Value* count = one.find("count"))
    return static_cast<std::int64_t>(found.size()) == count->as_integer()
               ? ""
               : fmt::format("{} findings, should be {}{}", found.size(), count->as_integer(), shown(found));
  if (const Value* lines = one.find("lines")) {
    for (const Value& wanted : lines->as_array())
      if (!has_finding(found, wanted))
        return fmt::format("nothing at {}{}", bs::data::to_json(wanted), shown(found));
    return "";
  }
  const Value* value = one.find("value");
  const bool as_list = value->is_array() && *path != Value("shells");
  const Value actual =
      as_list ? Value(bs::data::Array(found.begin(), found.end())) : (found.size() == 1 ? found[0] : Value());
  return actual == *value
             ? ""
             : fmt::format("{}, should be {}", bs::data::to_json(actual), bs::data::to_json(*value));
}

struct Counts {
  std::size_t cases = 0, agree = 0, accepted = 0, differ = 0;
};

bool is_accepted(std::string_view table, std::string_view what) {
  for (const Accepted& accepted : k_accepted)
    if (accepted.table == table && accepted.what == what) return true;
  return false;
}

std::string name_of(const Value& one) {
  for (const std::string_view key : {"as", "expression", "uses"})
    if (const std::string text = one.string_or(key);
        !text.empty() && (key != "as" || one.find("text") == nullptr))
      return text;
  return one.string_or("as") + ": " + one.string_or("text");
}

void judge(const Value& table, const Value& one, const std::string& root, Counts& counts) {
  ++counts.cases;
  std::string wrong;
  try {
    wrong = difference(table, one, root);
  } catch (const bs::Error& error) {
    wrong = bs::format_error(error);
  }
  if (wrong.empty()) {
    ++counts.agree;
    return;
  }
  const bool accepted = is_accepted(table.string_or("table"), name_of(one));
  ++(accepted ? counts.accepted : counts.differ);
  if (!accepted)
    std::printf("%s: %s\n    %s\n", table.string_or("table").c_str(), name_of(one).c_str(), wrong.c_str());
}

}  // namespace

int main() {
  const char* root = std::getenv("BS_SCORECARD");
  if (root == nullptr || !std::filesystem::is_directory(root)) {
    std::puts("skipped: BS_SCORECARD names no work tree of ossf/scorecard");
    return 0;
  }
  const std::string name = std::string(BS_SOURCE_DIR) + "/tests/conformance/scorecard/cases.yaml";
  const Value tables = bs::data::parse_yaml_single(read(name), name);
  std::map<std::string, Counts> facts_counts;
  for (const Value& table : tables.as_array())
    for (const Value& one : table.find("cases")->as_array())
      judge(table, one, root, facts_counts[table.string_or("fact")]);
  Counts all;
  for (const auto& [fact, counts] : facts_counts) {
    std::printf("%-24s %4zu cases, %4zu agree, %zu accepted, %zu differ\n", fact.c_str(), counts.cases,
                counts.agree, counts.accepted, counts.differ);
    all.cases += counts.cases;
    all.agree += counts.agree;
    all.accepted += counts.accepted;
    all.differ += counts.differ;
  }
  std::printf("%-24s %4zu cases, %4zu agree, %zu accepted, %zu differ\n", "all", all.cases, all.agree,
              all.accepted, all.differ);
  return all.differ == 0 ? 0 : 1;
}
