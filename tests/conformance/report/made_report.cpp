#include "made_report.hpp"

#include <array>
#include <random>

#include "bs/base/text.hpp"

namespace bs::test {
namespace {

using model::Change;
using model::CheckSeverity;
using model::Outcome;

model::CheckResult result(std::string check, std::string name, Outcome outcome, CheckSeverity severity) {
  model::CheckResult out;
  out.check = std::move(check);
  out.name = std::move(name);
  out.outcome = outcome;
  out.severity = severity;
  return out;
}

model::Finding finding(std::string path, Mark mark, std::string message, std::string key, Change change) {
  model::Finding out;
  out.path = std::move(path);
  out.mark = mark;
  out.message = std::move(message);
  out.key = std::move(key);
  out.change = change;
  return out;
}

/// Random text out of pieces that are dangerous somewhere.
class RandomText {
 public:
  explicit RandomText(std::uint32_t seed) : engine_(seed) {}

  std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(engine_() % limit); }

  std::string text(std::uint32_t most) {
    std::string out;
    for (std::uint32_t n = below(most) + 1; n != 0; --n) append(out);
    return out;
  }

  /// A path has neither NUL nor empty parts.
  std::string path() {
    std::string out = replace_all(text(6), std::string_view("\0", 1), "");
    while (out.find("//") != std::string::npos) out = replace_all(out, "//", "/");
    while (out.starts_with('/')) out.erase(0, 1);
    return out.empty() ? "x" : out;
  }

 private:
  void append(std::string& out) {
    static constexpr std::array<std::string_view, 52> k_pieces{"::",
                                                               "##[",
                                                               "##[error]",
                                                               "::error file=x::y",
                                                               "::stop-commands::t",
                                                               "]]>",
                                                               "<![CDATA[",
                                                               "<!--",
                                                               "-->",
                                                               "|",
                                                               "`",
                                                               "``",
                                                               "```",
                                                               "@acme/all",
                                                               "#12",
                                                               "acme/x#3",
                                                               "https://x.example/a",
                                                               "www.x.example",
                                                               "[a](http://b)",
                                                               "![i](//j)",
                                                               "<b>",
                                                               "</script>",
                                                               "&amp;",
                                                               "&#0;",
                                                               "*",
                                                               "_",
                                                               "~~",
                                                               "\\",
                                                               "\\[",
                                                               "%",
                                                               "%0A",
                                                               "%25",
                                                               ",",
                                                               "=",
                                                               "{0}",
                                                               "{{",
                                                               "\r\n",
                                                               "\n",
                                                               "\r",
                                                               "\t",
                                                               "...",
                                                               "---",
                                                               "# TODO x",
                                                               "ok 1",
                                                               "- [ ] ",
                                                               "1. ",
                                                               "plain",
                                                               " word ",
                                                               "deadbeef",
                                                               "GH-1",
                                                               "\xEF\xBF\xBE",
                                                               "\xEF\xBB\xBF"};
    switch (below(10)) {
      case 0:  // any byte: mostly invalid UTF-8
        out += static_cast<char>(below(256));
        break;
      case 1:
        append_utf8(out, below(0x20));
        break;
      case 2:
        append_utf8(out, 0x7F + below(0x30));
        break;
      case 3: {
        static constexpr std::array<char32_t, 10> k_odd{0x200B, 0x200D, 0x00AD, 0x202E, 0x2066,
                                                        0x2028, 0x0301, 0x061C, 0xFFFF, 0xE0001};
        append_utf8(out, k_odd[below(k_odd.size())]);
        break;
      }
      case 4:
        append_utf8(out, below(0x110000));
        break;
      default:
        out += k_pieces[below(k_pieces.size())];
    }
  }

