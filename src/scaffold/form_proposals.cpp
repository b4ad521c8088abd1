#include "scaffold/form_proposals.hpp"

#include <charconv>
#include <cmath>

#include "bs/base/text.hpp"
#include "scaffold/pattern_words.hpp"

namespace bs::scaffold {

namespace {

using data::Value;

constexpr std::size_t k_longest = 1'000;  // of a text that is worth mending

bool is_alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Runs of anything but letters and digits become one separator; none at the ends.
std::string slug(std::string_view text, std::string_view separator, std::string_view kept = "") {
  std::string out;
  bool is_gap = false;
  for (const char c : text) {
    if (!is_alphanumeric(c) && kept.find(c) == std::string_view::npos) {
      is_gap = true;
      continue;
    }
    if (is_gap && !out.empty()) out += separator;
    is_gap = false;
    out += c;
  }
  return out;
}

std::string from_first_letter(std::string text) {
  const auto letter = std::find_if(text.begin(), text.end(),
                                   [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
  text.erase(text.begin(), letter);
  return text;
}

/// Cut at a length, and no separator left at the end.
std::string cut(std::string text, std::size_t longest) {
  if (text.size() > longest) text.resize(longest);
  while (!text.empty() && !is_alphanumeric(text.back())) text.pop_back();
  return text;
}

std::vector<std::string> variants(const std::string& text, std::size_t longest) {
  const std::string trimmed(trim_unicode(text));
  const std::string lower = to_lower(trimmed);
  std::vector<std::string> out = {trimmed, lower};
  for (const std::string& base : {trimmed, lower}) {
    for (const std::string_view separator : {"-", "_", ".", ""}) {
      out.push_back(slug(base, separator, "-_."));
      out.push_back(slug(base, separator));
    }
  }
  out.push_back(to_upper(trimmed));
  out.push_back(to_upper(slug(trimmed, "_")));
  const std::size_t whole = out.size();
  for (std::size_t i = 0; i < whole; ++i) out.push_back(from_first_letter(out[i]));
  const std::size_t uncut = out.size();
  for (std::size_t i = 0; i < uncut; ++i) out.push_back(cut(out[i], longest));
  return out;
}

std::optional<Value> first_that_holds(const std::string& text, const std::vector<std::string>& candidates,
                                      const Holds& holds) {
  for (const std::string& candidate : candidates) {
    if (candidate.empty() || candidate == text) continue;
    if (holds(Value(candidate))) return Value(candidate);
  }
  return std::nullopt;
}

std::optional<double> limit_of(const match::SchemaFault& fault, std::string_view key) {
  const std::size_t at = fault.params.find(key);
  if (at == std::string::npos) return std::nullopt;
  const std::string text = fault.params.substr(at + key.size());
  double out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(out) : std::nullopt;
}

Value number_of(double number) {
  constexpr double k_exact = 9e15;
  if (number == std::floor(number) && std::abs(number) < k_exact)
    return Value(static_cast<std::int64_t>(number));
  return Value(number);
}

std::optional<Value> number_proposal(double number, const match::SchemaFault& fault, const Holds& holds) {
  std::vector<double> candidates;
  if (const auto limit = limit_of(fault, "limit: ")) {
    candidates = {*limit, *limit + 1, *limit - 1};
  } else if (const auto step = limit_of(fault, "multipleOf: ")) {
    candidates = {std::round(number / *step) * *step, std::ceil(number / *step) * *step};
  } else {
    candidates = {std::round(number)};  // a whole number is wanted
  }
  for (const double candidate : candidates) {
    if (std::isfinite(candidate) && candidate != number && holds(number_of(candidate)))
      return number_of(candidate);
  }
  return std::nullopt;
}

std::optional<Value> list_proposal(const data::Array& items, const Holds& holds) {
  constexpr std::size_t k_most_items = 200;
  if (items.size() > k_most_items) return std::nullopt;
  Value once = Value::array();
  for (const Value& item : items) {
    const data::Array& seen = once.as_array();
    if (std::find(seen.begin(), seen.end(), item) == seen.end()) once.push_back(item);
  }
  if (once.as_array().size() == items.size() || !holds(once)) return std::nullopt;
  return once;
}

}  // namespace

std::optional<Value> text_proposal(const std::string& text, std::string_view pattern, std::size_t longest,
                                   const Holds& holds) {
  if (text.size() > k_longest) return std::nullopt;
  const std::vector<std::string> plain = variants(text, longest);
  if (auto found = first_that_holds(text, plain, holds)) return found;
  const PatternEnds ends = pattern_ends(pattern);
  if (ends.prefix.empty() && ends.suffix.empty()) return std::nullopt;
  std::vector<std::string> completed;
  for (const std::string& one : plain) {
    if (!one.empty()) completed.push_back(ends.prefix + one + ends.suffix);
  }
  return first_that_holds(text, completed, holds);
}

std::optional<Value> proposal_for(const Value& answer, const match::SchemaFault& fault, const Holds& holds) {
  if (answer.is_number()) return number_proposal(answer.as_number(), fault, holds);
  if (answer.is_array()) return list_proposal(answer.as_array(), holds);
  if (!answer.is_string() || answer.as_string().empty()) return std::nullopt;
  const bool is_pattern = fault.keyword == "pattern";
  const bool is_length = fault.keyword == "maxLength";
  if (!is_pattern && !is_length) {
    const std::string trimmed(trim_unicode(answer.as_string()));
    return first_that_holds(answer.as_string(), {trimmed, to_lower(trimmed)}, holds);
  }
  std::size_t longest = k_longest;
  if (is_length) longest = static_cast<std::size_t>(limit_of(fault, "limit: ").value_or(k_longest));
  const std::string_view pattern = is_pattern ? std::string_view(fault.params).substr(9) : "";
  return text_proposal(answer.as_string(), pattern, longest, holds);
}

}  // namespace bs::scaffold
