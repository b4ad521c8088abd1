#pragma once
/// The one engine behind globs, ignore files and CODEOWNERS: `*`, `?`, classes and `**` over the segments of
/// a path. Two greedy matchers with one point of return each (characters in a segment, segments in a path):
/// the time is at most length of the pattern × length of the path, whatever the pattern.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bs::match {

/// How a pattern's text is read.
struct WildcardSyntax {
  bool classes = true;           ///< `[a-z]`, `[!a-z]`, `[[:digit:]]`; else brackets stand for themselves
  bool characters = false;       ///< `?` and classes take a UTF-8 character; else a byte, as git does
  bool star_takes_some = false;  ///< a segment `*` does not match an empty one (a folder's path ends in '/')
  bool long_star_is_depth = true;  ///< a segment of three and more stars is `**`
  bool last_star_is_depth =
      true;  ///< a last segment `**` takes any depth; else it is `*`, as in Ruby's fnmatch
};

/// Why a pattern cannot be read.
struct WildcardFault {
  std::size_t offset = 0;  ///< of the byte where the faulty part starts
  std::string message;
};

/// A character class, its members as ranges of units.
struct WildcardSet {
  bool negated = false;
  std::vector<std::pair<char32_t, char32_t>> ranges;
  bool holds(char32_t unit) const noexcept;
};

class Wildcard {
 public:
  /// nullopt and `fault` when the pattern is faulty.
  static std::optional<Wildcard> parse(std::string_view pattern, const WildcardSyntax& syntax,
                                       WildcardFault& fault);

  bool matches(std::string_view path) const;
  /// Also what lies below a match.
  void match_below() noexcept;
  /// The folder that all matches lie below, "" for the root.
  std::string fixed_folder() const;

 private:
  struct Token {
    enum class Kind : std::uint8_t { literal, one, many, set };
    Kind kind = Kind::literal;
    std::string text;     ///< of a literal
    std::size_t set = 0;  ///< index into sets_
  };
  struct Segment {
    bool depth = false;  ///< `**`: any number of segments
    std::vector<Token> tokens;
  };
  class Reader;

  bool segment_matches(const Segment& segment, std::string_view text) const;
  bool take(const Token& token, std::string_view text, std::size_t& at) const;
  std::size_t unit_at(std::string_view text, std::size_t at, char32_t& unit) const;
  void note_ends();

  std::vector<Segment> segments_;
  std::vector<WildcardSet> sets_;
  std::string head_;   ///< every match starts with it
  std::string tail_;   ///< every match ends in it
  std::string inner_;  ///< every match holds it
  bool below_ = false;
  bool characters_ = false;
};

}  // namespace bs::match
