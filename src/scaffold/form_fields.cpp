#include "scaffold/form_fields.hpp"

namespace bs::scaffold {

namespace {

using data::Value;

bool is_asked(const Layers& layers) {
  if (layers.ui_text("widget") == "hidden" || layers.ui_text("field") == "hidden") return false;
  if (layers.ui_flag("readonly") || layers.ui_flag("disabled")) return false;
  if (layers.find("const") != nullptr) return false;
  const Value* type = layers.find("type");
  return type == nullptr || !(*type == Value("null"));
}

class FieldReader {
 public:
  FieldReader(const Value& answers, const SchemaCache& cache, std::vector<FormField>& out)
      : answers_(answers), cache_(cache), out_(out) {}

  void read_page(const Value& schema, std::size_t page) {
    page_ = page;
    const Layers layers = Layers::in_force({&schema}, answers_, cache_);
    if (is_behind_feature_flag(layers)) return;
    read_members(layers, answers_, {}, nullptr, true);
  }

 private:
  struct Around {
    std::string name;
    Way way;
  };

  void read_members(const Layers& layers, const Value& object, const Around& around, const Value* defaults,
                    bool is_wanted) {
    for (Layers::Part& part : layers.parts()) {
      const Value* value = object.find(part.name);
      FormField field;
      field.name = around.name.empty() ? part.name : around.name + "." + part.name;
      field.way = around.way;
      field.way.push_back(part.name);
      field.page = page_;
      field.schemas = std::move(part.schemas);
      field.layers = Layers::in_force(field.schemas, value == nullptr ? k_nothing : *value, cache_);
      if (is_behind_feature_flag(field.layers)) continue;
      field.required = part.required && is_wanted;
      field.asked = is_asked(field.layers);
      field.is_group = is_group(field.layers);
      field.fallback = default_of(field.layers, defaults, part.name);
      add(std::move(field), value);
    }
  }

  void add(FormField field, const Value* value) {
    const auto [at, is_new] = index_.try_emplace(field.name, out_.size());
    if (!is_new) {
      out_[at->second].required |= field.required;
      return;
    }
    const bool is_wanted = field.required || (value != nullptr && value->is_object());
    const Around around{field.name, field.way};
    const Value* defaults = field.fallback;
    const bool is_object = value == nullptr || value->is_object();
    const std::optional<Layers> inner =
        field.is_group && field.asked && is_object ? std::optional(field.layers) : std::nullopt;
    out_.push_back(std::move(field));
    if (inner) read_members(*inner, value == nullptr ? k_nothing : *value, around, defaults, is_wanted);
  }

  /// What is not there is judged as an object that nothing is in, so that `required` of a condition counts.
  static inline const Value k_nothing = Value::object();
  const Value& answers_;
  const SchemaCache& cache_;
  std::vector<FormField>& out_;
  std::unordered_map<std::string, std::size_t> index_;
  std::size_t page_ = 0;
};

}  // namespace

std::string FormField::picker() const {
  return layers.ui_text("field");
}

bool is_group(const Layers& layers) {
  return layers.is_type("object") && layers.has_members() && layers.ui_text("field").empty();
}

const Value* default_of(const Layers& layers, const Value* around, std::string_view key) {
  if (const Value* constant = layers.find("const")) return constant;
  if (const Value* own = layers.find("default")) return own->is_null() ? nullptr : own;
  const Value* outer = around == nullptr ? nullptr : around->find(key);
  if (outer != nullptr && !outer->is_null()) return outer;
  // The form chooses the first of a oneOf's constants.
  const std::vector<ConstantOption> options = constant_options(layers);
  const bool is_enum = layers.find("oneOf") == nullptr && layers.find("anyOf") == nullptr;
  return options.empty() || is_enum ? nullptr : options.front().value;
}

bool is_behind_feature_flag(const Layers& layers) {
  if (layers.find("backstage:featureFlag") != nullptr) return true;
  const Value* backstage = layers.find("ui:backstage");
  return backstage != nullptr && backstage->find("featureFlag") != nullptr;
}

std::vector<FormField> form_fields(const FormPages& pages, const Value& answers, const SchemaCache& cache) {
  std::vector<FormField> out;
  FieldReader reader(answers, cache, out);
  for (std::size_t i = 0; i < pages.pages.size(); ++i) reader.read_page(pages.pages[i].schema, i);
  return out;
}

}  // namespace bs::scaffold
