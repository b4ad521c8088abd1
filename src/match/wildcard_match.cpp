#include "match/unit.hpp"
#include "match/wildcard.hpp"

namespace bs::match {

namespace {

constexpr std::size_t k_none = std::string_view::npos;

/// Where the next segment starts, k_none after the last one.
std::size_t next_segment(std::string_view path, std::size_t at) noexcept {
  const std::size_t slash = path.find('/', at);
  return slash == k_none ? k_none : slash + 1;
}

std::string_view segment_at(std::string_view path, std::size_t at) noexcept {
  return path.substr(at, path.find('/', at) - at);
}

}  // namespace

bool WildcardSet::holds(char32_t unit) const noexcept {
  for (const auto& [low, high] : ranges) {
    if (unit >= low && unit <= high) return !negated;
  }
  return negated;
}

std::size_t Wildcard::unit_at(std::string_view text, std::size_t at, char32_t& unit) const {
  if (characters_) return decode_unit(text, at, unit);
  unit = static_cast<unsigned char>(text[at]);
  return 1;
}

/// Moves `at` over what the token takes; `many` is not asked here.
bool Wildcard::take(const Token& token, std::string_view text, std::size_t& at) const {
  if (token.kind == Token::Kind::literal) {
    if (text.compare(at, token.text.size(), token.text) != 0) return false;
    at += token.text.size();
    return true;
  }
  if (at >= text.size()) return false;
  char32_t unit = 0;
  const std::size_t length = unit_at(text, at, unit);
  if (token.kind == Token::Kind::set && !sets_[token.set].holds(unit)) return false;
  at += length;
  return true;
}

bool Wildcard::segment_matches(const Segment& segment, std::string_view text) const {
  const std::vector<Token>& tokens = segment.tokens;
  std::size_t token = 0;
  std::size_t at = 0;
  std::size_t star_token = k_none;
  std::size_t star_at = 0;
  while (true) {
    if (token < tokens.size() && tokens[token].kind == Token::Kind::many) {
      star_token = ++token;
      star_at = at;
      if (token == tokens.size()) return true;
      continue;
    }
    if (token == tokens.size() ? at == text.size() : take(tokens[token], text, at)) {
      if (token++ == tokens.size()) return true;
      continue;
    }
    // The last star takes one more; an earlier one need not, since what stood between took the leftmost
    // place.
    if (star_token == k_none || star_at >= text.size()) return false;
    if (tokens[star_token].kind == Token::Kind::literal) {
      star_at = text.find(tokens[star_token].text, star_at + 1);
      if (star_at == k_none) return false;
    } else {
      char32_t unit = 0;
      star_at += unit_at(text, star_at, unit);
    }
    at = star_at;
    token = star_token;
  }
}

void Wildcard::match_below() noexcept {
  below_ = true;
  inner_ = std::exchange(tail_, {});
}

bool Wildcard::matches(std::string_view path) const {
  if (!path.starts_with(head_) || !path.ends_with(tail_)) return false;
  if (!inner_.empty() && path.find(inner_) == k_none) return false;
  std::size_t segment = 0;
  std::size_t at = 0;
  std::size_t back_segment = k_none;
  std::size_t back_at = 0;
  while (true) {
    if (segment < segments_.size() && segments_[segment].depth) {
      if (segment + 1 == segments_.size()) return at != k_none;  // what lies below, not the folder itself
      back_segment = ++segment;
      back_at = at;
      continue;
    }
    if (segment == segments_.size()) {
      if (at == k_none || below_) return true;
    } else if (at != k_none && segment_matches(segments_[segment], segment_at(path, at))) {
      ++segment;
      at = next_segment(path, at);
      continue;
    }
    if (back_segment == k_none || back_at == k_none) return false;
    back_at = next_segment(path, back_at);
    at = back_at;
    segment = back_segment;
  }
}

}  // namespace bs::match
