// The formats of checks: names, messages and paths of others in all of them, and what must hold of each
// output.
#include "bs/base/text.hpp"
#include "bs/data/json.hpp"
#include "bs/data/xml.hpp"
#include "bs/report/checks.hpp"
#include "fuzz_input.hpp"
#include "report/check_escape.hpp"
#include "report/markdown_text.hpp"

namespace {

using namespace bs;
using fuzz::must;

/// The input's lines as the texts of one report; outcomes and states by their lengths.
report::CheckReport report_of(std::string_view text) {
  report::CheckReport report;
  report.fail_on = model::CheckSeverity::medium;
  model::CheckRun run;
  const auto [repository, rest] = fuzz::split_input(text);
  run.repository = repository;
  run.identity = repository;
  if (text.size() % 2 == 0)
    run.base = model::BaseNote{std::string(repository), "9c1d2e4f", std::string(rest)};
  model::ComponentOutcomes component;
  component.ref = "component:default/a";
  component.name = repository;
  std::size_t number = 0;
  for (const auto line : split_lines(rest)) {
    const auto [path, message] = [&] {
      const auto at = line.find('|');
      return std::pair(line.substr(0, at), at == std::string_view::npos ? line : line.substr(at + 1));
    }();
    model::CheckResult result;
    result.check = "check-" + std::to_string(number++);
    result.name = message;
    result.hint = line;
    result.outcome = static_cast<model::Outcome>(line.size() % 7);
    result.exempt_reason = line;
    model::Finding finding;
    finding.path = path;
    finding.message = message;
    finding.excerpt = line;
    finding.change = static_cast<model::Change>(message.size() % 5);
    result.change = finding.change;
    result.findings = {finding};
    component.results.push_back(std::move(result));
  }
  run.components = {component};
  report.runs = {run};
  return report;
}

void must_be_harmless(const std::string& text, bool commands) {
  must(is_valid_utf8(text));
  must(report::without_commands(text, "") == text);
  for (unsigned char c : text) must((c >= 0x20 || c == '\n') && c != 0x7f);
  if (commands) return;
  for (const auto line : split(text, '\n')) must(!report::begins_as_command(line));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  const auto report = report_of(text);
  for (const auto& json : {report::to_json(report), report::to_sarif(report), report::to_gitlab(report)}) {
    must_be_harmless(json, false);
    data::parse_json(json);
  }
  const auto junit = report::to_junit(report);
  must_be_harmless(junit, false);
  data::parse_xml(junit);
  must_be_harmless(report::to_github(report), true);
  must_be_harmless(report::to_tap(report), false);
  must_be_harmless(report::to_lines(report), false);
  const auto markdown = report::to_markdown(report, 4'096);
  must_be_harmless(markdown, false);
  must(markdown.size() <= 4'096);
  // What is no word of the sentence stands in code.
  must(report::prose(text).find("](") == std::string::npos ||
       report::prose(text).find('`') != std::string::npos);
  return 0;
}