  std::mt19937 engine_;
};

model::CheckResult random_result(RandomText& random, std::size_t number) {
  auto out = result("check-" + std::to_string(number), random.text(8), static_cast<Outcome>(random.below(7)),
                    static_cast<CheckSeverity>(random.below(4)));
  out.message = random.text(8);
  if (random.below(2) == 0) out.hint = random.text(8);
  const bool has_findings =
      out.outcome == Outcome::failed || out.outcome == Outcome::warning || out.outcome == Outcome::exempt;
  if (!has_findings) return out;
  if (out.outcome == Outcome::exempt) out.exempt_reason = random.text(8);
  auto at = finding(random.below(5) == 0 ? "" : random.path(), {random.below(3), random.below(3)},
                    random.text(10), random.text(4), Change::none);
  if (random.below(2) == 0) at.excerpt = random.text(6);
  out.findings.push_back(std::move(at));
  return out;
}

std::shared_ptr<model::Check> check(const model::CheckResult& of, std::string why, std::string remediation) {
  auto out = std::make_shared<model::Check>();
  out->id = of.check;
  out->name = of.name;
  out->why = std::move(why);
  out->remediation = std::move(remediation);
  out->severity = of.severity;
  return out;
}

model::CheckRun run_of(std::string repository) {
  model::CheckRun run;
  run.repository = repository;
  run.identity = "github.com/acme/" + repository;
  run.revision = "working tree";
  run.commit = "9c1d2e4f00000000000000000000000000000000";
  run.time = 1'795'338'000;
  run.tracks = {"basics"};
  run.policy = {"built-in", "5b1e07c2000000000000000000000000000000aa", {}};
  return run;
}

void add_small_component(report::CheckReport& report) {
  auto& run = report.runs.front();
  model::ComponentOutcomes api;
  api.ref = "component:default/api";
  api.name = "api";
  api.folder = "packages/api";
  api.anchor = "packages/api/catalog-info.yaml";
  auto lock = result("lockfile-in-step", "The lock file belongs to its manifest", Outcome::failed,
                     CheckSeverity::medium);
  lock.hint = "Run `go mod tidy` and commit go.sum.";
  lock.change = Change::added;
  lock.findings = {
      finding("packages/api/go.mod", {19, 2}, "pgx/v5 v5.7.1 is not in go.sum", "pgx", Change::added),
      finding("packages/api/go.mod", {7, 2}, "yaml v3 is not in go.sum", "yaml", Change::known)};
  auto owner = result("owner-resolvable", "The owner is known", Outcome::exempt, CheckSeverity::high);
  owner.exempt_reason = "moves to payments, by lea, until 2026-12-31";
  owner.findings = {finding("", {}, "group:default/pay is not in the catalog", "pay", Change::known)};
  auto links =
      result("readme-links", "The README's links lead somewhere", Outcome::warning, CheckSeverity::low);
  links.findings = {
      finding("packages/api/README.md", {31, 0}, "docs/run.md is not there", "docs/run.md", Change::known)};
  auto history = result("active", "Somebody works on it", Outcome::error, CheckSeverity::low);
  history.message = "shallow clone";
  history.hint = "fetch-depth: 0";
  auto pager = result("on-call", "Somebody is on call", Outcome::not_reported, CheckSeverity::low);
  pager.message = "pagerduty facts are not imported";
  api.results = {
      lock,
      owner,
      links,
      history,
      pager,
      result("docker-user", "Containers do not run as root", Outcome::not_applicable, CheckSeverity::medium),
      result("readme", "There is a README", Outcome::passed, CheckSeverity::medium)};
  run.components.push_back(std::move(api));
  report.checks = {check(lock, "Builds that resolve anew are not the builds that were tested.", lock.hint)};
}

}  // namespace

report::CheckReport small_report() {
  report::CheckReport report;
  report.fail_on = CheckSeverity::medium;
  report.exit_status = 1;
  report.runs.push_back(run_of("checkout"));
  auto& run = report.runs.front();
  run.base =
      model::BaseNote{"main", "9c1d2e4f00000000000000000000000000000000", "first parent of the merge commit"};
  auto injection = result("workflow-injection", "Workflows do not run text of strangers", Outcome::failed,
                          CheckSeverity::high);
  injection.hint = "Put it in env: and write \"$TITLE\".";
  injection.change = Change::added;
  injection.findings = {finding(".github/workflows/label.yml", {23, 9},
                                "github.event.pull_request.title runs in a shell", "title", Change::added)};
  injection.findings.front().excerpt = "run: echo \"${{ github.event.pull_request.title }}\"";
  run.whole.anchor = ".github/CODEOWNERS";
  run.whole.results = {injection};
  run.fixed = {{"readme-links", finding("packages/api/README.md", {40, 0}, "docs/old.md is not there", "old",
                                        Change::fixed)}};
  run.notes = {"exemption of owner-known for web is not used"};
  add_small_component(report);
  report.checks.push_back(check(injection, "A title of a pull request is a program then.", injection.hint));
  report.tags = {{"lockfile-in-step", {"basics"}}, {"workflow-injection", {"basics", "security"}}};
  return report;
}

report::CheckReport random_report(std::size_t count, std::uint32_t seed) {
  constexpr std::size_t k_components = 50;
  RandomText random(seed);
  report::CheckReport report;
  report.fail_on = CheckSeverity::medium;
  report.runs.push_back(run_of("checkout"));
  auto& run = report.runs.front();
  run.components.resize(k_components);
  for (std::size_t i = 0; i < k_components; ++i) {
    auto& component = run.components[i];
    component.ref = "component:default/c" + std::to_string(i);
    component.name = random.text(5);
    component.folder = random.path();
    if (random.below(3) != 0) component.anchor = random.path();
  }
  for (std::size_t n = 0; n < count; ++n) {
    run.components[n % k_components].results.push_back(random_result(random, n));
  }
  return report;
}

report::CheckReport large_report(std::size_t components, std::size_t findings) {
  report::CheckReport report;
  report.fail_on = CheckSeverity::medium;
  report.runs.push_back(run_of("checkout"));
  for (std::size_t i = 0; i < components; ++i) {
    model::ComponentOutcomes component;
    component.name = "c" + std::to_string(i);
    component.ref = "component:default/" + component.name;
    component.folder = component.name;
    auto links =
        result("readme-links", "The README's links lead somewhere", Outcome::failed, CheckSeverity::low);
    for (std::size_t n = 0; n < findings; ++n) {
      links.findings.push_back(finding(component.name + "/README.md", {1, 0}, "a link leads nowhere",
                                       std::to_string(n), Change::none));
    }
    component.results = {links};
    report.runs.front().components.push_back(std::move(component));
  }
  return report;
}

}  // namespace bs::test
