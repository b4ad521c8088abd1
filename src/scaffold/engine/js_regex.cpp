#include "scaffold/engine/js_regex.hpp"

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"

namespace bs::scaffold::engine {
namespace {

constexpr std::size_t k_longest_subject = 1u << 20;
constexpr std::string_view k_flags = "gimy";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string sorted_flags(std::string_view flags) {
  std::string out;
  for (const char flag : k_flags) {
    const auto count = std::count(flags.begin(), flags.end(), flag);
    if (count > 1) refuse(fmt::format("the regular expression has the flag \"{}\" twice", flag));
    if (count == 1) out += flag;
  }
  return out;
}

/// The number of the group that `$1` or `$12` names, and how many digits that takes; 0 when there is none.
std::pair<std::size_t, std::size_t> group_number(std::string_view digits, std::size_t groups) {
  std::size_t number = 0;
  std::size_t best = 0;
  std::size_t length = 0;
  for (std::size_t i = 0; i < 2 && i < digits.size() && is_digit(digits[i]); ++i) {
    number = number * 10 + static_cast<std::size_t>(digits[i] - '0');
    if (number > 0 && number < groups) {
      best = number;
      length = i + 1;
    }
  }
  return {best, length};
}

std::string_view part_of(std::string_view text, const match::Regex::Group& group) {
  if (group.begin == std::string_view::npos) return {};
  return text.substr(group.begin, group.end - group.begin);
}

}  // namespace

std::string JsRegex::shown() const {
  const std::string body = source.empty() ? "(?:)" : replace_all(source, "\n", "\\n");
  return fmt::format("/{}/{}", body, flags);
}

RegexPtr make_regex(std::string_view source, std::string_view flags) {
  std::string sorted = sorted_flags(flags);
  match::RegexOptions options;
  options.ignore_case = sorted.find('i') != std::string::npos;
  options.multi_line = sorted.find('m') != std::string::npos;
  return std::make_shared<const JsRegex>(
      JsRegex{std::string(source), std::move(sorted), match::Regex::ecmascript(source, options)});
}

std::optional<RegexMatch> find_match(Budget& budget, const JsRegex& regex, std::string_view text,
                                     std::size_t from) {
  if (text.size() > k_longest_subject)
    throw Error(ErrorKind::limit,
                fmt::format("a regular expression is held against a text of more than {} bytes",
                            grouped(k_longest_subject)));
  // How far RE2 looks cannot be seen from outside, so its time is charged: a step for 100 ns.
  const auto start = std::chrono::steady_clock::now();
  auto found = regex.compiled.find(text, from);
  const std::chrono::nanoseconds used = std::chrono::steady_clock::now() - start;
  budget.step(1 + static_cast<std::size_t>(used.count() / 100));
  if (found && regex.is_sticky() && found->front().begin != from) return std::nullopt;
  return found;
}

std::vector<RegexMatch> find_matches(Budget& budget, const JsRegex& regex, std::string_view text) {
  std::vector<RegexMatch> matches;
  std::size_t from = 0;
  while (from <= text.size()) {
    auto found = find_match(budget, regex, text, from);
    if (!found) break;
    const auto [begin, end] = found->front();
    budget.check_list(static_cast<double>(matches.size() + 1));
    matches.push_back(std::move(*found));
    if (!regex.is_global()) break;
    from = end;
    if (begin == end) from += end < text.size() ? decode_utf8(text, end).length : 1;
  }
  return matches;
}

void add_replacement(TextBuffer& out, std::string_view replacement, std::string_view text,
                     const RegexMatch& match, const std::vector<std::string>& names) {
  for (std::size_t at = 0; at < replacement.size();) {
    const std::size_t dollar = replacement.find('$', at);
    out.add(replacement.substr(at, dollar - at));
    if (dollar == std::string_view::npos) return;
    const std::string_view rest = replacement.substr(dollar + 1);
    const char next = rest.empty() ? '\0' : rest.front();
    const auto [number, digits] = group_number(rest, match.size());
    const std::size_t close = next == '<' ? rest.find('>') : std::string_view::npos;
    const bool has_names =
        std::any_of(names.begin(), names.end(), [](const auto& name) { return !name.empty(); });
    at = dollar + 2;
    if (next == '$') {
      out.add('$');
    } else if (next == '&') {
      out.add(part_of(text, match[0]));
    } else if (next == '`') {
      out.add(text.substr(0, match[0].begin));
    } else if (next == '\'') {
      out.add(text.substr(match[0].end));
    } else if (number > 0) {
      out.add(part_of(text, match[number]));
      at = dollar + 1 + digits;
    } else if (close != std::string_view::npos && has_names) {
      const auto name = std::find(names.begin(), names.end(), rest.substr(1, close - 1));
      if (name != names.end()) out.add(part_of(text, match[static_cast<std::size_t>(name - names.begin())]));
      at = dollar + 1 + close + 1;
    } else {
      out.add('$');
      at = dollar + 1;
    }
  }
}

JsValue replace_matches(Budget& budget, const JsText& text, const JsRegex& regex,
                        std::string_view replacement) {
  TextBuffer out(budget);
  std::size_t from = 0;
  for (const RegexMatch& match : find_matches(budget, regex, text.bytes())) {
    out.add(std::string_view(text.bytes()).substr(from, match[0].begin - from));
    add_replacement(out, replacement, text.bytes(), match, regex.compiled.group_names());
    from = match[0].end;
  }
  out.add(std::string_view(text.bytes()).substr(from));
  return std::move(out).value();
}

}  // namespace bs::scaffold::engine
