#include <algorithm>

#include "bs/base/text.hpp"
#include "report/check_escape.hpp"
#include "report/check_sarif.hpp"
#include "report/markdown_text.hpp"

namespace bs::report::sarif {
namespace {

using model::CheckSeverity;

constexpr std::size_t k_most_tags = 10;  // that GitHub shows; it refuses 21

/// GitHub's classes: over 9 critical, from 7 high, from 4 medium.
std::string_view score_of(CheckSeverity severity) {
  switch (severity) {
    case CheckSeverity::low:
      return "2.0";
    case CheckSeverity::medium:
      return "5.5";
    case CheckSeverity::high:
      return "8.0";
    case CheckSeverity::critical:
      return "9.5";
  }
  return "";
}

/// "lockfile-in-step" → "LockfileInStep".
std::string pascal_case(std::string_view id) {
  std::string out;
  bool begins = true;
  for (const char c : id) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter) out += begins && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    begins = !letter;
  }
  return out;
}

std::string first_of(std::initializer_list<std::string_view> texts) {
  for (const auto text : texts) {
    if (!is_blank(text)) return std::string(text);
  }
  return "";
}

data::Value help_of(const model::Check& check, std::string_view why) {
  std::string text(why);
  std::string markdown = "Why: " + prose(why);
  if (!check.remediation.empty()) {
    text += "\n\n" + check.remediation;
    for (const auto line : split_lines(check.remediation)) {
      if (!trim(line).empty()) markdown += "\n\nDo: " + prose(trim(line));
    }
  }
  return object({{"text", text}, {"markdown", markdown}});
}

data::Value properties_of(const CheckReport& report, const model::Check& check) {
  data::Array tags;
  bool security = false;
  if (const auto found = report.tags.find(check.id); found != report.tags.end()) {
    for (const auto& tag : found->second) {
      security = security || tag == "security";
      if (tags.size() < k_most_tags) tags.emplace_back(tag);
    }
  }
  auto properties = object({{"tags", std::move(tags)}, {"precision", "high"}});
  if (security) properties.set("security-severity", score_of(check.severity));
  return properties;
}

}  // namespace

data::Value object(std::vector<std::pair<std::string_view, data::Value>> members) {
  data::Object out;
  out.reserve(members.size());
  for (auto& [key, value] : members) out.push_back({std::string(key), std::move(value), {}});
  return data::Value(std::move(out));
}

data::Value message(std::string_view text) {
  // SARIF's "[text](target)" is a link; with a backslash before the brackets it is text. Where no link can
  // be, nothing is escaped: not every reader knows of it.
  std::string out(text);
  if (out.find("](") != std::string::npos) {
    for (const std::string_view mark : {"\\", "[", "]"})
      out = replace_all(out, mark, "\\" + std::string(mark));
  }
  return object({{"text", std::move(out)}});
}

std::string_view level_of(CheckSeverity severity) noexcept {
  switch (severity) {
    case CheckSeverity::low:
      return "note";
    case CheckSeverity::medium:
      return "warning";
    case CheckSeverity::high:
    case CheckSeverity::critical:
      return "error";
  }
  return "warning";
}

Rules::Rules(const CheckReport& report, const Part& part) {
  // A report may speak of checks that its list lacks: those of the base, for example.
  const auto add_check = [&](const std::string& id, const std::string& name, CheckSeverity severity) {
    const auto known = std::find_if(report.checks.begin(), report.checks.end(),
                                    [&](const auto& check) { return check->id == id; });
    if (known != report.checks.end()) {
      add(report, **known);
      return;
    }
    model::Check check;
    check.id = id;
    check.name = name;
    check.severity = severity;
    add(report, check);
  };
  for (const auto& [run, component] : part.of) {
    for (const auto& result : component->results) add_check(result.check, result.name, result.severity);
    for (const auto& [check, finding] : run->fixed) {
      if (&owner_of_fixed(*run, check, finding) == component) add_check(check, "", CheckSeverity::medium);
    }
  }
}

void Rules::add(const CheckReport& report, const model::Check& check) {
  if (!index_.emplace(check.id, static_cast<std::int64_t>(index_.size())).second) return;
  const std::string title = first_of({check.name, check.id});
  const std::string why = first_of({check.why, check.description, title});
  auto rule = object({{"id", check.id}});
  const std::string name = pascal_case(check.id);
  if (!name.empty() && !equal_ignoring_case(name, check.id)) rule.set("name", name);
  rule.set("shortDescription", message(title));
  rule.set("fullDescription", message(why));
  rule.set("help", help_of(check, why));
  rule.set("defaultConfiguration", object({{"level", check.warns ? "note" : level_of(check.severity)}}));
  rule.set("properties", properties_of(report, check));
  array_.push_back(std::move(rule));
}

}  // namespace bs::report::sarif
