#include "scaffold/pattern_syntax.hpp"

#include <algorithm>
#include <charconv>

namespace bs::scaffold {

namespace {

constexpr std::size_t k_longest = 1'000;
constexpr std::size_t k_deepest = 20;

AsciiSet range(char from, char to) {
  AsciiSet out;
  for (int c = from; c <= to; ++c) out.set(static_cast<std::size_t>(c));
  return out;
}

AsciiSet of(std::string_view characters) {
  AsciiSet out;
  for (const char c : characters) out.set(static_cast<unsigned char>(c));
  return out;
}

const AsciiSet& word() {
  static const AsciiSet k_word = range('a', 'z') | range('A', 'Z') | range('0', '9') | of("_");
  return k_word;
}

/// Reads left to right; `failed_` once something unknown came.
class PatternParser {
 public:
  explicit PatternParser(std::string_view text) : text_(text) {}

  std::optional<PatternBranches> parse() {
    PatternBranches out = branches(0);
    return failed_ || at_ != text_.size() ? std::nullopt : std::optional(std::move(out));
  }

 private:
  bool more() const { return !failed_ && at_ < text_.size(); }
  bool take(std::string_view token) {
    if (failed_ || text_.substr(at_, token.size()) != token) return false;
    at_ += token.size();
    return true;
  }

  PatternBranches branches(std::size_t depth) {
    PatternBranches out(1);
    if (depth > k_deepest) failed_ = true;
    while (more() && text_[at_] != ')') {
      if (take("|")) {
        out.emplace_back();
      } else {
        out.back().push_back(piece(depth));
      }
    }
    return out;
  }

  PatternNode piece(std::size_t depth) {
    PatternNode out = atom(depth);
    if (take("*")) {
      out.least = 0;
      out.most = std::nullopt;
    } else if (take("+")) {
      out.most = std::nullopt;
    } else if (take("?")) {
      out.least = 0;
    } else if (more() && text_[at_] == '{') {
      counts(out);
    }
    take("?");  // lazy or greedy: what matches is the same
    return out;
  }

  void counts(PatternNode& out) {
    const std::size_t close = text_.find('}', at_);
    if (close == std::string_view::npos) return fail();
    const std::string_view inside = text_.substr(at_ + 1, close - at_ - 1);
    const std::size_t comma = inside.find(',');
    out.least = number(inside.substr(0, comma));
    if (comma == std::string_view::npos) out.most = out.least;
    if (comma != std::string_view::npos && comma + 1 == inside.size()) out.most = std::nullopt;
    if (comma != std::string_view::npos && comma + 1 < inside.size())
      out.most = number(inside.substr(comma + 1));
    at_ = close + 1;
  }

  std::size_t number(std::string_view digits) {
    std::size_t out = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
    if (error != std::errc() || end != digits.data() + digits.size() || out > k_longest) fail();
    return failed_ ? 0 : out;
  }

  PatternNode atom(std::size_t depth) {
    PatternNode out;
    if (take("^")) {
      out.kind = PatternNode::Kind::begin;
    } else if (take("$")) {
      out.kind = PatternNode::Kind::end;
    } else if (take("(")) {
      group(out, depth);
    } else if (take("[")) {
      set(out);
    } else if (take(".")) {
      out.set = of("\n\r");
      negate(out);
    } else if (take("\\")) {
      escape(out);
    } else {
      literal(out);
    }
    return out;
  }

  void group(PatternNode& out, std::size_t depth) {
    if (take("?") && !take(":")) {
      const std::size_t close = text_.find('>', at_);  // (?<name>…); lookaround is not read
      const bool is_named = take("<") && more() && text_[at_] != '=' && text_[at_] != '!';
      if (!is_named || close == std::string_view::npos) return fail();
      at_ = close + 1;
    }
    out.kind = PatternNode::Kind::group;
    out.alternatives = branches(depth + 1);
    if (!take(")")) fail();
  }

  void literal(PatternNode& out) {
    const auto byte = static_cast<unsigned char>(text_[at_++]);
    if (byte >= 128 || byte == '*' || byte == '+' || byte == '?' || byte == ')') return fail();
    out.set.set(byte);
  }

  void escape(PatternNode& out) {
    if (!more()) return fail();
    const char c = text_[at_++];
    if (c == 'D' || c == 'W' || c == 'S') {
      out.set = named_set(static_cast<char>(c - 'A' + 'a'));
      return negate(out);
    }
    out.set = named_set(c);
    if (out.set.none()) fail();
  }

  /// \d, \w, \s, \n, \t, \r and punctuation; empty: none of these.
  static AsciiSet named_set(char c) {
    if (c == 'd') return range('0', '9');
    if (c == 'w') return word();
    if (c == 's') return of(" \t\n\r\f\v");
    if (c == 'n') return of("\n");
    if (c == 't') return of("\t");
    if (c == 'r') return of("\r");
    const bool is_letter = static_cast<unsigned char>(c) >= 128 || word().test(static_cast<unsigned char>(c));
    return is_letter ? AsciiSet() : of(std::string_view(&c, 1));
  }

  void set(PatternNode& out) {
    const bool is_negated = take("^");
    bool is_first = true;
    while (more() && (text_[at_] != ']' || is_first)) {
      is_first = false;
      std::optional<char> from;
      out.set |= member(from);
      if (!from || !more() || text_[at_] != '-' || at_ + 1 >= text_.size() || text_[at_ + 1] == ']') continue;
      ++at_;
      std::optional<char> to;
      member(to);
      if (!to || *to < *from) return fail();
      out.set |= range(*from, *to);
    }
    if (!take("]")) return fail();
    if (is_negated) negate(out);
  }

  /// One member of `[…]`; `single` is set when it is one character, which may begin a range.
  AsciiSet member(std::optional<char>& single) {
    char c = text_[at_++];
    if (static_cast<unsigned char>(c) >= 128 || (c == '\\' && at_ == text_.size())) {
      fail();
      return {};
    }
    if (c == '\\') {
      const AsciiSet named = named_set(text_[at_++]);
      if (named.none()) fail();
      if (named.count() == 1) single = text_[at_ - 1];
      return named;
    }
    single = c;
    return of(std::string_view(&c, 1));
  }

  static void negate(PatternNode& out) {
    out.set.flip();
    out.is_negated = true;
  }
  void fail() { failed_ = true; }

  std::string_view text_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

}  // namespace

std::optional<PatternBranches> parse_pattern(std::string_view pattern) {
  if (pattern.size() > k_longest) return std::nullopt;
  return PatternParser(pattern).parse();
}

}  // namespace bs::scaffold
