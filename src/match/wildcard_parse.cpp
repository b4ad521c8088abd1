#include <array>

#include "match/unit.hpp"
#include "match/wildcard.hpp"

namespace bs::match {

namespace {

struct NamedClass {
  std::string_view name;
  std::vector<std::pair<char32_t, char32_t>> ranges;
};

const std::vector<NamedClass>& named_classes() {
  static const std::vector<NamedClass> k_classes = {
      {"alnum", {{'0', '9'}, {'A', 'Z'}, {'a', 'z'}}},
      {"alpha", {{'A', 'Z'}, {'a', 'z'}}},
      {"blank", {{' ', ' '}, {'\t', '\t'}}},
      {"cntrl", {{0, 0x1F}, {0x7F, 0x7F}}},
      {"digit", {{'0', '9'}}},
      {"graph", {{0x21, 0x7E}}},
      {"lower", {{'a', 'z'}}},
      {"print", {{0x20, 0x7E}}},
      {"punct", {{'!', '/'}, {':', '@'}, {'[', '`'}, {'{', '~'}}},
      {"space", {{' ', ' '}, {'\t', '\r'}}},
      {"upper", {{'A', 'Z'}}},
      {"xdigit", {{'0', '9'}, {'A', 'F'}, {'a', 'f'}}},
  };
  return k_classes;
}

}  // namespace

/// Reads one pattern into segments. A class may hold '/', so that the text cannot simply be split at it.
class Wildcard::Reader {
 public:
  Reader(std::string_view text, const WildcardSyntax& syntax, Wildcard& out, WildcardFault& fault)
      : text_(text), syntax_(syntax), out_(out), fault_(fault) {}

  bool read() {
    out_.segments_.emplace_back();
    while (at_ < text_.size()) {
      if (!read_one()) return false;
    }
    for (std::size_t i = 0; i < out_.segments_.size(); ++i) finish(i);
    return true;
  }

 private:
  bool fail(std::size_t offset, std::string_view message) {
    fault_ = {offset, std::string(message)};
    return false;
  }

  std::vector<Token>& tokens() { return out_.segments_.back().tokens; }

  void add(Token::Kind kind, std::size_t set = 0) { tokens().push_back(Token{kind, {}, set}); }

  void add_literal(char c) {
    if (tokens().empty() || tokens().back().kind != Token::Kind::literal) add(Token::Kind::literal);
    tokens().back().text += c;
  }

  bool read_one() {
    const char c = text_[at_];
    if (c == '[' && syntax_.classes) return read_class();
    if (c == '\\') {
      if (at_ + 1 == text_.size()) return fail(at_, "nothing follows the last backslash");
      ++at_;
    }
    if (text_[at_] == '/') {
      // git lets `**/` stand for no folder at all, but not `**\/`.
      const bool is_some_depth = c == '\\' && tokens().size() > 1 && is_only_stars(tokens());
      out_.segments_.emplace_back();
      if (is_some_depth) {
        add(Token::Kind::many);
        out_.segments_.emplace_back();
      }
    } else if (c == '*') {
      add(Token::Kind::many);
    } else if (c == '?') {
      add(Token::Kind::one);
    } else {
      add_literal(text_[at_]);
    }
    ++at_;
    return true;
  }

  char32_t read_unit() {
    char32_t unit = 0;
    at_ += out_.unit_at(text_, at_, unit);
    return unit;
  }

  /// A member, which a backslash may quote.
  bool read_member(char32_t& unit) {
    if (at_ < text_.size() && text_[at_] == '\\') ++at_;
    if (at_ >= text_.size()) return false;
    unit = read_unit();
    return true;
  }

