#pragma once
/// What is wrong in one document, collected over all stages.
#include <string>
#include <string_view>
#include <vector>

#include "bs/base/error.hpp"
#include "bs/data/value.hpp"
#include "bs/model/validate.hpp"

namespace bs::model {

/// Where a value stands in its document: a chain on the stack, so that a sound document costs no text.
struct Path {
  const Path* parent = nullptr;
  std::string_view key;   ///< of a map; empty for an item of a list (and for the root)
  std::size_t index = 0;  ///< of a list
  Mark key_mark;          ///< of the key; for an item, of the item
  bool is_item = false;

  Path member(const data::Member& member) const { return {this, member.key, 0, member.key_mark, false}; }
  Path item(std::size_t at, Mark mark) const { return {this, {}, at, mark, true}; }
  /// "spec.steps[2].action"; keys that are no words are quoted: metadata.labels["a b"]. "" for the root.
  std::string text() const;
  /// The same with one more key behind it.
  std::string text_with(std::string_view further_key) const;
};

/// A value in a user's words, as YAML has it: `the number 5`, `a list`, `nothing`, `"a b"` (long text is
/// cut).
std::string described(const data::Value& value);
/// The text in double quotes, cut when it is long.
std::string in_quotes(std::string_view text);

/// A document may have as many faults as it has values: past the first few hundred only their number is kept,
/// and told.
class Faults {
 public:
  void error(Stage stage, std::string message, Mark mark, std::string hint = "");
  void warning(std::string message, Mark mark, std::string hint = "");
  /// What the parser said: errors stop at the stage "yaml".
  void add(std::vector<Diagnostic> diagnostics);

  std::size_t error_count() const { return errors_; }
  bool any() const { return errors_ > 0; }
  /// The stage at which Backstage would have stopped; none when there is no error.
  Stage stage() const { return stage_; }
  /// The errors of one stage.
  bool has(Stage stage) const;
  /// The diagnostic that Backstage would have come to first.
  const Diagnostic* first() const;
  /// All, in the order of the file.
  std::vector<Diagnostic> take();

 private:
  struct Entry {
    Stage stage;
    Diagnostic diagnostic;
  };
  void keep(Stage stage, Diagnostic diagnostic);

  std::vector<Entry> entries_;
  std::size_t errors_ = 0;
  std::size_t further_ = 0;  ///< not kept
  Mark further_mark_;        ///< of the first of these
  Stage stage_ = Stage::none;
};

}  // namespace bs::model
