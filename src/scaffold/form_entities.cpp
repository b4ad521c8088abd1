#include "scaffold/form_entities.hpp"

#include "bs/base/text.hpp"
#include "bs/data/json.hpp"
#include "bs/model/ref.hpp"

namespace bs::scaffold {

namespace {

using data::Value;

struct Picker {
  std::string_view field;
  std::vector<std::string_view> kinds;  ///< where the template names none
  bool takes_other;
};

const Picker* picker_of(const Layers& layers) {
  static const std::vector<Picker> k_pickers = {
      {"OwnerPicker", {"Group", "User"}, true}, {"EntityPicker", {}, true},
      {"OwnedEntityPicker", {}, true},          {"MultiEntityPicker", {}, true},
      {"MyGroupsPicker", {"Group"}, false},
  };
  const std::string field = layers.ui_text("field");
  const auto found = std::find_if(k_pickers.begin(), k_pickers.end(),
                                  [&](const Picker& picker) { return picker.field == field; });
  return found == k_pickers.end() ? nullptr : &*found;
}

void add_texts(const Value* value, std::vector<std::string>& out) {
  if (value == nullptr) return;
  if (value->is_string()) out.push_back(value->as_string());
  if (!value->is_array()) return;
  for (const Value& item : value->as_array()) {
    if (item.is_string()) out.push_back(item.as_string());
  }
}

/// The kinds that the picker shows, as far as the template says.
std::vector<std::string> kinds_of(const Layers& layers, const Picker& picker) {
  std::vector<std::string> out;
  if (const Value* filter = layers.find_ui("catalogFilter")) {
    if (filter->is_object()) add_texts(filter->find("kind"), out);
    if (filter->is_array()) {
      for (const Value& one : filter->as_array()) add_texts(one.find("kind"), out);
    }
    if (!out.empty()) return out;
  }
  add_texts(layers.find_ui("allowedKinds"), out);
  if (out.empty()) out.assign(picker.kinds.begin(), picker.kinds.end());
  return out;
}

Value filter_of(const Layers& layers, const Picker& picker) {
  if (const Value* filter = layers.find_ui("catalogFilter")) return *filter;
  const std::vector<std::string> kinds = kinds_of(layers, picker);
  if (kinds.empty()) return nullptr;
  Value all = Value::array();
  for (const std::string& kind : kinds) all.push_back(kind);
  Value filter = Value::object();
  filter.set("kind", std::move(all));
  return filter;
}

std::string default_kind(const Layers& layers, const Picker& picker) {
  std::string written = layers.ui_text("defaultKind");
  if (!written.empty()) return written;
  const std::vector<std::string> kinds = kinds_of(layers, picker);
  return kinds.empty() ? "" : kinds.front();
}

std::string default_namespace(const Layers& layers) {
  const std::string written = layers.ui_text("defaultNamespace");
  return written.empty() ? "default" : written;
}

/// The one choice that is called so, whatever its kind.
const Choice* called(const std::vector<Choice>& choices, std::string_view name) {
  const Choice* found = nullptr;
  for (const Choice& choice : choices) {
    if (!choice.value.is_string()) continue;
    const std::string& ref = choice.value.as_string();
    const std::size_t slash = ref.rfind('/');
    const bool is_it =
        equal_ignoring_case(ref, name) || equal_ignoring_case(std::string_view(ref).substr(slash + 1), name);
    if (!is_it) continue;
    if (found != nullptr) return nullptr;
    found = &choice;
  }
  return found;
}

bool has(const std::vector<Choice>& choices, const std::string& ref) {
  return std::any_of(choices.begin(), choices.end(), [&](const Choice& choice) {
    return choice.value.is_string() && equal_ignoring_case(choice.value.as_string(), ref);
  });
}

/// The ref that is nearest to what was written, by its name.
std::optional<Value> nearest_choice(const std::vector<Choice>& choices, std::string_view ref) {
  std::vector<std::string> names;
  for (const Choice& choice : choices) {
    if (!choice.value.is_string()) continue;
    const std::string& one = choice.value.as_string();
    names.push_back(one.substr(one.rfind('/') + 1));
  }
  const std::optional<std::string> near = nearest(ref.substr(ref.rfind('/') + 1), names);
  if (!near) return std::nullopt;
  const std::size_t at =
      static_cast<std::size_t>(std::find(names.begin(), names.end(), *near) - names.begin());
  std::size_t seen = 0;
  for (const Choice& choice : choices) {
    if (choice.value.is_string() && seen++ == at) return choice.value;
  }
  return std::nullopt;
}

}  // namespace

bool EntityPickers::is_picker(const Layers& layers) const {
  return picker_of(layers) != nullptr;
}

bool EntityPickers::takes_other(const Layers& layers) const {
  const Picker* picker = picker_of(layers);
  const Value* written = layers.find_ui("allowArbitraryValues");
  if (written != nullptr && written->is_boolean()) return written->as_boolean();
  return picker != nullptr && picker->takes_other;
}

const std::vector<Choice>& EntityPickers::choices(const Layers& layers) const {
  static const std::vector<Choice> k_none;
  const Picker* picker = picker_of(layers);
  if (picker == nullptr || !ask_) return k_none;
  const Value filter = filter_of(layers, *picker);
  const std::string key = std::string(picker->field) + data::to_json(filter);
  const auto known = asked_.find(key);
  if (known != asked_.end()) return known->second;
  return asked_.emplace(key, ask_(filter, picker->field)).first->second;
}

Value EntityPickers::completed(const Layers& layers, const Value& answer) const {
  if (!answer.is_array()) return completed_ref(layers, answer);
  Value out = answer;
  for (Value& item : out.as_array()) item = completed_ref(layers, item);
  return out;
}

Value EntityPickers::completed_ref(const Layers& layers, const Value& answer) const {
  const Picker* picker = picker_of(layers);
  if (picker == nullptr || !answer.is_string() || answer.as_string().empty()) return answer;
  const std::string& text = answer.as_string();
  if (const Choice* choice = called(choices(layers), text)) return choice->value;
  const std::string kind = default_kind(layers, *picker);
  const std::string name_space = default_namespace(layers);
  const auto ref = model::parse_ref(text, {kind, name_space});
  return ref ? Value(ref->canonical()) : answer;
}

std::optional<AnswerFault> EntityPickers::fault(const Layers& layers, const Value& answer) const {
  const std::vector<Choice>& known = choices(layers);
  if (known.empty() || takes_other(layers)) return std::nullopt;
  const data::Array one = answer.is_array() ? data::Array() : data::Array{answer};
  for (const Value& ref : answer.is_array() ? answer.as_array() : one) {
    if (!ref.is_string() || has(known, ref.as_string())) continue;
    return AnswerFault{"",
                       fmt::format("names \"{}\", which the catalog does not have", shown(ref.as_string())),
                       answer.is_array() ? std::nullopt : nearest_choice(known, ref.as_string())};
  }
  return std::nullopt;
}

std::string EntityPickers::example(const Layers& layers) const {
  const std::vector<Choice>& known = choices(layers);
  if (!known.empty() && known.front().value.is_string()) return known.front().value.as_string();
  const Picker* picker = picker_of(layers);
  std::string kind = picker == nullptr ? "" : to_lower(default_kind(layers, *picker));
  if (kind.empty()) kind = "component";
  const std::string name = kind == "group" ? "owners" : kind == "user" ? "guest" : "example-" + kind;
  return fmt::format("{}:{}/{}", kind, default_namespace(layers), name);
}

}  // namespace bs::scaffold
