#pragma once
// Receives the structure of a document from yaml-cpp and builds its value.
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "bs/data/yaml.hpp"
#include "data/key_index.hpp"
#include "data/yaml_anchors.hpp"
#include "data/yaml_key_text.hpp"
#include "data/yaml_outline.hpp"
#include "data/yaml_split.hpp"
#include "data/yaml_token.hpp"

namespace bs::data::yaml {

/// Thrown through the parser to end its work.
struct Stop {
  Fault fault;
};

class Composer : public YAML::EventHandler {
 public:
  Composer(std::string_view text, const Piece& piece, const Lexed& lexed, const Outline& outline,
           const YamlLimits& limits);

  Value take_root() { return std::move(root_); }
  Faults take_faults() { return std::move(faults_); }
  /// The token at a place of the outline, or the last one before it.
  std::size_t token_before(int place) const;

  // What yaml-cpp calls.
  void OnDocumentStart(const YAML::Mark& mark) override;
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override {}  // aliases stand as scalars in the outline
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override;
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override;
  void OnSequenceEnd() override { end_collection(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override;
  void OnMapEnd() override { end_collection(); }

 private:
  static constexpr std::size_t k_none = static_cast<std::size_t>(-1);

  /// Where a node starts, and its properties.
  struct Start {
    std::size_t first = k_none;    ///< the first token: a property, or the content
    std::size_t content = k_none;  ///< the first token that is no property
    std::size_t anchor = Anchors::k_none;
    std::string tag;
  };

  enum class NodeKind { scalar, alias, collection };
  /// A node that has ended.
  struct Node {
    Value value;
    NodeKind kind = NodeKind::scalar;
    std::size_t first = k_none;  ///< the first token of its properties and its content
    std::size_t token = k_none;  ///< of its content; none when it is empty
    AliasLoad load;
    std::string key_text;  ///< for what is in a key
  };

  /// A collection that is open.
  struct Frame {
    Value value;
    bool mapping = false;
    bool block = false;
    bool brackets = false;  ///< false also for a "key: value" inside a list in brackets
    bool key_next = true;
    bool explicit_key = false;  ///< the last key has its "?"
    bool in_key = false;
    std::uint32_t column = 0;
    std::size_t first = k_none;
    std::size_t token = k_none;
    std::size_t anchor = Anchors::k_none;
    std::size_t nodes_before = 0;
    std::size_t bytes_before = 0;
    AliasLoad load;
    KeyIndex keys;
    std::vector<unsigned char> key_types;  ///< of each member: a bit for each type its key was set with
    std::size_t member = 0;                ///< the one whose value comes next
    Mark key_end;
    bool merge_next = false;  ///< the key was "<<" of YAML 1.1
    std::size_t key_text_indent = 0;
    PairText pair;
    std::vector<std::string> key_texts;
  };

  // Tokens.
  std::size_t locate(const YAML::Mark& mark);
  Start start_of(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor);
  Start trailing_properties();
  void take_property(Start& start, std::size_t at);
  bool is_explicit_key(const Frame& frame, std::size_t first) const;
  void check_block_start(const Start& start) const;
  void check_indentation(const Start& start, bool properties_only) const;
  bool in_brackets(const Token& token, bool mapping, YAML::EmitterStyle::value style) const;
  void pass_closing_bracket(const Frame& frame);
  Mark mark_of_empty();
  [[noreturn]] void stop(std::size_t token, std::string message, std::string hint = "") const;
  std::string_view raw(std::size_t token) const;

  // Nodes.
  void start_collection(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, bool mapping,
                        YAML::EmitterStyle::value style);
  void end_collection();
  Node scalar(const Start& start);
  Node alias(const Start& start);
  void empty(const Start& start, Mark mark);
  void count_nodes(std::size_t count);
  void finish(Node node, std::size_t anchor, std::size_t weight);
  void place(Node node);
  bool in_key() const;

  // Keys.
  void set_key(Node node);
  void set_value(Node node);
  void merge(const Node& node);
  void add_key_text(const Node& node);
  Mark end_of_key(const Node& node) const;
  bool is_colon_of(const Frame& frame, std::size_t at) const;
  void check_colon(const Node& node) const;

  std::string_view text_;
  const Piece& piece_;
  const Lexed& lexed_;
  const Outline& outline_;
  const YamlLimits& limits_;
  Value root_;
  std::vector<Frame> frames_;
  Faults faults_;
  Anchors anchors_;
  std::unordered_set<std::string_view> aliased_;  ///< names that aliases ask for
  std::size_t next_ = 0;                          ///< the first token that no event was about yet
  std::size_t nodes_ = 0;
  std::size_t bytes_ = 0;   ///< of all scalars
  std::size_t copies_ = 0;  ///< nodes kept for aliases
  bool started_ = false;
};

}  // namespace bs::data::yaml
