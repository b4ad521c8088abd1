#include "bs/base/text.hpp"
#include "match/codeowners_line.hpp"

namespace bs::match {

namespace {

constexpr std::size_t k_max_bytes = 3'000'000;

/// The pattern in the engine's terms. Rules: docs.github.com, "About code owners", and what GitHub was seen
/// to do.
std::optional<Wildcard> compile(std::string_view pattern, WildcardFault& fault) {
  const bool is_folder = pattern.ends_with('/');
  std::string_view body = pattern;
  if (is_folder) body.remove_suffix(1);
  const bool is_name_only = body.find('/') == std::string_view::npos;
  if (body.starts_with('/')) body.remove_prefix(1);
  const std::string_view last = body.substr(body.rfind('/') + 1);

  std::string text = is_name_only && body != "**" ? "**/" : "";
  text += body;
  if (is_folder) text += "/**";
  WildcardSyntax syntax;
  syntax.classes = false;
  syntax.characters = true;
  syntax.star_takes_some = true;
  std::optional<Wildcard> out = Wildcard::parse(text, syntax, fault);
  // `dir` is also what lies in it; `dir/*` is one level.
  if (out && !is_folder && last != "*" && last != "**") out->match_below();
  return out;
}

class GithubReader {
 public:
  void line(std::uint32_t number, std::string_view text) {
    const std::string_view content = trim(text);
    if (content.empty() || content.front() == '#') return;
    number_ = number;
    const OwnersLine parts = split_owners_line(text);
    if (is_section_head(content)) {
      fail(parts.pattern.column, "GitHub has no sections and skips this line",
           "sections are GitLab's; it reads CODEOWNERS, docs/CODEOWNERS and .gitlab/CODEOWNERS");
      return;
    }
    if (!is_usable(parts.pattern)) return;
    OwnersRule rule;
    rule.pattern = parts.pattern.text;
    rule.line = number;
    for (const OwnersWord& word : parts.words) {
      if (!is_github_owner(word.text)) {
        fail(word.column, fmt::format("\"{}\" is no owner, so that GitHub skips this line", word.text),
             "an owner is @user, @org/team or an email address");
        return;
      }
      rule.owners.emplace_back(word.text);
    }
    WildcardFault fault;
    std::optional<Wildcard> pattern = compile(parts.pattern.text, fault);
    if (!pattern) {
      fail(parts.pattern.column,
           fmt::format("the pattern \"{}\" is faulty: {}", rule.pattern, fault.message));
      return;
    }
    file_.rules.push_back(std::move(rule));
    file_.patterns.push_back(std::move(pattern));
  }

  OwnersFile& file() { return file_; }

 private:
  void fail(std::uint32_t column, std::string message, std::string hint = "") {
    file_.say(Severity::error, number_, column, std::move(message), std::move(hint));
  }

  /// Tells what GitHub does not take; false when it skips the line.
  bool is_usable(const OwnersWord& pattern) {
    const std::string_view text = pattern.text;
    if (text.starts_with('!')) {
      fail(pattern.column, "GitHub does not take \"!\" for a negation and skips this line",
           "a pattern without owners takes the ownership of what it matches back");
      return false;
    }
    if (text.starts_with("\\#")) {
      fail(pattern.column, "GitHub has no way to write a pattern that starts with \"#\" and skips this line");
      return false;
    }
    if (text.find("***") != std::string_view::npos) {
      fail(pattern.column, "a pattern may not have three stars in a row, so that GitHub skips this line");
      return false;
    }
    if (text == "/")
      file_.say(Severity::warning, number_, pattern.column, "the pattern \"/\" matches nothing",
                "the pattern for all files is \"*\"");
    if (text.find('[') != std::string_view::npos) {
      file_.say(Severity::note, number_, pattern.column,
                "GitHub takes \"[\" and \"]\" for themselves, not for a class");
    }
    return true;
  }

  OwnersFile file_;
  std::uint32_t number_ = 0;
};

}  // namespace

OwnersFile read_github_owners(std::string_view text) {
  GithubReader reader;
  if (text.size() > k_max_bytes) {
    reader.file().say(Severity::error, 0, 0, "GitHub does not read a CODEOWNERS file of more than 3 MB");
    return std::move(reader.file());
  }
  std::uint32_t number = 0;
  for (const std::string_view line : split_lines(text)) reader.line(++number, line);
  return std::move(reader.file());
}

}  // namespace bs::match
