#include "scaffold/form_faults.hpp"

#include <unordered_set>

#include "bs/base/text.hpp"
#include "scaffold/form_proposals.hpp"
#include "scaffold/form_questions.hpp"
#include "scaffold/form_repo_url.hpp"
#include "scaffold/form_words.hpp"

namespace bs::scaffold {

namespace {

using data::Value;
using match::SchemaFault;

/// Keywords that only say that something below or beside them does not hold.
bool is_composite(std::string_view keyword) {
  return keyword == "oneOf" || keyword == "anyOf" || keyword == "allOf" || keyword == "if" ||
         keyword == "not" || keyword == "dependencies" || keyword == "false schema" || keyword.empty();
}

/// "/db/port" → "db.port"
std::string name_at(std::string_view pointer) {
  std::string out;
  for (const std::string_view part : split(pointer, '/')) {
    if (part.empty()) continue;
    out += (out.empty() ? "" : ".") + replace_all(replace_all(part, "~1", "/"), "~0", "~");
  }
  return out;
}

class Faults {
 public:
  Faults(const SchemaCache& cache, const EntityPickers& entities, const Value& answers)
      : cache_(cache), entities_(entities), answers_(answers) {}

  void check(const FormField& field) {
    if (!field.is_group) leaves_.insert(field.name);
    const Value* value = find_at(answers_, field.way);
    const bool is_null = value != nullptr && value->is_null() && !field.layers.is_type("null");
    if (value == nullptr || is_null) {
      if (field.required) add(field.name, {"", "is required", {}});
      return;
    }
    if (auto fault = field_fault(field, *value)) add(field.name, std::move(*fault));
  }

  /// What no single field has said. Where a branch is left out, a page tells that branch's wishes too: what a
  /// field was found to hold by itself, or what is asked in no branch in force, counts only if nothing else
  /// does.
  void check_page(const FormPage& page) {
    for (const SchemaFault& fault : page.whole.validate(answers_)) {
      std::string name = name_at(fault.pointer);
      if (fault.keyword == "required") {
        constexpr std::string_view k_before = "missingProperty: ";
        name += (name.empty() ? "" : ".") + fault.params.substr(k_before.size());
      }
      if (is_told(name)) continue;
      const std::string leaf = leaf_of(name);
      const bool is_elsewhere = fault.keyword == "required" && leaf.empty();
      if (!leaf.empty()) name = leaf;
      if (is_composite(fault.keyword) || is_elsewhere || !leaf.empty()) {
        if (left_over_.message.empty())
          left_over_ = {name, is_elsewhere ? "is required" : page_words(fault, leaf), {}};
      } else {
        add(name, {"", page_words(fault), {}});
      }
    }
  }

  std::vector<AnswerFault> all() {
    if (out_.empty() && !left_over_.message.empty()) out_.push_back(left_over_);
    return std::move(out_);
  }

 private:
  std::optional<AnswerFault> field_fault(const FormField& field, const Value& value) {
    if (field.is_group && value.is_object()) return std::nullopt;  // its members are fields
    if (auto fault = picker_fault(field, value)) return fault;
    if (auto fault = choice_fault(field, value)) return fault;
    for (const Value* schema : field.schemas) {
      const std::vector<SchemaFault> faults = cache_.of(*schema).validate(value);
      if (!faults.empty()) return schema_fault(field, value, faults);
    }
    return std::nullopt;
  }

  std::optional<AnswerFault> picker_fault(const FormField& field, const Value& value) {
    const std::string picker = field.picker();
    // A default of the template's is its author's affair.
    if (field.fallback != nullptr && *field.fallback == value) return std::nullopt;
    if (picker == "RepoUrlPicker" && value.is_string() && !value.as_string().empty())
      return repo_url_fault(field.layers, value.as_string());
    if (picker == "EntityNamePicker" && value.is_string() && !value.as_string().empty())
      return entity_name_fault(value.as_string());
    if (picker == "EntityTagsPicker" && value.is_array()) return entity_tags_fault(value);
    return entities_.fault(field.layers, value);
  }

  std::optional<AnswerFault> choice_fault(const FormField& field, const Value& value) {
    const std::vector<Choice> choices = schema_choices(field.layers);
    if (choices.empty()) return std::nullopt;
    if (!value.is_array()) return not_among(choices, value, "");
    for (const Value& item : value.as_array()) {
      if (auto fault = not_among(choices, item, shown(line_of(item)) + " ")) return fault;
    }
    return std::nullopt;
  }

  AnswerFault schema_fault(const FormField& field, const Value& value,
                           const std::vector<SchemaFault>& faults) {
    const SchemaFault& fault = plainest(faults);
    AnswerFault out;
    const auto holds = [&](const Value& other) {
      return std::all_of(field.schemas.begin(), field.schemas.end(),
                         [&](const Value* schema) { return cache_.holds(*schema, other); });
    };
    if (fault.pointer.empty()) out.proposal = proposal_for(value, fault, holds);
    out.message = author_words(field.layers, fault.keyword);
    if (out.message.empty()) out.message = words_of(fault, value, out.proposal);
    return out;
  }

  std::string page_words(const SchemaFault& fault, const std::string& leaf = "") const {
    const std::string name = name_at(fault.pointer);
    if (!leaf.empty() && name != leaf) return words_of(fault, answers_);  // of a part of the answer
    const Value* value = answer_of(answers_, name);
    return words_of(fault, value == nullptr ? Value() : *value);
  }

  /// The field that the name is or that it is within; "" none.
  std::string leaf_of(const std::string& name) const {
    if (leaves_.count(name) > 0) return name;
    for (std::size_t dot = name.find('.'); dot != std::string::npos; dot = name.find('.', dot + 1)) {
      if (leaves_.count(name.substr(0, dot)) > 0) return name.substr(0, dot);
    }
    return "";
  }

  bool is_told(const std::string& name) const {
    if (told_.count(name) > 0) return true;
    for (std::size_t dot = name.find('.'); dot != std::string::npos; dot = name.find('.', dot + 1)) {
      if (told_.count(name.substr(0, dot)) > 0) return true;
    }
    return false;
  }

  void add(const std::string& name, AnswerFault fault) {
    fault.name = name;
    told_.insert(name);
    out_.push_back(std::move(fault));
  }

  const SchemaCache& cache_;
  const EntityPickers& entities_;
  const Value& answers_;
  std::vector<AnswerFault> out_;
  std::unordered_set<std::string> told_, leaves_;
  AnswerFault left_over_;
};

}  // namespace

std::vector<AnswerFault> form_faults(const FormPages& pages, const std::vector<FormField>& fields,
                                     const Value& answers, const SchemaCache& cache,
                                     const EntityPickers& entities) {
  Faults faults(cache, entities, answers);
  for (const FormField& field : fields) faults.check(field);
  for (const FormPage& page : pages.pages) faults.check_page(page);
  return faults.all();
}

}  // namespace bs::scaffold
