#include "data/yaml_composer.hpp"

#include "bs/base/text.hpp"
#include "data/yaml_resolve.hpp"
#include "data/yaml_scalar.hpp"
#include "data/yaml_tag.hpp"

namespace bs::data::yaml {
namespace {

constexpr std::string_view k_no_tag = "?";
constexpr std::string_view k_binary_tag = "tag:yaml.org,2002:binary";
/// In what aliases expand to, so many bytes of text weigh as much as a node.
constexpr std::size_t k_bytes_per_node = 256;

}  // namespace

Composer::Composer(std::string_view text, const Piece& piece, const Lexed& lexed, const Outline& outline,
                   const YamlLimits& limits)
    : text_(text), piece_(piece), lexed_(lexed), outline_(outline), limits_(limits) {
  if (!lexed.has_aliases) return;
  for (std::size_t at = 0; at < lexed.tokens.size(); ++at) {
    if (lexed.tokens[at].kind == TokenKind::alias) aliased_.insert(raw(at).substr(1));
  }
}

void Composer::OnDocumentStart(const YAML::Mark& mark) {
  if (std::exchange(started_, true)) {
    stop(token_before(mark.pos), "the document's value ended before this",
         "check the indentation, or start a new document with '---'");
  }
}

void Composer::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
  const Mark nowhere = mark_of_empty();
  empty(anchor != 0 ? start_of(mark, std::string(k_no_tag), anchor) : trailing_properties(), nowhere);
}

void Composer::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                        const std::string& value) {
  const Start start = start_of(mark, tag, anchor);
  if (value.empty()) {
    empty(start, {});
    return;
  }
  next_ = start.content + 1;
  check_indentation(start, false);
  count_nodes(1);
  const std::size_t bytes_before = bytes_;
  Node node = lexed_.tokens[start.content].kind == TokenKind::alias ? alias(start) : scalar(start);
  finish(std::move(node), start.anchor, 1 + (bytes_ - bytes_before) / k_bytes_per_node);
}

void Composer::OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                               YAML::EmitterStyle::value style) {
  start_collection(mark, tag, anchor, false, style);
}

void Composer::OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                          YAML::EmitterStyle::value style) {
  start_collection(mark, tag, anchor, true, style);
}

void Composer::start_collection(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                                bool mapping, YAML::EmitterStyle::value style) {
  const Start start = start_of(mark, tag, anchor);
  const Token& token = lexed_.tokens[start.content];
  const bool brackets = in_brackets(token, mapping, style);
  const bool block = style == YAML::EmitterStyle::Block;
  if (brackets) next_ = start.content + 1;
  check_indentation(start, block);
  if (frames_.size() >= limits_.depth) {
    stop(start.content, fmt::format("nested deeper than {} levels", limits_.depth));
  }
  if (block) check_block_start(start);
  count_nodes(1);
  const bool nested_in_key = !frames_.empty() && frames_.back().in_key;
  const bool key = in_key();
  const std::size_t key_text_indent = nested_in_key ? frames_.back().key_text_indent + k_key_text_step : 0;
  Frame& frame = frames_.emplace_back();
  frame.in_key = key;
  frame.key_text_indent = key_text_indent;
  frame.value = mapping ? Value::object() : Value::array();
  frame.value.mark = token.mark;
  frame.mapping = mapping;
  frame.block = block;
  frame.brackets = brackets;
  frame.column = token.mark.column;
  frame.first = start.first;
  frame.token = start.content;
  frame.anchor = start.anchor;
  frame.nodes_before = nodes_;
  frame.bytes_before = bytes_;
}

void Composer::end_collection() {
  Frame frame = std::move(frames_.back());
  frames_.pop_back();
  if (frame.brackets) pass_closing_bracket(frame);
  Node node;
  node.value = std::move(frame.value);
  node.first = frame.first;
  node.token = frame.token;
  node.kind = NodeKind::collection;
  node.load = std::move(frame.load);
  if (frame.in_key) {
    const auto [open, close] = frame.mapping ? std::pair('{', '}') : std::pair('[', ']');
    node.key_text = key_text_of_collection(open, close, frame.key_texts, frame.key_text_indent);
  }
  const std::size_t weight =
      nodes_ - frame.nodes_before + 1 + (bytes_ - frame.bytes_before) / k_bytes_per_node;
  finish(std::move(node), frame.anchor, weight);
}

