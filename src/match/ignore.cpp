// The meaning of each rule is git's (dir.c and wildmatch.c), held against `git check-ignore` in the tests.
#include "bs/base/paths.hpp"
#include "bs/base/text.hpp"
#include "bs/match/glob.hpp"
#include "match/wildcard.hpp"

namespace bs::match {

struct IgnoreRules::Rule {
  std::string base;          ///< the folder of the file that the rule stands in
  bool is_negative = false;  ///< `!`: takes back
  bool is_folder_only = false;
  bool is_name_only = false;  ///< holds no slash: the name decides, at any depth
  std::string start;          ///< what the path starts with, below the base, before the wildcard looks
  std::optional<Wildcard> rest;

  bool matches(std::string_view path) const;
};

namespace {

/// The line without its unquoted trailing spaces; a backslash quotes the next character.
std::string_view without_trailing_spaces(std::string_view line) {
  std::size_t end = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\') {
      if (++i == line.size()) return line;
    } else if (line[i] == ' ') {
      continue;
    }
    end = i + 1;
  }
  return line.substr(0, end);
}

}  // namespace

bool IgnoreRules::Rule::matches(std::string_view path) const {
  if (!base.empty()) {
    if (path.size() <= base.size() + 1 || !path.starts_with(base) || path[base.size()] != '/') return false;
    path.remove_prefix(base.size() + 1);
  }
  if (is_name_only) return rest->matches(base_name(path));
  if (!path.starts_with(start)) return false;
  path.remove_prefix(start.size());
  return rest->matches(path);
}

void IgnoreRules::add(std::string_view text, std::string_view base) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const bool is_ended = text.ends_with('\n');
  const std::vector<std::string_view> lines = split_lines(text);
  for (std::string_view line : lines) {
    // git ends the last line itself, so that its \r goes as well.
    if (!is_ended && line.data() == lines.back().data() && line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    line = without_trailing_spaces(line);
    auto rule = std::make_shared<Rule>();
    rule->base = base;
    rule->is_negative = line.starts_with('!');
    if (rule->is_negative) line.remove_prefix(1);
    rule->is_folder_only = line.ends_with('/');
    if (rule->is_folder_only) line.remove_suffix(1);
    rule->is_name_only = line.find('/') == std::string_view::npos;
    if (!rule->is_name_only) {
      // git compares what comes before the first special character by itself and only then starts to match,
      // so that the stars of "a**/b" stand at the start of what is left and cross folders.
      if (line.starts_with('/')) line.remove_prefix(1);
      rule->start = line.substr(0, line.find_first_of("*?[\\"));
      line.remove_prefix(rule->start.size());
    }
    WildcardFault fault;
    rule->rest = Wildcard::parse(line, WildcardSyntax{}, fault);
    if (rule->rest) rules_.push_back(std::move(rule));  // a faulty pattern matches nothing
  }
}

IgnoreRules::Verdict IgnoreRules::own_verdict(std::string_view path, bool is_folder) const {
  for (auto rule = rules_.rbegin(); rule != rules_.rend(); ++rule) {
    if ((*rule)->is_folder_only && !is_folder) continue;
    if ((*rule)->matches(path)) return (*rule)->is_negative ? Verdict::included : Verdict::ignored;
  }
  return Verdict::none;
}

IgnoreRules::Verdict IgnoreRules::verdict(std::string_view path, bool is_folder) const {
  // What is in an ignored folder stays ignored, whatever is said about it.
  for (std::size_t slash = path.find('/'); slash != std::string_view::npos;
       slash = path.find('/', slash + 1)) {
    if (own_verdict(path.substr(0, slash), true) == Verdict::ignored) return Verdict::ignored;
  }
  return own_verdict(path, is_folder);
}

}  // namespace bs::match
