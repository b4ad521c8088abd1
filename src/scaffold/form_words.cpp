#include "scaffold/form_words.hpp"

#include "bs/base/text.hpp"
#include "bs/data/json.hpp"
#include "bs/match/regex.hpp"
#include "scaffold/form_proposals.hpp"
#include "scaffold/form_questions.hpp"
#include "scaffold/pattern_words.hpp"

namespace bs::scaffold {

namespace {

using data::Value;
using match::SchemaFault;

constexpr std::size_t k_most_listed = 8;

std::string_view type_words(std::string_view type) {
  if (type == "string") return "text";
  if (type == "integer") return "a whole number";
  if (type == "number") return "a number";
  if (type == "boolean") return "yes or no";
  if (type == "array") return "a list";
  if (type == "object") return "a map";
  return "empty";
}

/// "string,null" as ajv writes it
std::string types_words(std::string_view types) {
  std::vector<std::string> words;
  for (const std::string_view type : split(types, ',')) {
    if (type != "null" || types == "null") words.emplace_back(type_words(type));
  }
  return join(words, " or ");
}

std::string_view format_words(std::string_view format) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 12> k_words = {{
      {"email", "an e-mail address"},
      {"idn-email", "an e-mail address"},
      {"uri", "an address with its scheme, such as https://example.com/"},
      {"iri", "an address with its scheme, such as https://example.com/"},
      {"uri-reference", "an address"},
      {"hostname", "the name of a host"},
      {"ipv4", "an IPv4 address"},
      {"ipv6", "an IPv6 address"},
      {"date", "a date, such as 2024-12-31"},
      {"date-time", "a date and time, such as 2024-12-31T12:00:00Z"},
      {"time", "a time, such as 12:00:00Z"},
      {"uuid", "a UUID"},
  }};
  for (const auto& [name, words] : k_words) {
    if (name == format) return words;
  }
  return "";
}

/// What stands behind "key: " in ajv's parameters.
std::string_view behind(std::string_view params, std::string_view key) {
  const std::size_t at = params.find(key);
  return at == std::string_view::npos ? "" : params.substr(at + key.size());
}

std::string length_words(const SchemaFault& fault, const Value& answer) {
  const std::string limit(behind(fault.params, "limit: "));
  const std::size_t size = answer.is_string() ? count_code_points(repair_utf8(answer.as_string())) : 0;
  if (fault.keyword == "maxLength")
    return fmt::format("has {} characters, at most {} are allowed", size, limit);
  if (size == 0) return "must not be empty";
  return fmt::format("has {}, at least {} are needed", count_of(size, "character", "characters"), limit);
}

std::string bound_words(const SchemaFault& fault) {
  const std::string_view limit = behind(fault.params, "limit: ");
  if (fault.keyword == "minimum") return fmt::format("must be at least {}", limit);
  if (fault.keyword == "maximum") return fmt::format("must be at most {}", limit);
  return fmt::format("must be {} than {}", fault.keyword == "exclusiveMinimum" ? "more" : "less", limit);
}

std::string count_words(const SchemaFault& fault) {
  const std::string limit(behind(fault.params, "limit: "));
  const std::string one = fault.keyword.ends_with("Items") ? "item" : "member";
  const std::string what = limit + " " + one + (limit == "1" ? "" : "s");
  return fault.keyword.starts_with("min") ? fmt::format("needs at least {}", what)
                                          : fmt::format("takes at most {}", what);
}

std::string twice_words(const SchemaFault& fault, const Value& answer) {
  const std::string_view index = behind(fault.params, "j: ");
  const std::size_t at = static_cast<std::size_t>(std::atoi(std::string(index).c_str()));
  if (!answer.is_array() || at >= answer.as_array().size()) return "holds something twice";
  return fmt::format("holds {} twice", shown(line_of(answer.as_array()[at])));
}

std::string whole_words(const SchemaFault& fault, const Value& answer, const std::optional<Value>& proposal) {
  const std::string& keyword = fault.keyword;
  if (keyword == "type") return "must be " + types_words(behind(fault.params, "type: "));
  if (keyword == "pattern")
    return pattern_fault_words(behind(fault.params, "pattern: "), answer, proposal.has_value());
  if (keyword == "minLength" || keyword == "maxLength") return length_words(fault, answer);
  if (keyword.ends_with("inimum") || keyword.ends_with("aximum")) return bound_words(fault);
  if (keyword == "multipleOf")
    return fmt::format("must be a multiple of {}", behind(fault.params, "multipleOf: "));
  if (keyword.ends_with("Items") && keyword != "uniqueItems" && keyword != "additionalItems")
    return count_words(fault);
  if (keyword.ends_with("Properties") && keyword != "additionalProperties") return count_words(fault);
  if (keyword == "uniqueItems") return twice_words(fault, answer);
  if (keyword == "const") return fmt::format("must be {}", behind(fault.params, "allowedValue: "));
  if (keyword == "enum")
    return fmt::format("must be one of {}", replace_all(behind(fault.params, "allowedValues: "), ",", ", "));
  if (keyword == "additionalProperties")
    return fmt::format("has \"{}\", which is not known here", behind(fault.params, "additionalProperty: "));
  if (keyword == "required") return fmt::format("needs \"{}\"", behind(fault.params, "missingProperty: "));
  if (keyword == "format") {
    const std::string_view words = format_words(behind(fault.params, "format: "));
    if (!words.empty()) return fmt::format("must be {}", words);
  }
  if (keyword == "oneOf" || keyword == "anyOf" || keyword == "if" || keyword == "not" ||
      keyword == "false schema") {
    return fmt::format("fits none of what the template allows ({}: {})", keyword, fault.message);
  }
  return fault.message;
}

const Value* at_pointer(const Value& value, std::string_view pointer) {
  const Value* at = &value;
  for (const std::string_view part : split(pointer, '/')) {
    if (part.empty()) continue;
    const std::string key = replace_all(replace_all(part, "~1", "/"), "~0", "~");
    if (at->is_array()) {
      const std::size_t index = static_cast<std::size_t>(std::atoi(key.c_str()));
      at = index < at->as_array().size() ? &at->as_array()[index] : nullptr;
    } else {
      at = at->find(key);
    }
    if (at == nullptr) return nullptr;
  }
  return at;
}

std::optional<AnswerFault> name_fault(const std::string& name, const char* pattern, std::size_t longest,
                                      std::string_view words) {
  const match::Regex regex = match::Regex::ecmascript(pattern);
  const auto holds = [&](const Value& value) {
    return value.as_string().size() <= longest && regex.search(value.as_string());
  };
  if (holds(Value(name))) return std::nullopt;
  AnswerFault out;
  out.proposal = text_proposal(name, "", longest, holds);
  out.message = out.proposal ? pattern_fault_words(pattern, Value(name), true) : "";
  if (out.message.empty() || name.size() > longest) out.message = words;
  return out;
}

}  // namespace

