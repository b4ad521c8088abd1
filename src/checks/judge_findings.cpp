#include "checks/judge_findings.hpp"

#include <limits>
#include <set>

#include "bs/base/text.hpp"
#include "bs/checks/operators.hpp"
#include "bs/data/json.hpp"
#include "checks/judge_words.hpp"

namespace bs::checks {

namespace {

using data::Value;
using model::Evidence;
using model::Finding;
using Prefix = OperatorName::Prefix;

/// An object that is a finding by itself (fact.hpp).
bool is_finding(const Value& value) {
  const Value* path = value.find("path");
  const Value* message = value.find("message");
  return path != nullptr && path->is_string() && message != nullptr && message->is_string() &&
         !message->as_string().empty();
}

bool are_findings(const Value& value) {
  return value.is_array() && !value.as_array().empty() &&
         std::all_of(value.as_array().begin(), value.as_array().end(), is_finding);
}

std::uint32_t position(const Value& item, std::string_view name) {
  const Value* value = item.find(name);
  if (value == nullptr || value->type() != data::Type::integer) return 0;
  const auto number = value->as_integer();
  return number < 0 || number > std::numeric_limits<std::uint32_t>::max()
             ? 0
             : static_cast<std::uint32_t>(number);
}

Finding from_item(const Value& item) {
  Finding finding;
  finding.path = item.string_or("path");
  finding.message = item.string_or("message");
  finding.excerpt = item.string_or("excerpt");
  finding.mark.line = position(item, "line");
  if (finding.mark.line != 0) finding.mark.column = position(item, "column");
  finding.key = finding_key({finding.path, finding.message, item.string_or("key")});
  return finding;
}

/// The items that are at fault, where the operator tells; nullopt: the value as a whole is.
std::optional<std::vector<const Value*>> items_at_fault(const Asked& asked, Seconds now) {
  const Evidence& evidence = asked.evidence;
  if (!evidence.found || !evidence.value.is_array()) return std::nullopt;
  const auto name = parse_operator(evidence.operator_name);
  if (name.base == nullptr) return std::nullopt;
  const bool wants_none =
      name.base->name == "hasLengthOf" && evidence.expected.is_number() && evidence.expected.as_number() == 0;
  std::optional<bool> faulty_when;  // an item is at fault when the operator says so of it
  bool all_are = false;
  if (name.prefix == Prefix::all && !evidence.negated) faulty_when = false;
  if (name.prefix == Prefix::none && !evidence.negated) faulty_when = true;
  if (name.prefix == Prefix::any && evidence.negated) faulty_when = true;
  if (name.prefix == Prefix::none_written && !evidence.negated) {
    all_are = wants_none;
    if (name.base->name == "doesNotContain") faulty_when = false;
  }
  if (!faulty_when && !all_are) return std::nullopt;
  std::vector<const Value*> items;
  for (const Value& item : evidence.value.as_array())
    if (all_are || holds_for_item(asked, item, now) == *faulty_when) items.push_back(&item);
  if (items.empty()) return std::nullopt;
  return items;
}

Finding at_value(const Asked& asked, const Value* item) {
  const Evidence& evidence = asked.evidence;
  Finding finding;
  finding.path = evidence.file;
  if (!evidence.file.empty()) finding.mark = item != nullptr ? item->mark : evidence.mark;
  std::string text;
  if (item != nullptr) {
    text = data::to_json(*item);
    finding.message =
        fmt::format("{} holds {}, expected {}", subject_of(evidence), quoted(*item), expectation(evidence));
  } else {
    // Texts tell one fault from another; numbers and lists change by themselves (compare.hpp looks at them).
    if (evidence.found &&
        (evidence.value.is_string() || evidence.value.is_boolean() || evidence.value.is_null()))
      text = data::to_json(evidence.value);
    finding.message = in_words(evidence);
  }
  finding.key = finding_key({finding.path, evidence.fact, evidence.path, evidence.operator_name, text});
  return finding;
}

struct Collecting {
  const model::Check& check;
  std::vector<Finding> findings;
  std::vector<std::size_t> worded;  ///< those whose message is ours, not the fact's
  std::set<std::string> seen;       ///< by earlier conditions: two may find the same

  void add(std::vector<Finding> of_condition, bool is_worded) {
    std::vector<std::string> identities;
    for (Finding& finding : of_condition) {
      auto identity =
          fmt::format("{}\n{}\n{}\n{}", finding.mark.line, finding.mark.column, finding.key, finding.message);
      if (seen.count(identity) != 0) continue;
      identities.push_back(std::move(identity));
      if (is_worded) worded.push_back(findings.size());
      findings.push_back(std::move(finding));
    }
    seen.insert(identities.begin(), identities.end());
  }

  /// The check's own words where it has some; beside each other what was found tells them apart.
  void speak() {
    if (check.failed_message.empty()) return;
    for (const std::size_t at : worded) {
      std::string& message = findings[at].message;
      message = worded.size() == 1 ? check.failed_message : check.failed_message + ": " + message;
    }
  }
};

/// White space as one space, control characters as escapes, so that parts cannot run into each other.
std::string evened(std::string_view part) {
  std::string out;
  bool is_gap = false;
  for (const char c : trim(part)) {
    const bool is_space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (is_space) {
      is_gap = true;
      continue;
    }
    if (is_gap) out += ' ';
    is_gap = false;
    out += c;
  }
  return shown(out);
}

}  // namespace

std::string finding_key(const std::vector<std::string>& parts) {
  std::string key;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) key += '\n';
    key += evened(parts[i]);
  }
  return key;
}

std::string summary(const model::Check& check, const std::vector<Finding>& findings) {
  if (!check.failed_message.empty()) return check.failed_message;
  const std::string& first = findings.front().message;
  const bool is_one = std::all_of(findings.begin(), findings.end(),
                                  [&](const Finding& other) { return other.message == first; });
  return is_one ? first : fmt::format("{}, and {} more", first, findings.size() - 1);
}

std::vector<Finding> findings_of(const model::Check& check, const Verdict& failed, Seconds now) {
  Collecting collecting{check, {}, {}, {}};
  for (const Asked& asked : failed.deciding) {
    std::vector<Finding> found;
    const auto items = items_at_fault(asked, now);
    bool is_worded = false;
    if (items) {
      for (const Value* item : *items) {
        is_worded = is_worded || !is_finding(*item);
        found.push_back(is_finding(*item) ? from_item(*item) : at_value(asked, item));
      }
    } else if (asked.evidence.found && are_findings(asked.evidence.value)) {
      for (const Value& item : asked.evidence.value.as_array()) found.push_back(from_item(item));
    } else {
      is_worded = true;
      found.push_back(at_value(asked, nullptr));
    }
    collecting.add(std::move(found), is_worded);
  }
  if (collecting.findings.empty()) {
    // A rule without a test to blame: `not` around what always holds.
    Finding finding;
    finding.message = check.failed_message.empty() ? "the rule can never hold" : check.failed_message;
    finding.key = "rule";
    collecting.findings.push_back(std::move(finding));
  }
  collecting.speak();
  return std::move(collecting.findings);
}

}  // namespace bs::checks
