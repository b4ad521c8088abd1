#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/base/text.hpp"
#include "cli/commands.hpp"
#include "cli/context.hpp"

namespace bs::cli {
namespace {

constexpr Option k_options[] = {{"-f,--format", "FORMAT", "table or json", true, "table json"}};
constexpr std::string_view k_damaged_advice = "move it away and run bs catalog scan";

enum class Verdict { good, notice, bad };

struct Finding {
  Verdict verdict = Verdict::good;
  std::string what;
  std::string detail;
  std::string advice;
};

std::string_view name_of(Verdict verdict) {
  return verdict == Verdict::good ? "ok" : verdict == Verdict::notice ? "note" : "bad";
}

void look_at_workspace(Context& context, std::vector<Finding>& findings) {
  const auto& workspace = context.workspace();
  if (workspace.file) {
    findings.push_back({Verdict::good, "bs.yaml", shown(short_path(*workspace.file)), ""});
  } else {
    findings.push_back({Verdict::notice, "bs.yaml", "none; defaults apply", "bs init writes one"});
  }
  for (const auto& root : workspace.roots) {
    std::error_code code;
    const bool there = fs::is_directory(root, code);
    findings.push_back({there ? Verdict::good : Verdict::bad, "folder", shown(short_path(root)),
                        there ? "" : "it cannot be read; see repositories.paths in bs.yaml"});
  }
}

/// What is stored, where it can be trusted.
const catalog::Store* look_at_catalog(Context& context, std::vector<Finding>& findings) {
  const auto& file = context.workspace().catalog;
  const auto name = shown(short_path(file));
  const catalog::Store* store = nullptr;
  try {
    store = context.stored_catalog();
  } catch (const Error& error) {
    findings.push_back({Verdict::bad, "catalog", shown(error.message()),
                        error.hint().empty() ? std::string(k_damaged_advice) : error.hint()});
    return nullptr;
  }
  if (store == nullptr) {
    findings.push_back({Verdict::notice, "catalog", name + ", not there yet", "bs catalog makes it"});
    return nullptr;
  }
  std::string report;
  const bool sound = store->integrity_ok(&report);
  std::error_code code;
  auto size = fs::file_size(file, code);
  findings.push_back({sound ? Verdict::good : Verdict::bad, "catalog",
                      fmt::format("{}, {} KiB", name, grouped(size / 1024)),
                      sound ? "" : fmt::format("{}; {}", shown(report), k_damaged_advice)});
  if (!is_local_file_system(file.parent_path())) {
    findings.push_back({Verdict::notice, "disk", "the catalog lies on a network file system",
                        "slower, and safe: no write-ahead log is used there"});
  }
  return sound ? store : nullptr;
}

void look_at_last_scan(const catalog::Store& store, Seconds now, std::vector<Finding>& findings) {
  auto last = store.last_scan();
  findings.push_back({last ? Verdict::good : Verdict::notice, "last scan",
                      last ? ago(last->finished, now) : "never", last ? "" : "bs catalog scan"});
}

void look_at_repositories(const catalog::Store& store, Seconds now, std::vector<Finding>& findings) {
  auto repositories = store.repositories();
  std::size_t shallow = 0, stale = 0;
  for (const auto& row : repositories) {
    const auto& record = row.record;
    if (record.state == model::RepositoryState::unreadable) {
      findings.push_back({Verdict::bad, "repository", shown(short_path(record.path)), shown(record.reason)});
    }
    shallow += record.shallow ? 1 : 0;
    stale += record.fetched_at && *record.fetched_at < now - 30 * 86400 ? 1 : 0;
  }
  findings.push_back(
      {Verdict::good, "repositories", count_of(repositories.size(), "repository", "repositories"), ""});
  if (shallow > 0)
    findings.push_back({Verdict::notice, "shallow", fmt::format("{} without their history", shallow),
                        "claims by commits are missing there: git fetch --unshallow"});
  if (stale > 0)
    findings.push_back({Verdict::notice, "clones", fmt::format("{} not fetched for 30 days", stale),
                        "git fetch in them; bs never uses the network"});
}

void look_at_environment(Context& context, std::vector<Finding>& findings) {
  const auto& terminal = context.terminal();
  findings.push_back({terminal.unicode ? Verdict::good : Verdict::notice, "locale",
                      terminal.unicode ? "UTF-8" : "not UTF-8: ASCII is written",
                      terminal.unicode ? "" : "LC_ALL=C.UTF-8"});
  if (environment("BS_NO_SCAN"))
    findings.push_back({Verdict::notice, "BS_NO_SCAN", "set: catalog commands answer from what is stored",
                        "unset it to refresh first"});
  if (environment("BS_CATALOG"))
    findings.push_back({Verdict::notice, "BS_CATALOG", shown(*environment("BS_CATALOG")),
                        "overrides the workspace's catalog"});
}

int run(Context& context) {
  std::vector<Finding> findings{{Verdict::good, "bs", BS_VERSION, ""}};
  look_at_workspace(context, findings);
  if (const auto* store = look_at_catalog(context, findings)) {
    look_at_last_scan(*store, context.now(), findings);
    look_at_repositories(*store, context.now(), findings);
  }
  look_at_environment(context, findings);
  context.output().write(
      context.args(),
      {{"table",
        [&] {
          std::string out;
          for (const auto& finding : findings) {
            auto style = finding.verdict == Verdict::good     ? Style::green
                         : finding.verdict == Verdict::notice ? Style::yellow
                                                              : Style::red;
            out += fmt::format(
                "{}  {}{}\n",
                styled(pad_right(name_of(finding.verdict), 4), style, context.terminal().out_color),
                pad_right(finding.what, 14), finding.detail);
            if (!finding.advice.empty()) out += fmt::format("      {:<14}{}\n", "", finding.advice);
          }
          return out;
        }},
       {"json", [&] {
          data::Array out;
          for (const auto& finding : findings) {
            auto value = data::Value::object();
            value.set("verdict", name_of(finding.verdict));
            value.set("what", finding.what);
            value.set("detail", finding.detail);
            value.set("advice", finding.advice.empty() ? data::Value() : data::Value(finding.advice));
            out.push_back(std::move(value));
          }
          return json_document({{"findings", std::move(out)}});
        }}});
  const bool bad = std::any_of(findings.begin(), findings.end(),
                               [](const Finding& f) { return f.verdict == Verdict::bad; });
  return bad ? 1 : 0;
}

}  // namespace

const Command k_doctor{
    "doctor",
    "Say what is wrong with the setup",
    {"", 0, 0},
    "bs doctor",
    "Changes nothing. The exit status is 1 when something is bad.",
    k_options,
    run,
};

}  // namespace bs::cli
