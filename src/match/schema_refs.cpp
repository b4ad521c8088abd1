#include <charconv>

#include "bs/base/text.hpp"
#include "match/schema_compile.hpp"
#include "match/uri.hpp"

namespace bs::match {

namespace {

using data::Value;

const Value* child(const Value& value, const std::string& token) {
  if (value.is_object()) return value.find(token);
  if (!value.is_array() || token.empty() || (token.size() > 1 && token[0] == '0')) return nullptr;
  std::size_t index = 0;
  const char* end = token.data() + token.size();
  const auto result = std::from_chars(token.data(), end, index);
  if (result.ec != std::errc() || result.ptr != end || index >= value.as_array().size()) return nullptr;
  return &value.as_array()[index];
}

const Value* at_pointer(const Value& root, std::string_view pointer) {
  const Value* value = &root;
  if (pointer.empty()) return value;
  for (const std::string_view token : split(pointer.substr(1), '/')) {
    value = child(*value, replace_all(replace_all(token, "~1", "/"), "~0", "~"));
    if (value == nullptr) return nullptr;
  }
  return value;
}

/// All nodes that look at the same value as `node`.
void add_in_place(const Schema::Node& node, std::vector<const Schema::Node*>& out) {
  const auto add = [&](const Schema::Node* link) {
    if (link != nullptr) out.push_back(link);
  };
  if (node.ref != nullptr) return add(node.ref);
  for (const auto* list : {&node.any_of, &node.one_of, &node.all_of}) {
    out.insert(out.end(), list->begin(), list->end());
  }
  for (const auto* link : {node.negation, node.condition, node.consequence, node.alternative}) add(link);
  for (const Schema::Node::Dependency& dependency : node.dependencies) add(dependency.node);
}

}  // namespace

void SchemaCompiler::resolve_all() {
  // Reading what a reference points at may find further references.
  for (std::size_t i = 0; i < pending_.size(); ++i) {
    const Pending pending = pending_[i];
    resolve(pending);
  }
}

void SchemaCompiler::resolve(const Pending& pending) {
  const std::string uri = resolve_uri(pending.base, pending.reference);
  const std::size_t hash = uri.find('#');
  const std::string own = uri.substr(0, hash);
  const std::string fragment =
      hash == std::string::npos ? "" : percent_decoded(std::string_view(uri).substr(hash + 1));
  // A schema whose id is the base of the document is the document.
  const auto resource = resources_.find(own);
  if (resource == resources_.end()) {
    return fault(pending.pointer, pending.mark,
                 fmt::format("leads outside of this document: \"{}\"", shown(pending.reference)),
                 "bs reads no other schemas; copy it below \"definitions\"");
  }
  const Value* target = nullptr;
  if (fragment.empty() || fragment.front() == '/') {
    target = at_pointer(*resource->second, fragment);
  } else if (const auto anchor = anchors_.find(uri); anchor != anchors_.end()) {
    target = anchor->second;
  }
  if (target == nullptr) {
    return fault(pending.pointer, pending.mark,
                 fmt::format("leads nowhere: \"{}\"", shown(pending.reference)));
  }
  const auto base = base_of_.find(target);
  pending.node->ref = schema_at(*target, fragment, base == base_of_.end() ? own : base->second, 0);
}

/// A value that is judged by a schema that judges the same value by the same schema never gets a verdict.
void SchemaCompiler::refuse_cycles() {
  enum class State : std::uint8_t { unseen, open, done };
  struct Frame {
    const Node* node;
    std::vector<const Node*> links;
    std::size_t next = 0;
  };
  std::unordered_map<const Node*, State> states;
  std::vector<Frame> frames;
  const auto enter = [&](const Node* node) {
    states[node] = State::open;
    frames.push_back({node, {}, 0});
    add_in_place(*node, frames.back().links);
  };
  for (const Node& start : nodes_->all) {
    if (states[&start] == State::unseen) enter(&start);
    while (!frames.empty()) {
      Frame& frame = frames.back();
      if (frame.next == frame.links.size()) {
        states[frame.node] = State::done;
        frames.pop_back();
        continue;
      }
      const Node* link = frame.links[frame.next++];
      if (states[link] == State::unseen) {
        enter(link);
      } else if (states[link] == State::open) {
        fault(frame.node->pointer, frame.node->mark,
              "leads back to itself without going deeper into the value");
      }
    }
  }
}

}  // namespace bs::match
