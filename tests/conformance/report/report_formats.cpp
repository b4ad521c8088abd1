// Writes a report in every format, and what it holds without any format, for readers to compare:
//   report_formats FOLDER small | random COUNT SEED | large COMPONENTS FINDINGS
#include <fstream>
#include <iostream>

#include "bs/base/error.hpp"
#include "hex.hpp"
#include "made_report.hpp"
#include "markdown_nodes.hpp"

namespace {

using namespace bs;
using test::hex;

/// A line a finding, and one for each result without any: texts in hex, so that nothing is escaped.
void add_expected(const model::ComponentOutcomes& component, std::string& out) {
  static const model::Finding k_none;
  for (const auto& result : component.results) {
    const auto line = [&](const model::Finding& finding, bool has) {
      out +=
          fmt::format("{} {} {} {} {} {} {}", model::name_of(result.outcome), model::name_of(result.severity),
                      has ? "finding" : "none", hex(model::name_of(has ? finding.change : result.change)),
                      finding.mark.line, finding.mark.column, hex(component.ref));
      for (const auto& text :
           {component.name, component.folder, component.anchor, result.check, result.name, result.message,
            result.hint, result.exempt_reason, finding.path, finding.message, finding.excerpt}) {
        out += " " + hex(text);
      }
      out += "\n";
    };
    if (result.findings.empty()) line(k_none, false);
    for (const auto& finding : result.findings) line(finding, true);
  }
}

std::string expected(const report::CheckReport& report) {
  std::string out = report.runs.front().base ? "compared\n" : "alone\n";
  for (const auto& run : report.runs) {
    add_expected(run.whole, out);
    for (const auto& component : run.components) add_expected(component, out);
  }
  return out;
}

void write(const std::string& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary);
  file << text;
  if (!file.flush()) throw Error(ErrorKind::io, "cannot write " + path);
}

report::CheckReport made(const std::vector<std::string>& words) {
  const auto number = [&](std::size_t at) { return std::stoul(words.at(at)); };
  const std::string& kind = words.at(1);
  if (kind == "small") return test::small_report();
  if (kind == "large") return test::large_report(number(2), number(3));
  return test::random_report(number(2), static_cast<std::uint32_t>(number(3)));
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  if (words.size() < 2) {
    std::cerr << "usage: report_formats FOLDER small | random COUNT SEED | large COMPONENTS FINDINGS\n";
    return 2;
  }
  const report::CheckReport report = made(words);
  const std::string folder = words[0] + "/";
  constexpr std::size_t k_unbounded = std::size_t{1} << 40;
  const std::string markdown = report::to_markdown(report, k_unbounded);
  write(folder + "expected.txt", expected(report));
  write(folder + "report.json", report::to_json(report));
  write(folder + "report.sarif", report::to_sarif(report));
  write(folder + "junit.xml", report::to_junit(report));
  write(folder + "github.txt", report::to_github(report));
  write(folder + "gitlab.json", report::to_gitlab(report));
  write(folder + "markdown.md", markdown);
  write(folder + "markdown.nodes", test::markdown_nodes(markdown));
  write(folder + "tap.txt", report::to_tap(report));
  write(folder + "lines.txt", report::to_lines(report));
  return 0;
}
