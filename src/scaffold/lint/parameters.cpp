#include "scaffold/lint/parameters.hpp"

#include <algorithm>

#include "bs/base/text.hpp"
#include "bs/match/schema.hpp"
#include "bs/model/document_path.hpp"

namespace bs::scaffold::lint {
namespace {

constexpr std::size_t k_deepest = 64;  // of schemas in each other

/// Walks a schema of the whole form: what stands below a property describes that property alone.
template <class Visit>
void visit_form(const data::Value& schema, std::size_t depth, const Visit& visit) {
  if (!schema.is_object() || depth == k_deepest) return;
  visit(schema);
  for (const std::string_view key : {"allOf", "anyOf", "oneOf"})
    if (const data::Value* list = schema.find(key); list != nullptr && list->is_array())
      for (const data::Value& member : list->as_array()) visit_form(member, depth + 1, visit);
  for (const std::string_view key : {"if", "then", "else"})
    if (const data::Value* member = schema.find(key)) visit_form(*member, depth + 1, visit);
  if (const data::Value* dependencies = schema.find("dependencies");
      dependencies != nullptr && dependencies->is_object())
    for (const data::Member& member : dependencies->as_object()) visit_form(member.value, depth + 1, visit);
}

class Collector {
 public:
  explicit Collector(Parameters& out) : out_(out) {}

  void operator()(const data::Value& schema) const {
    if (schema.find("$ref") != nullptr || schema.find("patternProperties") != nullptr)
      out_.takes_others = true;
    if (const data::Value* others = schema.find("additionalProperties");
        others != nullptr && others->is_object())
      out_.takes_others = true;
    if (const data::Value* properties = schema.find("properties");
        properties != nullptr && properties->is_object())
      for (const data::Member& property : properties->as_object()) {
        auto& known = out_.by_name[property.key];
        if (known.schemas.empty()) known.mark = property.key_mark;
        known.schemas.push_back(&property.value);
      }
    use_deciding(schema);
  }

 private:
  /// A parameter that decides what else is asked is of use, whether a step reads it or not.
  void use_deciding(const data::Value& schema) const {
    if (const data::Value* dependencies = schema.find("dependencies");
        dependencies != nullptr && dependencies->is_object())
      for (const data::Member& member : dependencies->as_object()) out_.by_name[member.key].is_used = true;
    if (const data::Value* condition = schema.find("if"))
      if (const data::Value* properties = condition->find("properties");
          properties != nullptr && properties->is_object())
        for (const data::Member& member : properties->as_object()) out_.by_name[member.key].is_used = true;
  }

  Parameters& out_;
};

class PageCheck {
 public:
  PageCheck(const Parameters& parameters, Findings& findings)
      : parameters_(parameters), findings_(findings) {}

  void check(const data::Value& page) {
    try {
      match::Schema{page};
    } catch (const Error& error) {
      findings_.add(error, file());
    }
    visit_form(page, 0, [this](const data::Value& schema) {
      check_required(schema);
      if (const data::Value* properties = schema.find("properties");
          properties != nullptr && properties->is_object())
        for (const data::Member& property : properties->as_object()) check_property(property);
    });
  }

 private:
  const std::string& file() const { return findings_.template_file(); }

  void check_required(const data::Value& schema) {
    const data::Value* required = schema.find("required");
    if (required == nullptr || !required->is_array() || parameters_.takes_others) return;
    for (const data::Value& name : required->as_array()) {
      if (!name.is_string()) continue;
      const auto known = parameters_.by_name.find(name.as_string());
      if (known != parameters_.by_name.end() && !known->second.schemas.empty()) continue;
      findings_.warning(
          file(), name.mark,
          fmt::format("{} is required, but no page asks for it", model::in_quotes(name.as_string())),
          findings_.is_full() ? "" : hint_of_nearest(name.as_string(), parameters_.names()));
    }
  }

  void check_property(const data::Member& property) {
    const data::Value& schema = property.value;
    const data::Value* fallback = schema.find("default");
    // An expression is filled in by a plugin; a reference needs the whole page.
    const bool can_be_told =
        fallback != nullptr && !fallback->is_null() && schema.find("$ref") == nullptr &&
        !(fallback->is_string() && fallback->as_string().find("{{") != std::string::npos);
    if (can_be_told) check_default(property.key, schema, *fallback);
    const data::Value* choices = schema.find("enum");
    const data::Value* labels = schema.find("enumNames");
    if (choices != nullptr && labels != nullptr && choices->is_array() && labels->is_array() &&
        choices->as_array().size() != labels->as_array().size())
      findings_.warning(file(), labels->mark,
                        fmt::format("{} has {} but {}", model::in_quotes(property.key),
                                    count_of(choices->as_array().size(), "choice", "choices"),
                                    count_of(labels->as_array().size(), "name for them", "names for them")));
  }

  void check_default(const std::string& name, const data::Value& schema, const data::Value& fallback) {
    std::vector<match::SchemaFault> faults;
    try {
      faults = match::Schema(schema).validate(fallback);
    } catch (const Error&) {
      return;  // of the schema, which was told; or it cannot be judged by itself
    }
    if (faults.empty()) return;
    findings_.warning(file(), fallback.mark,
                      fmt::format("the default of {} {}", model::in_quotes(name), faults.front().message));
  }

  const Parameters& parameters_;
  Findings& findings_;
};

}  // namespace

std::vector<std::string> Parameters::names() const {
  std::vector<std::string> names;
  for (const auto& [name, known] : by_name)
    if (!known.schemas.empty()) names.push_back(name);
  return names;
}

void Parameters::use(std::string_view name) {
  if (const auto found = by_name.find(name); found != by_name.end()) found->second.is_used = true;
}

void Parameters::use_all() {
  for (auto& [name, known] : by_name) known.is_used = true;
}

Parameters parameters_of(const TemplateSpec& spec) {
  Parameters parameters;
  for (const Page& page : spec.pages) visit_form(page.schema, 0, Collector(parameters));
  return parameters;
}

void check_pages(const TemplateSpec& spec, const Parameters& parameters, Findings& findings) {
  PageCheck check(parameters, findings);
  for (const Page& page : spec.pages) check.check(page.schema);
}

void note_unused(const Parameters& parameters, Findings& findings) {
  for (const auto& [name, known] : parameters.by_name)
    if (!known.is_used && !known.schemas.empty())
      findings.note(
          findings.template_file(), known.mark,
          fmt::format("the parameter {} is asked for, but nothing uses it", model::in_quotes(name)));
}

}  // namespace bs::scaffold::lint
