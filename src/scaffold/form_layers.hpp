#pragma once
/// Which schemas count for a value, given what was answered: a schema itself, its allOf, the branches of
/// if/then/else, dependencies and oneOf that are in force. As Backstage's form (react-jsonschema-form) has
/// it.
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "bs/data/value.hpp"
#include "bs/match/schema.hpp"

namespace bs::scaffold {

/// Compiles each schema once, by its address: the schemas must stay where they are.
class SchemaCache {
 public:
  const match::Schema& of(const data::Value& schema) const;
  bool holds(const data::Value& schema, const data::Value& value) const;

 private:
  mutable std::unordered_map<const data::Value*, match::Schema> compiled_;
};

using Schemas = std::vector<const data::Value*>;

struct Layer {
  const data::Value* schema = nullptr;
  std::string_view chosen_by;  ///< the property that this branch was chosen by: it is not asked again
};

/// The schemas that look at one value, later ones win where they differ.
class Layers {
 public:
  /// `with_branches` false: only what counts whatever the answers are.
  static Layers in_force(const Schemas& schemas, const data::Value& value, const SchemaCache& cache,
                         bool with_branches = true);

  /// A schema alone, whatever the value is.
  static Layers of(const data::Value& schema);

  /// The keyword's value, of the last that has it; nullptr: none has.
  const data::Value* find(std::string_view keyword) const;
  /// `ui:NAME`, or NAME in ui:options.
  const data::Value* find_ui(std::string_view name) const;
  std::string text(std::string_view keyword) const;  ///< "" where it is no text
  std::string ui_text(std::string_view name) const;  ///< "" where it is no text
  bool ui_flag(std::string_view name) const;         ///< true is written there
  bool is_type(std::string_view type) const;         ///< one of the types named; guessed where none is
  bool has_members() const;                          ///< `properties` stand in one of them
  data::Value merged() const;                        ///< one schema for people who look at questions

  struct Part {
    std::string name;
    Schemas schemas;
    bool required = false;
  };
  /// The properties in the order in which they are asked (ui:order); what is required without a schema too.
  std::vector<Part> parts() const;

  const std::vector<Layer>& all() const { return all_; }

 private:
  friend class LayerReader;
  std::vector<Layer> all_;
  std::vector<std::string> also_required_;  ///< by dependencies
};

/// The constants of a oneOf or anyOf whose every option is one, or the enum: what the value is chosen from.
struct ConstantOption {
  const data::Value* value;
  std::string title;  ///< "" where there is none
};
std::vector<ConstantOption> constant_options(const Layers& layers);

}  // namespace bs::scaffold
