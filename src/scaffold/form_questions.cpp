#include "scaffold/form_questions.hpp"

#include "bs/data/json.hpp"
#include "scaffold/form_repo_url.hpp"

namespace bs::scaffold {

namespace {

using data::Value;

/// The items of an array as a schema of their own; nullptr where each has another.
const Value* items_of(const Layers& layers) {
  const Value* items = layers.find("items");
  return items != nullptr && items->is_object() ? items : nullptr;
}

bool are_scalars(const Value* items) {
  if (items == nullptr) return false;
  const std::string type = items->string_or("type", "string");
  return type == "string" || type == "number" || type == "integer" || type == "boolean";
}

Answer list_answer(const Layers& layers, bool has_choices) {
  if (has_choices) return Answer::choices;
  const std::string picker = layers.ui_text("field");
  if (picker == "EntityTagsPicker" || picker == "MultiEntityPicker") return Answer::list;
  const Value* items = items_of(layers);
  return items == nullptr || are_scalars(items) ? Answer::list : Answer::object;
}

Answer answer_of(const Layers& layers, bool has_choices) {
  const bool hides = std::any_of(layers.all().begin(), layers.all().end(),
                                 [](const Layer& layer) { return is_secret(*layer.schema); });
  if (hides) return Answer::secret;
  if (layers.is_type("string")) return has_choices ? Answer::choice : Answer::text;
  if (layers.is_type("array")) return list_answer(layers, has_choices);
  if (has_choices && !layers.is_type("boolean")) return Answer::choice;
  if (layers.is_type("boolean")) return Answer::boolean;
  if (layers.is_type("integer")) return Answer::integer;
  if (layers.is_type("number")) return Answer::number;
  if (layers.is_type("object")) return Answer::object;
  return Answer::text;
}

bool is_multiline(const Layers& layers) {
  const Value* rows = layers.find_ui("rows");
  return layers.ui_text("widget") == "textarea" || layers.ui_flag("multiline") ||
         (rows != nullptr && rows->is_number() && rows->as_number() > 1);
}

/// `examples` of the schema are proposals, where nothing else is to choose from.
std::vector<Choice> example_choices(const Layers& layers) {
  std::vector<Choice> out;
  const Value* examples = layers.find("examples");
  if (examples == nullptr || !examples->is_array() || !layers.is_type("string")) return out;
  for (const Value& example : examples->as_array()) {
    if (example.is_string()) out.push_back({example, example.as_string(), ""});
  }
  return out;
}

std::string first_of(std::string first, std::string second) {
  return first.empty() ? second : first;
}

}  // namespace

std::string line_of(const Value& value) {
  return value.is_string() ? value.as_string() : data::to_json(value);
}

std::vector<Choice> schema_choices(const Layers& layers) {
  std::vector<Choice> out;
  const auto add = [&out](const Layers& of) {
    for (const ConstantOption& option : constant_options(of)) {
      out.push_back({*option.value, option.title.empty() ? line_of(*option.value) : option.title, ""});
    }
  };
  add(layers);
  const Value* items = items_of(layers);
  if (!out.empty() || items == nullptr || !layers.is_type("array")) return out;
  add(Layers::of(*items));
  return out;
}

Question question_of(const FormField& field, const FormPage& page, const EntityPickers& entities) {
  const Layers& layers = field.layers;
  Question out;
  out.name = field.name;
  out.page = field.page;
  out.page_title = page.title;
  out.title = first_of(first_of(layers.ui_text("title"), layers.text("title")), field.name);
  out.help =
      first_of(first_of(layers.ui_text("help"), layers.ui_text("description")), layers.text("description"));
  out.placeholder = layers.ui_text("placeholder");
  out.required = field.required;
  out.field = field.picker();
  out.choices = schema_choices(layers);
  if (out.choices.empty()) {
    out.choices = entities.is_picker(layers) ? entities.choices(layers) : example_choices(layers);
    out.allows_other = entities.is_picker(layers) ? entities.takes_other(layers) : !out.choices.empty();
  }
  out.answer = answer_of(layers, !out.choices.empty());
  out.is_multiline = out.answer == Answer::text && is_multiline(layers);
  if (field.fallback != nullptr) out.fallback = *field.fallback;
  const bool is_list = out.answer == Answer::list || out.answer == Answer::choices;
  if (!out.fallback && is_list) out.fallback = Value::array();
  if (out.field == "RepoUrlPicker") describe_repo_url(layers, out);
  out.schema = layers.merged();
  return out;
}

}  // namespace bs::scaffold
