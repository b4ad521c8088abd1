#include "match/codeowners_line.hpp"

#include "bs/base/text.hpp"

namespace bs::match {

namespace {

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

bool is_word_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

bool is_name(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_word_char(c) || c == '.'; });
}

/// Something on both sides of one '@', and a dot in the domain.
bool is_email(std::string_view word) {
  const std::size_t at = word.find('@');
  if (at == std::string_view::npos || at == 0 || word.find('@', at + 1) != std::string_view::npos)
    return false;
  const std::string_view domain = word.substr(at + 1);
  const std::size_t dot = domain.rfind('.');
  return dot != std::string_view::npos && dot > 0 && dot + 1 < domain.size() && is_name(domain);
}

/// The next word from `at` on; empty at the end.
OwnersWord next_word(std::string_view line, std::size_t& at, bool backslash_quotes) {
  while (at < line.size() && is_space(line[at])) ++at;
  const std::size_t start = at;
  while (at < line.size() && !is_space(line[at])) {
    at += backslash_quotes && line[at] == '\\' && at + 1 < line.size() ? 2 : 1;
  }
  return {line.substr(start, at - start),
          static_cast<std::uint32_t>(count_code_points(line.substr(0, start)) + 1)};
}

}  // namespace

OwnersLine split_owners_line(std::string_view line, bool has_pattern) {
  OwnersLine out;
  std::size_t at = 0;
  if (has_pattern) out.pattern = next_word(line, at, true);
  bool in_comment = false;
  while (true) {
    OwnersWord word = next_word(line, at, false);
    if (word.text.empty()) return out;
    if (!in_comment && word.text.front() == '#') {
      in_comment = true;
      word.text.remove_prefix(1);
      ++word.column;
      if (word.text.empty()) continue;
    }
    (in_comment ? out.comment : out.words).push_back(word);
  }
}

std::optional<OwnersHead> read_owners_head(std::string_view line) {
  OwnersHead head;
  head.is_optional = line.starts_with('^');
  if (head.is_optional) line.remove_prefix(1);
  const std::size_t end = line.find(']');
  if (!line.starts_with('[') || end == std::string_view::npos) return std::nullopt;
  head.name = line.substr(1, end - 1);
  head.rest = line.substr(end + 1);
  const std::size_t digits_end = head.rest.find_first_not_of("0123456789", 1);
  if (head.rest.starts_with('[') && digits_end != std::string_view::npos && head.rest[digits_end] == ']') {
    head.approvals = head.rest.substr(1, digits_end - 1);
    head.rest.remove_prefix(digits_end + 1);
  }
  return head;
}

bool is_section_head(std::string_view line) {
  const std::optional<OwnersHead> head = read_owners_head(line);
  return head && !head->name.empty() && (head->rest.empty() || is_space(head->rest.front()));
}

bool is_github_owner(std::string_view word) {
  if (!word.starts_with('@')) return is_email(word);
  const std::vector<std::string_view> parts = split(word.substr(1), '/');
  return parts.size() <= 2 && std::all_of(parts.begin(), parts.end(), is_name);
}

bool is_gitlab_owner(std::string_view word) {
  if (word.starts_with("@@")) {
    const std::string role = to_lower(word.substr(2));
    for (const std::string_view known : {"developer", "maintainer", "owner"}) {
      if (role == known || role == std::string(known) + "s") return true;
    }
    return false;
  }
  if (!word.starts_with('@')) return is_email(word);
  const std::vector<std::string_view> parts = split(word.substr(1), '/');
  return std::all_of(parts.begin(), parts.end(), is_name);
}

void OwnersFile::say(Severity severity, std::uint32_t line, std::uint32_t column, std::string message,
                     std::string hint) {
  diagnostics.push_back({severity, std::move(message), {line, column}, std::move(hint)});
}

}  // namespace bs::match