Composer::Node Composer::scalar(const Start& start) {
  const Token& token = lexed_.tokens[start.content];
  Node node;
  node.first = start.first;
  node.token = start.content;
  node.load.has_scalar = true;
  std::string value = scalar_text(text_, token, faults_);
  bytes_ += value.size();
  if (!start.tag.empty()) {
    if (start.tag == k_binary_tag) count_nodes(value.size() * 3 / 4);  // every byte becomes a number
    node.value = resolve_tagged(std::move(value), start.tag, piece_.directives->yaml_1_1);
  } else if (token.kind == TokenKind::plain) {
    node.value = resolve_plain(std::move(value), piece_.directives->yaml_1_1);
  } else {
    node.value = Value(std::move(value));
  }
  node.value.mark = token.mark;
  if (!frames_.empty() && frames_.back().in_key) {
    node.key_text = key_text_of_scalar(token.kind, raw(start.content), node.value);
  }
  return node;
}

Composer::Node Composer::alias(const Start& start) {
  if (start.first != start.content) stop(start.first, "an alias can have no anchor and no tag of its own");
  const std::string_view name = raw(start.content).substr(1);
  const std::size_t anchor = anchors_.find(name);
  if (anchor == Anchors::k_none) {
    stop(start.content, fmt::format("alias '*{}' has no anchor '&{}' before it", name, name),
         "put text that starts with '*' in quotes");
  }
  if (anchors_[anchor].open) {
    stop(start.content, fmt::format("alias '*{}' stands inside the value it refers to", name));
  }
  if (anchors_.use(anchor) > limits_.aliases) {
    stop(start.content, fmt::format("aliases expand to more than {} values", limits_.aliases));
  }
  nodes_ += anchors_[anchor].weight;
  if (nodes_ > limits_.nodes) {
    stop(start.content, fmt::format("more than {} values, counted through aliases", grouped(limits_.nodes)));
  }
  Node node;
  node.first = start.first;
  node.token = start.content;
  node.kind = NodeKind::alias;
  node.value = anchors_[anchor].value;
  node.value.mark = lexed_.tokens[start.content].mark;
  node.load.anchors.push_back(anchor);
  if (in_key()) node.key_text = raw(start.content);
  return node;
}

/// A node without content; `mark` is used when it has no properties either.
void Composer::empty(const Start& start, Mark mark) {
  count_nodes(1);
  Node node;
  node.load.has_scalar = true;
  node.first = start.first;
  if (start.first != k_none) {
    next_ = start.content;
    check_indentation(start, true);
    mark = lexed_.tokens[start.first].mark;
    if (!start.tag.empty()) node.value = resolve_tagged("", start.tag, piece_.directives->yaml_1_1);
  }
  node.value.mark = mark;
  finish(std::move(node), start.anchor, 1);
}

void Composer::count_nodes(std::size_t count) {
  nodes_ += count;
  if (nodes_ > limits_.nodes) {
    stop(std::min(next_, lexed_.tokens.size() - 1),
         fmt::format("more than {} values in one document", grouped(limits_.nodes)));
  }
}

void Composer::finish(Node node, std::size_t anchor, std::size_t weight) {
  if (anchor != Anchors::k_none) {
    copies_ += weight;
    if (copies_ > limits_.nodes)
      stop(next_ - 1, fmt::format("anchors hold more than {} values", grouped(limits_.nodes)));
    anchors_.finish(anchor, node.value, weight, node.load);
  }
  place(std::move(node));
}

void Composer::place(Node node) {
  if (frames_.empty()) {
    root_ = std::move(node.value);
    return;
  }
  Frame& frame = frames_.back();
  if (lexed_.has_aliases) frame.load.add(AliasLoad(node.load));
  if (frame.in_key) add_key_text(node);
  if (!frame.mapping) {
    frame.value.push_back(std::move(node.value));
  } else if (frame.key_next) {
    set_key(std::move(node));
  } else {
    set_value(std::move(node));
  }
}

/// True when the next node is a key, or a part of one.
bool Composer::in_key() const {
  if (frames_.empty()) return false;
  const Frame& frame = frames_.back();
  return frame.in_key || (frame.mapping && frame.key_next);
}

}  // namespace bs::data::yaml
