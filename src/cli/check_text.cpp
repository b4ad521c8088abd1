#include "cli/check_text.hpp"

#include <algorithm>
#include <map>

#include "bs/base/paths.hpp"
#include "bs/base/text.hpp"
#include "bs/report/table.hpp"
#include "cli/check_blocks.hpp"

namespace bs::cli {
namespace {

constexpr std::size_t k_shown_findings = 5;
constexpr std::size_t k_indent = 6;

class Text {
 public:
  Text(const CheckScreen& screen, const model::CheckRun& run) : screen_(screen), run_(run) {
    for (const auto& component : run.components) many_ = many_ || &component != &run.components.front();
    for (auto outcome : {model::Outcome::failed, model::Outcome::warning, model::Outcome::error,
                         model::Outcome::not_reported}) {
      for (const auto& block : blocks_of(run, outcome))
        id_width_ = std::max(id_width_, block.first->check.size());
    }
  }

  std::string whole() {
    header();
    base();
    for (const auto& block : blocks_of(run_, model::Outcome::failed)) failed(block);
    fixed();
    if (!out_.ends_with("\n\n")) out_ += '\n';
    const auto before = out_.size();
    for (auto outcome : {model::Outcome::warning, model::Outcome::error, model::Outcome::not_reported}) {
      for (const auto& block : blocks_of(run_, outcome)) brief(block);
    }
    if (out_.size() > before) out_ += '\n';
    passed_and_skipped();
    return std::move(out_);
  }

 private:
  void line(std::string text) {
    while (text.ends_with(' ')) text.pop_back();
    out_ += text + "\n";
  }
  void wrapped(std::size_t indent, std::string_view label, std::string_view text) {
    const auto room = screen_.terminal.out_is_tty
                          ? screen_.terminal.width -
                                std::min<std::size_t>(screen_.terminal.width - 20, indent + label.size())
                          : 100'000;
    auto lead = std::string(indent, ' ') + std::string(label);
    for (const auto& part : wrap(shown(text), room)) {
      line(lead + part);
      lead = std::string(indent + label.size(), ' ');
    }
  }

