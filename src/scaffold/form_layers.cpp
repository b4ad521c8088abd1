#include "scaffold/form_layers.hpp"

#include "bs/base/error.hpp"
#include "scaffold/form_branches.hpp"

namespace bs::scaffold {

namespace {

using data::Member;
using data::Value;

constexpr std::size_t k_most_layers = 20'000;

}  // namespace

const match::Schema& SchemaCache::of(const Value& schema) const {
  const auto found = compiled_.find(&schema);
  if (found != compiled_.end()) return found->second;
  return compiled_.emplace(&schema, match::Schema(schema)).first->second;
}

bool SchemaCache::holds(const Value& schema, const Value& value) const {
  return of(schema).validate(value).empty();
}

/// Walks through the schemas of one value.
class LayerReader {
 public:
  LayerReader(const Value& value, const SchemaCache& cache, bool with_branches, Layers& out)
      : value_(value), cache_(cache), with_branches_(with_branches), out_(out) {}

  void read(const Value& schema, std::string_view chosen_by = "", std::string_view depends_on = "") {
    if (!schema.is_object()) return;
    if (out_.all_.size() >= k_most_layers) {
      throw Error(ErrorKind::limit, "the parameters depend on each other in too many ways")
          .at({"", schema.mark});
    }
    out_.all_.push_back({&schema, chosen_by});
    if (const Value* all = schema.find("allOf"); all != nullptr && all->is_array()) {
      for (const Value& one : all->as_array()) read(one, chosen_by);
    }
    if (!with_branches_) return;
    read_condition(schema, chosen_by);
    read_options(schema, depends_on);
    read_dependencies(schema);
  }

 private:
  void read_condition(const Value& schema, std::string_view chosen_by) {
    const Value* condition = schema.find("if");
    if (condition == nullptr) return;
    const Value* branch = schema.find(cache_.holds(*condition, value_) ? "then" : "else");
    if (branch != nullptr) read(*branch, chosen_by);
  }

  void read_options(const Value& schema, std::string_view depends_on) {
    for (const std::string_view keyword : {"oneOf", "anyOf"}) {
      const Value* options = schema.find(keyword);
      if (options == nullptr || is_choice_of_constants(*options)) continue;
      const bool is_dependent = !depends_on.empty() && keyword == "oneOf";
      const Branch branch = is_dependent ? dependent_branch(*options, depends_on, value_, cache_)
                                         : best_branch(*options, value_);
      if (branch.schema != nullptr) read(*branch.schema, branch.chosen_by);
    }
  }

  void read_dependencies(const Value& schema) {
    const Value* dependencies = schema.find("dependencies");
    if (dependencies == nullptr || !dependencies->is_object()) return;
    for (const Member& one : dependencies->as_object()) {
      const Value* answer = value_.find(one.key);
      if (answer == nullptr || answer->is_null()) continue;
      if (!one.value.is_array()) {
        read(one.value, "", one.key);
        continue;
      }
      for (const Value& name : one.value.as_array()) {
        if (name.is_string()) out_.also_required_.push_back(name.as_string());
      }
    }
  }

  const Value& value_;
  const SchemaCache& cache_;
  bool with_branches_;
  Layers& out_;
};

Layers Layers::in_force(const Schemas& schemas, const Value& value, const SchemaCache& cache,
                        bool with_branches) {
  Layers out;
  LayerReader reader(value, cache, with_branches, out);
  for (const Value* schema : schemas) reader.read(*schema);
  return out;
}

Layers Layers::of(const Value& schema) {
  return in_force({&schema}, Value(), SchemaCache(), false);
}

const Value* Layers::find(std::string_view keyword) const {
  for (auto layer = all_.rbegin(); layer != all_.rend(); ++layer) {
    if (const Value* found = layer->schema->find(keyword)) return found;
  }
  return nullptr;
}

const Value* Layers::find_ui(std::string_view name) const {
  const std::string keyword = "ui:" + std::string(name);
  for (auto layer = all_.rbegin(); layer != all_.rend(); ++layer) {
    if (const Value* found = layer->schema->find(keyword)) return found;
    const Value* options = layer->schema->find("ui:options");
    if (const Value* found = options == nullptr ? nullptr : options->find(name)) return found;
  }
  return nullptr;
}

std::string Layers::text(std::string_view keyword) const {
  const Value* found = find(keyword);
  return found != nullptr && found->is_string() ? found->as_string() : "";
}

std::string Layers::ui_text(std::string_view name) const {
  const Value* found = find_ui(name);
  return found != nullptr && found->is_string() ? found->as_string() : "";
}

bool Layers::ui_flag(std::string_view name) const {
  const Value* found = find_ui(name);
  return found != nullptr && found->is_boolean() && found->as_boolean();
}

bool Layers::has_members() const {
  return std::any_of(all_.begin(), all_.end(), [](const Layer& layer) {
    const Value* properties = layer.schema->find("properties");
    return properties != nullptr && properties->is_object() && !properties->as_object().empty();
  });
}

bool Layers::is_type(std::string_view type) const {
  const Value* written = find("type");
  if (written == nullptr) {
    if (type == "object") return has_members();
    if (type == "array") return find("items") != nullptr;
    const Value* fallback = find("default");
    if (type == "boolean") return fallback != nullptr && fallback->is_boolean();
    return type == "string" && !has_members() && find("items") == nullptr;
  }
  if (written->is_string()) return written->as_string() == type;
  if (!written->is_array()) return false;
  const data::Array& all = written->as_array();
  return std::find(all.begin(), all.end(), Value(type)) != all.end();
}

Value Layers::merged() const {
  if (all_.size() == 1) return *all_.front().schema;
  Value out = Value::object();
  for (const Layer& layer : all_) {
    for (const Member& member : layer.schema->as_object()) out.set(member.key, member.value);
  }
  return out;
}

std::vector<ConstantOption> constant_options(const Layers& layers) {
  std::vector<ConstantOption> out;
  for (const std::string_view keyword : {"oneOf", "anyOf"}) {
    const Value* options = layers.find(keyword);
    if (options == nullptr || !is_choice_of_constants(*options)) continue;
    for (const Value& option : options->as_array()) {
      const Value* constant = option.find("const");
      out.push_back({constant != nullptr ? constant : &option.find("enum")->as_array().front(),
                     option.string_or("title")});
    }
    return out;
  }
  const Value* choices = layers.find("enum");
  if (choices == nullptr || !choices->is_array()) return out;
  const Value* names = layers.find("enumNames");
  if (names == nullptr) names = layers.find_ui("enumNames");
  for (std::size_t i = 0; i < choices->as_array().size(); ++i) {
    const bool is_named = names != nullptr && names->is_array() && i < names->as_array().size() &&
                          names->as_array()[i].is_string();
    out.push_back({&choices->as_array()[i], is_named ? names->as_array()[i].as_string() : ""});
  }
  return out;
}

}  // namespace bs::scaffold
