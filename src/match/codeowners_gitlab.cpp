#include <charconv>

#include "bs/base/text.hpp"
#include "match/codeowners_line.hpp"

namespace bs::match {

namespace {

/// The pattern as GitLab hands it to Ruby's File.fnmatch (FNM_PATHNAME | FNM_DOTMATCH), seen from the root.
std::string normal_pattern(std::string_view pattern) {
  if (pattern == "*") return "**/*";
  std::string text;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool quotes_space =
        pattern[i] == '\\' && i + 1 < pattern.size() && (pattern[i + 1] == ' ' || pattern[i + 1] == '\t');
    const bool quotes_hash = i == 0 && pattern.starts_with("\\#");
    if (!quotes_space && !quotes_hash) text += pattern[i];
  }
  if (text.starts_with('/')) {
    text.erase(0, 1);
  } else {
    text.insert(0, "**/");
  }
  return text.ends_with('/') || text.empty() ? text + "**/*" : text;
}

std::optional<Wildcard> compile(std::string_view pattern, WildcardFault& fault) {
  WildcardSyntax syntax;
  syntax.characters = true;
  syntax.long_star_is_depth = false;
  syntax.last_star_is_depth = false;
  return Wildcard::parse(normal_pattern(pattern), syntax, fault);
}

struct Section {
  std::string name;
  bool is_optional = false;
  std::uint32_t approvals = 0;
  std::vector<std::string> owners;
};

class GitlabReader {
 public:
  void line(std::uint32_t number, std::string_view text) {
    const std::string_view content = trim(text);
    if (content.empty() || content.front() == '#') return;
    number_ = number;
    if (const std::optional<OwnersHead> head = read_owners_head(content)) {
      start_section(*head, content);
      return;
    }
    const OwnersLine parts = split_owners_line(text);
    if (content.starts_with('[') || content.starts_with("^[")) {
      say(Severity::error, parts.pattern.column, "the section's name is not closed");
    }
    add_rule(parts);
  }

  OwnersFile& file() { return file_; }

 private:
  void say(Severity severity, std::uint32_t column, std::string message, std::string hint = "") {
    file_.say(severity, number_, column, std::move(message), std::move(hint));
  }

  void start_section(const OwnersHead& head, std::string_view line) {
    section_ = Section();
    section_.name = known_name(head.name);
    section_.is_optional = head.is_optional;
    std::from_chars(head.approvals.data(), head.approvals.data() + head.approvals.size(), section_.approvals);
    if (trim(head.name).empty()) say(Severity::error, 1, "a section needs a name");
    if (section_.is_optional && section_.approvals > 0) {
      say(Severity::error, 1, "an optional section cannot ask for approvals");
    }
    OwnersLine parts;
    if (is_section_head(line)) {
      parts = split_owners_line(head.rest, false);
    } else if (!head.name.empty()) {
      say(Severity::warning, 1, "GitLab takes this line for a section's head");
    }
    for (const OwnersWord& word : parts.words) {
      if (is_gitlab_owner(word.text)) section_.owners.emplace_back(word.text);
    }
    if (!parts.words.empty() && section_.owners.empty()) {
      say(Severity::error, 1, "none of the section's default owners is one",
          "an owner is @user, @group, @@role or an email address");
    }
  }

  /// Sections whose names differ in case only are one.
  std::string known_name(std::string_view name) {
    for (const std::string& known : names_) {
      if (equal_ignoring_case(known, name)) return known;
    }
    names_.emplace_back(name);
    return names_.back();
  }

  void add_rule(const OwnersLine& parts) {
    OwnersRule rule;
    rule.line = number_;
    rule.section = section_.name;
    rule.is_optional = section_.is_optional;
    rule.approvals = section_.approvals;
    rule.is_exclusion = parts.pattern.text.starts_with('!');
    rule.pattern = parts.pattern.text.substr(rule.is_exclusion ? 1 : 0);
    if (!rule.is_exclusion) rule.owners = owners_of(parts);
    WildcardFault fault;
    std::optional<Wildcard> pattern = compile(rule.pattern, fault);
    if (!pattern) {
      say(Severity::error, parts.pattern.column,
          fmt::format("the pattern \"{}\" is faulty: {}", rule.pattern, fault.message));
      return;
    }
    store(std::move(rule), std::move(pattern), parts.pattern.column);
  }

  std::vector<std::string> owners_of(const OwnersLine& parts) {
    std::vector<std::string> owners;
    for (const OwnersWord& word : parts.words) {
      if (is_gitlab_owner(word.text)) {
        owners.emplace_back(word.text);
      } else {
        say(Severity::error, word.column, fmt::format("\"{}\" is no owner", word.text),
            "an owner is @user, @group, @@role or an email address");
      }
    }
    for (const OwnersWord& word : parts.comment) {
      if (!is_gitlab_owner(word.text)) continue;
      owners.emplace_back(word.text);
      say(Severity::warning, word.column,
          fmt::format("GitLab has no comments at the end of a line and takes \"{}\" for an owner",
                      word.text));
    }
    if (parts.words.empty() && owners.empty()) owners = section_.owners;
    if (owners.empty() && parts.words.empty())
      say(Severity::error, parts.pattern.column, "the pattern has no owner");
    return owners;
  }

  /// GitLab keeps a section's entries in a map: a repeated pattern keeps its first place and gets the last
  /// owners.
  void store(OwnersRule rule, std::optional<Wildcard> pattern, std::uint32_t column) {
    const auto key = std::pair(rule.section, normal_pattern(rule.pattern));
    const auto [found, is_new] = places_.try_emplace(key, file_.rules.size());
    if (is_new) {
      file_.rules.push_back(std::move(rule));
      file_.patterns.push_back(std::move(pattern));
      return;
    }
    OwnersRule& first = file_.rules[found->second];
    say(Severity::warning, column,
        fmt::format("this replaces line {}, and takes its place: what stands between wins over it",
                    first.line));
    first = std::move(rule);
  }

  OwnersFile file_;
  std::uint32_t number_ = 0;
  Section section_;
  std::vector<std::string> names_;
  std::map<std::pair<std::string, std::string>, std::size_t> places_;
};

}  // namespace

OwnersFile read_gitlab_owners(std::string_view text) {
  GitlabReader reader;
  std::uint32_t number = 0;
  for (const std::string_view line : split_lines(text)) reader.line(++number, line);
  return std::move(reader.file());
}

}  // namespace bs::match
