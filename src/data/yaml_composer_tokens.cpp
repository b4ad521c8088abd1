#include "data/yaml_composer.hpp"
#include "data/yaml_tag.hpp"

namespace bs::data::yaml {

std::size_t Composer::token_before(int place) const {
  const auto& places = outline_.places;
  const auto after =
      std::upper_bound(places.begin(), places.end(), static_cast<std::uint32_t>(std::max(place, 0)));
  return after == places.begin() ? 0 : static_cast<std::size_t>(after - places.begin()) - 1;
}

/// The token at a place of the outline. Mostly it is the next one.
std::size_t Composer::locate(const YAML::Mark& mark) {
  const auto& places = outline_.places;
  const auto place = static_cast<std::uint32_t>(mark.pos);
  while (next_ + 1 < places.size() && places[next_] < place) ++next_;
  if (next_ >= places.size() || places[next_] != place) next_ = token_before(mark.pos);
  return next_;
}

Composer::Start Composer::start_of(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
  const bool has_tag = tag != "?" && tag != "!";
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

/// True when the token stands behind the "?" of a key of the frame.
bool Composer::is_explicit_key(const Frame& frame, std::size_t first) const {
  if (first == k_none || first == 0) return false;
  const Token& before = lexed_.tokens[first - 1];
  return before.kind == TokenKind::explicit_key && (!frame.block || before.mark.column == frame.column);
}

/// What stands on a line of its own must be indented deeper than the collection it belongs to. A list may
/// start in the column of its key, its properties may not.
void Composer::check_indentation(const Start& start, bool properties_only) const {
  if (frames_.empty() || !frames_.back().block) return;
  const Frame& frame = frames_.back();
  if (frame.mapping && frame.key_next && !is_explicit_key(frame, start.first)) {
    return;  // a key stands where its map stands
  }
  const std::size_t end = properties_only ? start.content : start.content + 1;
  for (std::size_t at = start.first; at < end && at < lexed_.tokens.size(); ++at) {
    const Token& token = lexed_.tokens[at];
    if (token.starts_line && token.mark.column <= frame.column) {
      stop(at, "this line must be indented deeper than what it belongs to",
           "if it is a key, a ':' is missing behind it");
    }
  }
}

/// No block collection can start on the line of '---', or behind a ':' that has no key before it.
void Composer::check_block_start(const Start& start) const {
  const std::uint32_t line = lexed_.tokens[start.content].mark.line;
  if (frames_.empty()) {
    if (piece_.after_marker && line == piece_.first_line) {
      stop(start.content, "a map or list cannot start on the line of '---'");
    }
    return;
  }
  const Frame& parent = frames_.back();
  if (!parent.mapping || parent.key_next || parent.explicit_key || start.first == 0) return;
  const Token& before = lexed_.tokens[start.first - 1];
  if (before.kind == TokenKind::value && before.mark.line == line) {
    stop(start.content, "a map or list cannot start on the line of its key");
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
    if (frames_.back().pair.has_value) ++next_;
    return frames_.back().key_end;
  }
  const Token& token = lexed_.tokens[next_];
  const bool explicit_key = token.kind == TokenKind::explicit_key;
  if (!frames_.empty()) frames_.back().explicit_key = explicit_key;
  if (explicit_key || token.kind == TokenKind::sequence_entry) ++next_;
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
