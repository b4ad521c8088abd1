// Every repository of ../shared/hostile/repositories.sh has its line in outcomes.txt: what a scan of it, in
// worker processes, comes to. BS_ACCEPT=1 writes the lines anew; their change is then to be judged.
#include <unistd.h>

#include <catch2/catch.hpp>

#include "bs/base/text.hpp"
#include "bs/scan/scan.hpp"
#include "support/hostile_shapes.hpp"
#include "support/outcomes.hpp"

using namespace bs;
using namespace bs::test;

namespace {

const fs::path k_table = fs::path(BS_SOURCE_DIR) / "tests/conformance/hostile_scan/outcomes.txt";
constexpr std::string_view k_all = "(all)";
constexpr Seconds k_now = 1'767'323'045 + 86'400;  // a day after the shapes' commits

/// Hashes read as "#" and the shapes' folder as ROOT, so that a line is the same in every run.
std::string settled(std::string text, const fs::path& root) {
  text = replace_all(text, root.string(), "ROOT");
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_not_of("0123456789abcdef", at), text.size());
    if (end - at >= 7) {
      out += '#';
    } else {
      out += text.substr(at, end - at);
    }
    if (end < text.size()) out += text[end];
    at = end + 1;
  }
  return out;
}

std::string outcome_of(const model::RepositoryScan& scan) {
  const model::RepositoryRecord& r = scan.repository;
  std::string out = fmt::format("{} {}", r.name, model::name_of(r.state));
  if (!r.reason.empty()) return fmt::format("{}: {}", out, r.reason);
  out += fmt::format(", {}{}, {} files, {} entities", r.revision.empty() ? "no commit" : r.revision,
                     r.shallow ? ", shallow" : "", r.file_count, scan.entities.size());
  for (const model::Problem& p : scan.problems)
    out += fmt::format("; {} {} {}:{} {}", name_of(p.severity), model::name_of(p.kind), shown(p.path),
                       p.mark.line, shown(p.message));
  return out;
}

/// One scan of `folder`: a line for each result, and the summary.
std::vector<std::string> scan_of(const fs::path& folder, scan::ScanSummary& summary) {
  std::vector<std::string> lines;
  scan::ScanOptions options;
  options.roots = {folder};
  options.now = k_now;
  options.workers = 2;
  scan::ScanEvents events;
  events.result = [&](model::RepositoryScan&& scan) {
    lines.push_back(scan.repository.path + " | " + outcome_of(scan));
  };
  summary = scan::scan(options, events);
  std::sort(lines.begin(), lines.end());
  return lines;
}

Outcomes scan_each(const fs::path& root) {
  Outcomes outcomes;
  for (const auto& entry : fs::directory_iterator(root)) {
    if (!entry.is_directory()) continue;
    scan::ScanSummary summary;
    const auto lines = scan_of(entry.path(), summary);
    std::string outcome =
        lines.empty() ? "nothing found" : lines.front().substr(lines.front().find(" | ") + 3);
    for (const auto& [path, reason] : summary.discovery_problems)
      outcome += fmt::format("; discovery: {}", reason);
    outcomes[entry.path().filename()] = settled(outcome, root);
  }
  return outcomes;
}

/// All at once: which clones are one, and that each is told whatever its neighbours do.
std::string scan_all(const fs::path& root) {
  scan::ScanSummary summary;
  const auto lines = scan_of(root, summary);
  std::string out =
      fmt::format("{} found, {} read, {} unreadable", summary.found, summary.read, summary.unreadable);
  for (const std::string& line : lines) out += fmt::format("; {}", line.substr(0, line.find(" | ")));
  return settled(out, root);
}

}  // namespace

TEST_CASE("a scan of each hostile repository has its outcome, and none runs anything") {
  const HostileShapes shapes;
  if (!shapes.why_skipped().empty()) {
    WARN("skipped: " << shapes.why_skipped());
    return;
  }
  Outcomes found = scan_each(shapes.root());
  found[std::string(k_all)] = scan_all(shapes.root());
  CHECK(found.size() >= 75);
  check_outcomes(k_table, found, [](const std::string& name) {
    return geteuid() != 0 && (name == k_all || HostileShapes::needs_root(name));
  });
  CHECK(shapes.traces().empty());
}