  /// `[:name:]`; false without moving when it is none.
  bool read_named(WildcardSet& set, bool& is_faulty) {
    if (!text_.substr(at_).starts_with("[:")) return false;
    const std::size_t end = text_.find(']', at_ + 2);
    if (end == std::string_view::npos || end < at_ + 3 || text_[end - 1] != ':') return false;
    const std::string_view name = text_.substr(at_ + 2, end - at_ - 3);
    for (const NamedClass& known : named_classes()) {
      if (known.name != name) continue;
      set.ranges.insert(set.ranges.end(), known.ranges.begin(), known.ranges.end());
      at_ = end + 1;
      return true;
    }
    is_faulty = true;
    return false;
  }

  bool read_class() {
    const std::size_t start = at_++;
    WildcardSet set;
    set.negated = at_ < text_.size() && (text_[at_] == '!' || text_[at_] == '^');
    if (set.negated) ++at_;
    // A bracket that comes first is a member.
    for (bool first = true; first || at_ >= text_.size() || text_[at_] != ']'; first = false) {
      if (at_ >= text_.size()) return fail(start, "the class is not closed");
      bool is_faulty = false;
      if (read_named(set, is_faulty)) continue;
      if (is_faulty) return fail(at_, "there is no class of this name");
      char32_t low = 0;
      if (!read_member(low)) return fail(start, "the class is not closed");
      char32_t high = low;
      const bool is_range = at_ + 1 < text_.size() && text_[at_] == '-' && text_[at_ + 1] != ']';
      if (is_range && (++at_, !read_member(high))) return fail(start, "the class is not closed");
      set.ranges.emplace_back(low, std::max(low, high));  // in "[b-a]" git sees a b
    }
    ++at_;
    add(Token::Kind::set, out_.sets_.size());
    out_.sets_.push_back(std::move(set));
    return true;
  }

  static bool is_many(const Token& token) { return token.kind == Token::Kind::many; }

  static bool is_only_stars(const std::vector<Token>& tokens) {
    return !tokens.empty() && std::all_of(tokens.begin(), tokens.end(), is_many);
  }

  /// Stars next to each other are one, and `**` alone in its segment is any depth.
  void finish(std::size_t index) {
    std::vector<Token>& all = out_.segments_[index].tokens;
    const bool only_stars = is_only_stars(all);
    const bool is_last = index + 1 == out_.segments_.size();
    if (only_stars && all.size() >= 2 && (all.size() == 2 || syntax_.long_star_is_depth) &&
        (!is_last || syntax_.last_star_is_depth)) {
      out_.segments_[index].depth = true;
      all.clear();
      return;
    }
    const auto both_many = [](const Token& a, const Token& b) { return is_many(a) && is_many(b); };
    all.erase(std::unique(all.begin(), all.end(), both_many), all.end());
    if (only_stars && syntax_.star_takes_some) all.insert(all.begin(), Token{Token::Kind::one, {}, 0});
  }

  std::string_view text_;
  const WildcardSyntax& syntax_;
  Wildcard& out_;
  WildcardFault& fault_;
  std::size_t at_ = 0;
};

std::optional<Wildcard> Wildcard::parse(std::string_view pattern, const WildcardSyntax& syntax,
                                        WildcardFault& fault) {
  Wildcard out;
  out.characters_ = syntax.characters;
  if (!Reader(pattern, syntax, out, fault).read()) return std::nullopt;
  out.note_ends();
  return out;
}

/// Literal ends, which most paths fail on before anything else is looked at.
void Wildcard::note_ends() {
  for (const Segment& segment : segments_) {
    if (segment.depth || segment.tokens.empty() || segment.tokens.front().kind != Token::Kind::literal) break;
    head_ += segment.tokens.front().text;
    if (segment.tokens.size() > 1 || &segment == &segments_.back()) break;
    head_ += '/';  // also before `**`, which matches what lies below
  }
  const std::vector<Token>& last = segments_.back().tokens;
  if (!last.empty() && last.back().kind == Token::Kind::literal) tail_ = last.back().text;
}

std::string Wildcard::fixed_folder() const {
  const std::size_t slash = head_.rfind('/');
  return slash == std::string::npos ? std::string() : head_.substr(0, slash);
}

}  // namespace bs::match