const SchemaFault& plainest(const std::vector<SchemaFault>& faults) {
  const auto rank = [](const SchemaFault& fault) {
    if (fault.keyword == "type") return 0;
    if (fault.keyword == "pattern") return 1;
    return fault.keyword == "oneOf" || fault.keyword == "anyOf" || fault.keyword == "if" ? 3 : 2;
  };
  return *std::min_element(faults.begin(), faults.end(), [&](const SchemaFault& a, const SchemaFault& b) {
    return std::pair(!a.pointer.empty(), rank(a)) < std::pair(!b.pointer.empty(), rank(b));
  });
}

std::string words_of(const SchemaFault& fault, const Value& answer, const std::optional<Value>& proposal) {
  if (fault.pointer.empty()) return whole_words(fault, answer, proposal);
  const Value* part = at_pointer(answer, fault.pointer);
  if (part == nullptr) return whole_words(fault, answer, proposal);  // of a page: the answer is the part
  const std::string words = whole_words(fault, *part, proposal);
  const bool is_short = !part->is_object() && !part->is_array();
  return is_short ? fmt::format("{} {}", shown(line_of(*part)), words)
                  : fmt::format("{}: {}", shown(fault.pointer.substr(1)), words);
}

std::string author_words(const Layers& layers, const std::string& keyword) {
  for (const Value* words : {layers.find("errorMessage"), layers.find_ui("errorMessage")}) {
    if (words == nullptr) continue;
    if (words->is_string()) return words->as_string();
    if (words->is_object() && words->find(keyword) != nullptr) return words->string_or(keyword);
  }
  return "";
}

std::optional<AnswerFault> not_among(const std::vector<Choice>& choices, const Value& value,
                                     std::string_view before) {
  std::vector<std::string> texts;
  for (const Choice& choice : choices) {
    if (choice.value == value) return std::nullopt;
    texts.push_back(line_of(choice.value));
  }
  AnswerFault out;
  std::vector<std::string> listed(
      texts.begin(), texts.begin() + static_cast<std::ptrdiff_t>(std::min(texts.size(), k_most_listed)));
  for (std::string& text : listed) text = shown(text);
  const std::size_t others = texts.size() - listed.size();
  const std::string list =
      join(listed, ", ") + (others == 0 ? "" : fmt::format(" and {} others", grouped(others)));
  out.message = texts.size() == 1 ? fmt::format("{}must be {}", before, list)
                                  : fmt::format("{}must be one of {}", before, list);
  const std::optional<std::string> near = nearest(line_of(value), texts);
  if (near && before.empty()) {
    const auto at = std::find(texts.begin(), texts.end(), *near) - texts.begin();
    out.proposal = choices[static_cast<std::size_t>(at)].value;
  }
  return out;
}

std::optional<AnswerFault> entity_name_fault(const std::string& name) {
  return name_fault(
      name, "^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$", 63,
      "must be letters, digits, dashes, underscores and dots, at most 63, with a letter or digit at "
      "both ends");
}

std::optional<AnswerFault> entity_tags_fault(const Value& tags) {
  for (const Value& tag : tags.as_array()) {
    if (!tag.is_string()) continue;
    auto fault = name_fault(tag.as_string(), "^[a-z0-9:+#]+(-[a-z0-9:+#]+)*$", 63,
                            "must be lower case letters, digits, +, #, : and single dashes, at most 63");
    if (!fault) continue;
    fault->message = shown(tag.as_string()) + " " + fault->message;
    fault->proposal.reset();
    return fault;
  }
  return std::nullopt;
}

}  // namespace bs::scaffold
