#include "bs/base/text.hpp"
#include "bs/data/json.hpp"
#include "data/yaml_composer.hpp"
#include "data/yaml_structure_fault.hpp"

namespace bs::data::yaml {
namespace {

/// Keys are unique by type and value: 1 and "1" are two keys, of which the later one is seen.
constexpr unsigned char k_never_equal = 0;

unsigned char type_bit(const Value& key) {
  switch (key.type()) {
    case Type::null:
      return 1;
    case Type::boolean:
      return 2;
    case Type::integer:
      return 4;
    case Type::number:
      return key.as_number() == key.as_number() ? 4 : k_never_equal;  // NaN
    case Type::string:
      return 8;
    default:
      return k_never_equal;
  }
}

/// A key as JavaScript turns it into a name.
std::string name_of_key(const Value& key, const std::string& key_text) {
  switch (key.type()) {
    case Type::null:
      return "";
    case Type::boolean:
      return key.as_boolean() ? "true" : "false";
    case Type::integer:
    case Type::number:
      return number_text(key.as_number());
    case Type::string:
      return key.as_string();
    default:
      return key_text;
  }
}

}  // namespace

void Composer::set_key(Node node) {
  Frame& frame = frames_.back();
  frame.key_next = false;
  const Mark mark = node.value.mark;
  frame.key_end = end_of_key(node);
  if (node.first != k_none) frame.explicit_key = is_explicit_key(frame, node.first);
  frame.pair.has_value = is_colon_of(frame, next_);
  check_colon(node);
  frame.merge_next = piece_.directives->yaml_1_1 && node.token != k_none && raw(node.token) == "<<";
  if (frame.merge_next) return;
  const unsigned char type = node.kind == NodeKind::scalar ? type_bit(node.value) : k_never_equal;
  std::string name =
      node.value.is_string() ? std::move(node.value.as_string()) : name_of_key(node.value, node.key_text);
  Object& object = frame.value.as_object();
  const std::optional<std::size_t> known = frame.keys.find(object, name);
  if (!known) {
    frame.member = object.size();
    object.push_back(Member{std::move(name), Value(), mark});
    frame.key_types.push_back(type);
    return;
  }
  if ((frame.key_types[*known] & type) != 0) {
    const std::size_t offset =
        node.token == k_none ? lexed_.tokens[frame.token].begin : lexed_.tokens[node.token].begin;
    faults_.add({offset,
                 fmt::format("map keys must be unique: '{}' is already set on line {}", name,
                             object[*known].key_mark.line),
                 ""});
  }
  frame.key_types[*known] |= type;
  frame.member = *known;
}

void Composer::set_value(Node node) {
  Frame& frame = frames_.back();
  frame.key_next = true;
  if (frame.merge_next) {
    merge(node);
  } else {
    frame.value.as_object()[frame.member].value = std::move(node.value);
  }
}

/// "<<" of YAML 1.1: the members of a map, or of each map of a list, where they are not set yet.
void Composer::merge(const Node& node) {
  Frame& frame = frames_.back();
  Object& object = frame.value.as_object();
  const auto add = [&](const Value& source) {
    if (!source.is_object()) stop(next_ - 1, "only maps, and aliases of maps, can be merged by '<<'");
    for (const Member& member : source.as_object()) {
      if (frame.keys.find(object, member.key)) continue;
      object.push_back(member);
      frame.key_types.push_back(k_never_equal);
    }
  };
  if (!node.value.is_array()) return add(node.value);
  for (const Value& source : node.value.as_array()) add(source);
}

void Composer::add_key_text(const Node& node) {
  Frame& frame = frames_.back();
  if (!frame.mapping) {
    frame.key_texts.push_back(node.key_text);
  } else if (frame.key_next) {
    frame.pair = {node.key_text, node.kind != NodeKind::scalar, false, ""};
  } else {
    frame.pair.value = node.key_text;
    frame.key_texts.push_back(key_text_of_pair(frame.pair, frame.key_text_indent));
  }
}

/// True when the token is a ':' that belongs to the key of the frame, not to one of a map around it.
bool Composer::is_colon_of(const Frame& frame, std::size_t at) const {
  if (at >= lexed_.tokens.size() || lexed_.tokens[at].kind != TokenKind::value) return false;
  return !frame.block || !lexed_.tokens[at].leading || lexed_.tokens[at].mark.column == frame.column;
}

/// In brackets a key needs no colon, and neither does one with a "?".
void Composer::check_colon(const Node& node) const {
  const Frame& frame = frames_.back();
  if (!frame.block || frame.pair.has_value || node.token == k_none || frame.explicit_key) return;
  throw Stop{missing_colon(lexed_.tokens[node.first].begin, raw(node.first))};
}

/// Behind the last character of a key that has just ended.
Mark Composer::end_of_key(const Node& node) const {
  if (node.token == k_none) return node.value.mark;
  const Token& last = lexed_.tokens[next_ - 1];
  if (last.mark.line != last.end_line) return last.mark;
  return {last.mark.line, last.mark.column + static_cast<std::uint32_t>(count_code_points(raw(next_ - 1)))};
}

}  // namespace bs::data::yaml