  /// `lead` may hold colours; `width` is what it takes on the screen.
  void hanging(std::string lead, std::size_t width, std::string_view text) {
    const auto& terminal = screen_.terminal;
    const auto room =
        terminal.out_is_tty && terminal.width > width + 20 ? terminal.width - width : std::size_t{100'000};
    for (const auto& part : wrap(shown(text), room)) {
      line(lead + part);
      lead = std::string(width, ' ');
    }
  }

  std::string what() const {
    if (many_) {
      return fmt::format("{}   {}", shown(run_.repository),
                         count_of(run_.components.size(), "component", "components"));
    }
    if (run_.components.empty()) return shown(run_.repository);
    const auto& only = run_.components.front();
    auto text = shown(only.name);
    auto about = only.type;
    if (only.inferred && !only.source.empty()) about += (about.empty() ? "from " : ", from ") + only.source;
    return about.empty() ? text : text + "   " + shown(about);
  }

  void header() {
    auto right = run_.tracks.empty() ? std::string("chosen checks") : "track " + join(run_.tracks, ", ");
    right += fmt::format(", {}, {}", count_of(run_.check_count, "check", "checks"), shown(run_.revision));
    line(fmt::format("{}   {}", styled(what(), Style::bold, screen_.terminal.out_color), right));
    if (run_.policy.source != "built-in" && !run_.base) policy();
    out_ += '\n';
  }

  void policy() {
    line(fmt::format("policy  {}   git {}", shown(run_.policy.source), run_.policy.digest.substr(0, 8)));
  }

  void base() {
    if (!run_.base) return;
    line(fmt::format("base    {} {}   {}", shown(run_.base->name), run_.base->commit.substr(0, 7),
                     shown(run_.base->how)));
    policy();
    for (const auto& change : run_.scope_changes) wrapped(0, "scope   ", change);
    for (const auto& change : run_.policy.changes)
      wrapped(0, "POLICY  ", fmt::format("this change edits {}: without effect on this verdict", change));
    out_ += '\n';
  }

  Style style(const model::CheckResult& result) const {
    return result.severity >= model::CheckSeverity::medium ? Style::red : Style::yellow;
  }

  std::string head(std::string_view word, const model::CheckResult& result) const {
    return fmt::format("{} {} {}", pad_right(word, 5), pad_right(model::name_of(result.severity), 8),
                       pad_right(result.check, id_width_ + 1));
  }

  /// With a base the failures that were there before are counted, not shown.
  bool is_counted_only(const model::CheckResult& result) const {
    return run_.base && result.change == model::Change::known && !screen_.verbose;
  }

  /// The check's own words for its failure; without any its name, and what was found stands below.
  const std::string& title(const model::CheckResult& result) const {
    if (result.outcome != model::Outcome::failed && result.outcome != model::Outcome::warning)
      return result.message.empty() ? result.name : result.message;
    const auto& checks = screen_.report.checks;
    const auto found = std::find_if(checks.begin(), checks.end(),
                                    [&](const auto& check) { return check->id == result.check; });
    return found != checks.end() && !(*found)->failed_message.empty() ? result.message : result.name;
  }

  void failed(const CheckBlock& block) {
    // The first that counts: of the components one may have had the failure before and another not.
    const auto counts = std::find_if(block.results.begin(), block.results.end(),
                                     [&](const auto& pair) { return !is_counted_only(*pair.second); });
    if (counts == block.results.end()) return;
    const auto& first = *counts->second;
    const auto word = run_.base ? std::string(model::name_of(first.change)) : std::string("FAIL");
    const auto& color = screen_.terminal.out_color;
    hanging(styled(head(word, first), style(first), color) + " ", head(word, first).size() + 1, title(first));
    std::size_t left = screen_.verbose ? std::string::npos : k_shown_findings;
    std::size_t hidden = 0;
    for (const auto& [component, result] : block.results) {
      if (is_counted_only(*result)) continue;
      for (const auto& finding : result->findings) {
        if (run_.base && finding.change == model::Change::known && !screen_.verbose) continue;
        if (left == 0) {
          ++hidden;
          continue;
        }
        --left;
        show(finding, *component, *result);
      }
    }
    if (hidden > 0) line(fmt::format("{}and {} more (-v shows all)", std::string(k_indent, ' '), hidden));
    if (!first.hint.empty()) wrapped(k_indent, "do    ", first.hint);
    if (first.can_fix) line(fmt::format("{}fix   bs check fix {}", std::string(k_indent, ' '), first.check));
    out_ += '\n';
  }

  void show(const model::Finding& finding, const model::ComponentOutcomes& component,
            const model::CheckResult& result) {
    auto place = finding.path.empty() ? std::string() : Place{finding.path, {finding.mark.line, 0}}.text();
    const auto mark =
        run_.base && screen_.verbose ? pad_right(model::name_of(finding.change), 6) : std::string();
    const auto owner = many_ && !component.ref.empty() ? "   (" + shown(component.name) + ")" : "";
    auto text = finding.message == title(result) ? std::string() : finding.message;
    if (place.empty() && text.empty()) {
      if (!owner.empty()) line(fmt::format("{}{}", std::string(k_indent, ' '), shown(component.name)));
      return;
    }
    const auto lead = std::string(k_indent, ' ') + mark + shown(place);
    const auto rest = (text.empty() ? "" : shown(text)) + owner;
    const bool fits = !screen_.terminal.out_is_tty ||
                      display_width(lead) + 3 + display_width(rest) <= screen_.terminal.width;
    if (fits || place.empty()) {
      line(lead + (place.empty() || rest.empty() || text.empty() ? "" : "   ") + rest);
    } else {
      line(lead);
      wrapped(k_indent + 3, "", text + owner);
    }
    if (!finding.excerpt.empty()) wrapped(k_indent + 3, "", finding.excerpt);
  }

  void brief(const CheckBlock& block) {
    const auto& first = *block.first;
    const auto* word = first.outcome == model::Outcome::warning        ? "warn"
                       : first.outcome == model::Outcome::not_reported ? "?"
                                                                       : "ERROR";
    std::size_t findings = 0;
    std::string places;
    for (const auto& [component, result] : block.results) {
      for (const auto& finding : result->findings) {
        if (run_.base && finding.change == model::Change::known && !screen_.verbose) continue;
        if (++findings > 3 && !screen_.verbose) continue;
        if (finding.path.empty()) continue;
        places += (places.empty() ? "" : ", ") + Place{finding.path, {finding.mark.line, 0}}.text();
      }
    }
    if (run_.base && findings == 0 && first.outcome == model::Outcome::warning) return;
    auto text = title(first);
    if (!places.empty()) text += ": " + places;
    if (findings > 3 && !screen_.verbose) text += fmt::format(" and {} more", findings - 3);
    const auto lead = head(word, first) + " ";
    const auto color = first.outcome == model::Outcome::error ? Style::red : Style::yellow;
    hanging(styled(lead, color, screen_.terminal.out_color), lead.size(), text);
  }

  void fixed() {
    for (const auto& [check, finding] : run_.fixed) {
      line(styled(fmt::format("{} {}", pad_right("FIXED", 5 + 9), pad_right(check, id_width_ + 1)),
                  Style::green, screen_.terminal.out_color) +
           " " + shown(Place{finding.path, {finding.mark.line, 0}}.text()));
    }
    const auto totals = model::totals_of(run_);
    if (totals.known > 0)
      line(fmt::format("KNOWN {} were there before and do not count{}", totals.known,
                       screen_.verbose ? "" : " (-v lists them)"));
    if (totals.due > 0)
      line(fmt::format("DUE   {} by the calendar alone; they do not fail a change, and do without --new",
                       totals.due));
  }

  void passed_and_skipped() {
    const auto totals = model::totals_of(run_);
    std::vector<std::string> skipped;
    const auto add = [&](const model::ComponentOutcomes& component) {
      for (const auto& result : component.results) {
        if (result.outcome != model::Outcome::not_applicable) continue;
        if (std::find(skipped.begin(), skipped.end(), result.check) == skipped.end())
          skipped.push_back(result.check);
      }
    };
    add(run_.whole);
    for (const auto& component : run_.components) add(component);
    std::sort(skipped.begin(), skipped.end());
    auto text = fmt::format("pass {}", totals.passed);
    if (totals.exempt > 0) text += fmt::format(", exempt {}", totals.exempt);
    if (!skipped.empty())
      text += fmt::format(", skip {} (not applicable: {})", totals.not_applicable, join(skipped, ", "));
    if (totals.passed + totals.failed + totals.warnings + totals.exempt + totals.errors +
            totals.not_reported ==
        0)
      text = "nothing was applicable: that is no pass to boast of";
    wrapped(0, "", text);
    for (const auto& note : run_.notes) wrapped(0, "note  ", note);
  }

  const CheckScreen& screen_;
  const model::CheckRun& run_;
  std::string out_;
  bool many_ = false;
  std::size_t id_width_ = 12;
};

}  // namespace

std::string check_text(const CheckScreen& screen, const model::CheckRun& run) {
  return Text(screen, run).whole();
}

}  // namespace bs::cli
