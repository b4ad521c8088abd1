#include "scaffold/form_defaults.hpp"

#include "bs/base/error.hpp"
#include "scaffold/form_repo_url.hpp"

namespace bs::scaffold {

namespace {

using data::Value;

constexpr std::size_t k_most_rounds = 64;
constexpr double k_most_items = 1'000;

/// One pass over the pages. Notes whether it filled anything in.
class DefaultFiller {
 public:
  DefaultFiller(const SchemaCache& cache, bool with_branches)
      : cache_(cache), with_branches_(with_branches) {}

  void fill_page(const Value& schema, Value& answers) {
    const Layers layers = Layers::in_force({&schema}, answers, cache_, with_branches_);
    if (is_behind_feature_flag(layers)) return;
    const Value* defaults = layers.find("default");
    fill_members(layers, answers, defaults);
  }
  bool has_filled() const { return has_filled_; }

 private:
  void fill_members(const Layers& layers, Value& object, const Value* defaults) {
    for (const Layers::Part& part : layers.parts()) {
      Value* value = object.find(part.name);
      const Layers of_part =
          Layers::in_force(part.schemas, value == nullptr ? Value::object() : *value, cache_, with_branches_);
      if (is_behind_feature_flag(of_part)) continue;
      const Value* fallback = default_of(of_part, defaults, part.name);
      if (is_group(of_part)) {
        fill_group(of_part, part, object, fallback);
      } else if (value == nullptr) {
        fill_absent(of_part, part, object, fallback);
      } else if (value->is_array()) {
        fill_items(of_part, *value);
      }
    }
  }

  /// An object that nothing is in is there only if it is required.
  void fill_group(const Layers& layers, const Layers::Part& part, Value& object, const Value* fallback) {
    Value* value = object.find(part.name);
    if (value != nullptr && !value->is_object()) return;
    Value made = value != nullptr ? std::move(*value) : Value::object();
    if (fallback != nullptr && fallback->is_object()) {
      for (const data::Member& member : fallback->as_object()) {
        if (made.find(member.key) == nullptr) fill(made, member.key, member.value);
      }
    }
    fill_members(layers, made, fallback);
    if (value != nullptr) {
      *value = std::move(made);
    } else if (part.required || !made.as_object().empty()) {
      fill(object, part.name, std::move(made));
    }
  }

  void fill_absent(const Layers& layers, const Layers::Part& part, Value& object, const Value* fallback) {
    if (fallback != nullptr) {
      Value& value = fill(object, part.name, *fallback);
      if (value.is_array()) fill_items(layers, value);
    } else if (layers.ui_text("field") == "RepoUrlPicker") {
      if (const auto url = default_repo_url(layers)) fill(object, part.name, *url);
    } else if (layers.find("type") != nullptr && *layers.find("type") == Value("null")) {
      fill(object, part.name, nullptr);
    } else if (layers.is_type("array") && !layers.is_type("null")) {
      fill_items(layers, fill(object, part.name, Value::array()));
    }
  }

  /// As many as there must be, if the items have a default; and the members of each.
  void fill_items(const Layers& layers, Value& list) {
    const Value* items = layers.find("items");
    if (items == nullptr || !items->is_object()) return;
    const Value* least = layers.find("minItems");
    const Value* fallback = items->find("default");
    const bool is_chosen = !constant_options(Layers::of(*items)).empty();
    if (least != nullptr && least->is_number() && fallback != nullptr && !is_chosen) {
      const auto wanted = static_cast<std::size_t>(std::clamp(least->as_number(), 0.0, k_most_items));
      while (list.as_array().size() < wanted) {
        list.push_back(*fallback);
        has_filled_ = true;
      }
    }
    for (Value& item : list.as_array()) {
      if (!item.is_object()) continue;
      const Layers of_item = Layers::in_force({items}, item, cache_, with_branches_);
      fill_members(of_item, item, nullptr);
    }
  }

  Value& fill(Value& object, const std::string& name, Value value) {
    has_filled_ = true;
    return object.set(name, std::move(value));
  }

  const SchemaCache& cache_;
  bool with_branches_;
  bool has_filled_ = false;
};

bool fill_once(Value& answers, const FormPages& pages, const SchemaCache& cache, bool with_branches) {
  DefaultFiller filler(cache, with_branches);
  for (const FormPage& page : pages.pages) filler.fill_page(page.schema, answers);
  return filler.has_filled();
}

}  // namespace

Value with_defaults(Value answers, const FormPages& pages, const SchemaCache& cache) {
  // What counts whatever was answered comes first, so that no branch opens for want of a default.
  fill_once(answers, pages, cache, false);
  for (std::size_t round = 0; fill_once(answers, pages, cache, true); ++round) {
    if (round == k_most_rounds) {
      throw Error(
          ErrorKind::limit,
          fmt::format("the parameters' defaults open new branches more than {} times", k_most_rounds));
    }
  }
  return answers;
}

Value with_picked(Value answers, const std::vector<FormField>& fields, const EntityPickers& entities) {
  for (const FormField& field : fields) {
    const Value* value = find_at(answers, field.way);
    if (value == nullptr || (field.fallback != nullptr && *field.fallback == *value)) continue;
    if (entities.is_picker(field.layers)) {
      set_at(answers, field.way, entities.completed(field.layers, *value));
    } else if (field.picker() == "RepoUrlPicker" && value->is_string()) {
      set_at(answers, field.way, Value(completed_repo_url(field.layers, value->as_string())));
    }
  }
  return answers;
}

}  // namespace bs::scaffold
