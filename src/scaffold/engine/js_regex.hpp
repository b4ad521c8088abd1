#pragma once
/// A regular expression literal, and what JavaScript's strings do with one.
#include "bs/match/regex.hpp"
#include "scaffold/engine/budget.hpp"

namespace bs::scaffold::engine {

struct JsRegex {
  std::string source;
  std::string flags;  ///< of "gimy", in this order
  match::Regex compiled;

  bool is_global() const { return flags.find('g') != std::string::npos; }
  bool is_sticky() const { return flags.find('y') != std::string::npos; }
  std::string shown() const;  ///< as JavaScript prints it: /source/flags
};

/// Error config when the pattern or the flags are faulty, or RE2 cannot run it.
RegexPtr make_regex(std::string_view source, std::string_view flags);

/// One match: byte offsets, group 0 the whole, an unmatched group at npos.
using RegexMatch = std::vector<match::Regex::Group>;
/// The first match at or after `from`; its time is charged, and a text that is too long for it refused.
std::optional<RegexMatch> find_match(Budget& budget, const JsRegex& regex, std::string_view text,
                                     std::size_t from);
/// The same for every match: all of a global expression, else the first.
std::vector<RegexMatch> find_matches(Budget& budget, const JsRegex& regex, std::string_view text);

/// The text with its matches replaced; `$1`, `$&`, `$$`, `` $` ``, `$'` and `$<name>` stand for parts.
JsValue replace_matches(Budget& budget, const JsText& text, const JsRegex& regex,
                        std::string_view replacement);
/// Adds a replacement with its `$` patterns filled in. `names` are the groups' names, by number.
void add_replacement(TextBuffer& out, std::string_view replacement, std::string_view text,
                     const RegexMatch& match, const std::vector<std::string>& names);

}  // namespace bs::scaffold::engine
