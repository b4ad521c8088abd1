#include "data/yaml_composer.hpp"
#include "data/yaml_tag.hpp"

namespace bs::data::yaml {

std::size_t Composer::token_before(int place) const {
  const auto& places = outline_.places;
  const auto after =
      std::upper_bound(places.begin(), places.end(), static_cast<std::uint32_t>(std::max(place, 0)));
  return after == places.begin() ? 0 : static_cast<std::size_t>(after - places.begin()) - 1;
}

/// The token at a place of the outline; places come in their order.
std::size_t Composer::locate(const YAML::Mark& mark) {
  const auto place = static_cast<std::uint32_t>(mark.pos);
  while (next_ + 1 < outline_.places.size() && outline_.places[next_] < place) ++next_;
  return next_;
}

Composer::Start Composer::start_of(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
  const bool has_tag = tag != "?";
  const bool has_anchor = anchor != 0;
  Start start;
  start.first = locate(mark);
  std::size_t at = start.first;
  for (int properties = int{has_tag} + int{has_anchor}; properties > 0; --properties, ++at) {
    take_property(start, at);
  }
  start.content = at;
  return start;
}

void Composer::take_property(Start& start, std::size_t at) {
  if (lexed_.tokens[at].kind == TokenKind::tag) {
    start.tag = tag_name(raw(at), *piece_.directives, lexed_.tokens[at].begin, faults_);
  } else if (aliased_.count(raw(at).substr(1)) != 0) {
    start.anchor = anchors_.start(raw(at).substr(1));
  }
}

/// The properties of an empty node that ends the document: of these the library tells the anchor alone, if
/// that.
Composer::Start Composer::trailing_properties() {
  const std::size_t count = lexed_.tokens.size();
  for (std::size_t at = next_; at < count; ++at) {
    if (!is_property(lexed_.tokens[at].kind)) return {};
  }
  Start start;
  if (next_ < count) start.first = next_;
  for (std::size_t at = next_; at < count; ++at) take_property(start, at);
  start.content = count;
  return start;
}

bool Composer::is_explicit_key(std::size_t first) const {
  return first != k_none && first > 0 && lexed_.tokens[first - 1].kind == TokenKind::explicit_key;
}

/// What stands on a line of its own must be indented deeper than the collection it belongs to. A list may
/// start in the column of its key, its properties may not.
void Composer::check_indentation(const Start& start, bool block_collection) const {
  if (frames_.empty() || !frames_.back().block) return;
  const Frame& frame = frames_.back();
  if (frame.mapping && frame.key_next && !is_explicit_key(start.first)) {
    return;  // a key stands where its map stands
  }
  const std::size_t end = block_collection ? start.content : start.content + 1;
  for (std::size_t at = start.first; at < end && at < lexed_.tokens.size(); ++at) {
    const Token& token = lexed_.tokens[at];
    if (token.starts_line && token.mark.column <= frame.column) {
      stop(at, "this line must be indented deeper than what it belongs to",
           "if it is a key, a ':' is missing behind it");
    }
  }
}

/// A "key: value" in a list in brackets is a map without brackets, also when its key starts with one.
bool Composer::in_brackets(const Token& token, bool mapping, YAML::EmitterStyle::value style) const {
  if (style != YAML::EmitterStyle::Flow) return false;
  if (!mapping) return token.kind == TokenKind::sequence_start;
  if (token.kind != TokenKind::mapping_start) return false;
  const bool in_list = !frames_.empty() && frames_.back().brackets && !frames_.back().mapping;
  const std::size_t behind = token.closing + 1;
  return !in_list || behind >= lexed_.tokens.size() || lexed_.tokens[behind].kind != TokenKind::value;
}

void Composer::pass_closing_bracket(const Frame& frame) {
  next_ = std::size_t{lexed_.tokens[frame.token].closing} + 1;
}

/// Where a value that is missing is shown: at the end of its key, at its "- ", or where its key should stand.
Mark Composer::mark_of_empty() {
  if (next_ >= lexed_.tokens.size() && (frames_.empty() || frames_.back().key_next)) {
    return lexed_.tokens.empty() ? Mark{piece_.first_line, 1} : lexed_.tokens.back().mark;
  }
  if (!frames_.empty() && frames_.back().mapping && !frames_.back().key_next) {
    if (next_ < lexed_.tokens.size() && lexed_.tokens[next_].kind == TokenKind::value) ++next_;
    return frames_.back().key_end;
  }
  const Token& token = lexed_.tokens[next_];
  if (token.kind == TokenKind::sequence_entry || token.kind == TokenKind::explicit_key) ++next_;
  return token.mark;
}

void Composer::stop(std::size_t token, std::string message, std::string hint) const {
  const std::size_t at = std::min(token, lexed_.tokens.size() - 1);
  throw Stop{{lexed_.tokens[at].begin, std::move(message), std::move(hint)}};
}

std::string_view Composer::raw(std::size_t token) const {
  const Token& found = lexed_.tokens[token];
  return text_.substr(found.begin, found.end - found.begin);
}

}  // namespace bs::data::yaml
