#include "checks/judge_words.hpp"

#include "bs/base/text.hpp"
#include "bs/checks/operators.hpp"
#include "bs/data/json.hpp"

namespace bs::checks {

namespace {

using data::Value;
using Prefix = OperatorName::Prefix;

constexpr std::size_t k_longest = 60;
constexpr std::size_t k_longest_list = 8;

std::string_view words_of(Prefix prefix) {
  switch (prefix) {
    case Prefix::all:
      return "every item ";
    case Prefix::any:
      return "one item at least ";
    case Prefix::none:
      return "no item ";
    case Prefix::none_written:
      break;
  }
  return "";
}

std::string quoted_scalar(const Value& value) {
  // Cut before it is written: a text may be as long as a file.
  if (value.is_string() && value.as_string().size() > 4 * k_longest) {
    const auto start = std::string_view(value.as_string()).substr(0, 4 * k_longest);
    return data::json_quoted(fit(repair_utf8(start), k_longest));
  }
  return fit(data::to_json(value), k_longest);
}

std::string found_text(const model::Evidence& evidence, std::string_view base) {
  if (!evidence.found) return "is missing";
  const Value& value = evidence.value;
  if (base == "hasLengthOf" && value.is_string())
    return "has " + count_of(count_utf16_units(repair_utf8(value.as_string())), "character", "characters");
  if (value.is_array() && (base == "hasLengthOf" || value.as_array().size() > k_longest_list))
    return "has " + count_of(value.as_array().size(), "item", "items");
  if (value.is_object()) return "is a map of " + count_of(value.as_object().size(), "key", "keys");
  return "is " + quoted(value);
}

}  // namespace

std::string quoted(const Value& value) {
  if (value.is_object()) return "a map of " + count_of(value.as_object().size(), "key", "keys");
  if (!value.is_array()) return quoted_scalar(value);
  if (value.as_array().size() > k_longest_list)
    return "a list of " + count_of(value.as_array().size(), "item", "items");
  std::string out = "[";
  for (const Value& item : value.as_array()) {
    if (out.size() > 1) out += ", ";
    out += item.is_array() ? "[...]" : item.is_object() ? "{...}" : quoted_scalar(item);
  }
  return fit(out + "]", k_longest);
}

std::string subject_of(const model::Evidence& evidence) {
  return evidence.path == "$" ? evidence.fact : fmt::format("{} of {}", evidence.path, evidence.fact);
}

std::string expectation(const model::Evidence& evidence) {
  const auto name = parse_operator(evidence.operator_name);
  if (name.base == nullptr) return std::string(evidence.operator_name);
  if (name.base->name == "exists") {
    const bool wanted = evidence.expected.is_boolean() && evidence.expected.as_boolean();
    return wanted != evidence.negated ? "something there" : "nothing there";
  }
  std::string out = evidence.negated ? "not " : "";
  out += words_of(name.prefix);
  const std::string_view pattern = name.base->expects;
  const auto hole = pattern.find("{}");
  out += pattern.substr(0, hole);
  out += quoted(evidence.expected);
  out += pattern.substr(hole + 2);
  return out;
}

std::string in_words(const model::Evidence& evidence) {
  const auto name = parse_operator(evidence.operator_name);
  const std::string_view base = name.base == nullptr ? "" : name.base->name;
  std::string text = fmt::format("{} {}", subject_of(evidence), found_text(evidence, base));
  // A value that could not be compared with has its own sentence.
  if (!evidence.held && !evidence.reason.empty() && evidence.found) return text + "; " + evidence.reason;
  return text + ", expected " + expectation(evidence);
}

}  // namespace bs::checks
