#include <cmath>

#include "bs/data/json.hpp"
#include "match/schema_compile.hpp"

namespace bs::match {

namespace {

struct TypeName {
  std::string_view name;
  TypeBit bit;
};
constexpr std::array k_type_names = {
    TypeName{"null", k_null},     TypeName{"boolean", k_boolean}, TypeName{"integer", k_integer},
    TypeName{"number", k_number}, TypeName{"string", k_string},   TypeName{"array", k_array},
    TypeName{"object", k_object},
};

/// The type that a keyword speaks about, as ajv groups them.
struct KeywordGroup {
  TypeBit type;
  std::vector<std::string_view> keywords;
};
const std::vector<KeywordGroup>& keyword_groups() {
  static const std::vector<KeywordGroup> k_groups = {
      {k_number, {"maximum", "minimum", "exclusiveMaximum", "exclusiveMinimum", "multipleOf", "format"}},
      {k_string, {"maxLength", "minLength", "pattern", "format"}},
      {k_array, {"maxItems", "minItems", "additionalItems", "items", "contains", "uniqueItems"}},
      {k_object,
       {"maxProperties", "minProperties", "required", "propertyNames", "additionalProperties", "dependencies",
        "properties", "patternProperties"}},
  };
  return k_groups;
}

bool has_keyword_of(const data::Value& schema, unsigned type) {
  for (const KeywordGroup& group : keyword_groups()) {
    if (group.type != type) continue;
    return std::any_of(group.keywords.begin(), group.keywords.end(),
                       [&](std::string_view keyword) { return schema.find(keyword) != nullptr; });
  }
  return false;
}

}  // namespace

const std::vector<SchemaCompiler::Keyword>& SchemaCompiler::keywords() {
  using C = SchemaCompiler;
  static const std::vector<Keyword> k_keywords = {
      {"$ref", &C::read_ref},
      {"definitions", &C::read_definitions},
      {"$defs", &C::read_definitions},
      {"type", &C::read_types},
      {"const", &C::read_const},
      {"enum", &C::read_enum},
      {"maximum", &C::read_number<&Node::maximum>},
      {"minimum", &C::read_number<&Node::minimum>},
      {"exclusiveMaximum", &C::read_number<&Node::exclusive_maximum>},
      {"exclusiveMinimum", &C::read_number<&Node::exclusive_minimum>},
      {"multipleOf", &C::read_number<&Node::multiple_of>},
      {"maxLength", &C::read_count<&Node::max_length>},
      {"minLength", &C::read_count<&Node::min_length>},
      {"pattern", &C::read_pattern},
      {"format", &C::read_format},
      {"maxItems", &C::read_count<&Node::max_items>},
      {"minItems", &C::read_count<&Node::min_items>},
      {"items", &C::read_items},
      {"additionalItems", &C::read_additional_items},
      {"contains", &C::read_schema<&Node::contains>},
      {"uniqueItems", &C::read_unique},
      {"maxProperties", &C::read_count<&Node::max_properties>},
      {"minProperties", &C::read_count<&Node::min_properties>},
      {"required", &C::read_required},
      {"propertyNames", &C::read_schema<&Node::property_names>},
      {"additionalProperties", &C::read_schema<&Node::additional_properties>},
      {"dependencies", &C::read_dependencies},
      {"properties", &C::read_properties},
      {"patternProperties", &C::read_pattern_properties},
      {"not", &C::read_schema<&Node::negation>},
      {"anyOf", &C::read_list<&Node::any_of>},
      {"oneOf", &C::read_list<&Node::one_of>},
      {"allOf", &C::read_list<&Node::all_of>},
      {"if", &C::read_schema<&Node::condition>},
      {"then", &C::read_schema<&Node::consequence>},
      {"else", &C::read_schema<&Node::alternative>},
      // Keywords of later drafts judge values; to pass over one would be to say yes where nobody looked.
      {"$anchor", &C::read_later_draft},
      {"$dynamicRef", &C::read_later_draft},
      {"$recursiveRef", &C::read_later_draft},
      {"dependentRequired", &C::read_later_draft},
      {"dependentSchemas", &C::read_later_draft},
      {"maxContains", &C::read_later_draft},
      {"minContains", &C::read_later_draft},
      {"prefixItems", &C::read_later_draft},
      {"unevaluatedItems", &C::read_later_draft},
      {"unevaluatedProperties", &C::read_later_draft},
  };
  return k_keywords;
}

Schema::Node* SchemaCompiler::sub(const At& at, const Value& value, std::string_view more) {
  return schema_at(value, at.pointer + std::string(more), at.base, at.depth + 1);
}

void SchemaCompiler::read_ref(const At& at, const Member& member) {
  if (!member.value.is_string()) return fault(at, member, "must be a string");
  pending_.push_back({&at.node, at.base, member.value.as_string(), member.value.mark, at.pointer, at.depth});
}

void SchemaCompiler::read_types(const At& at, const Member& member) {
  const data::Array one = member.value.is_array() ? data::Array() : data::Array{member.value};
  const data::Array& all = member.value.is_array() ? member.value.as_array() : one;
  for (const Value& value : all) {
    const auto* found = std::find_if(k_type_names.begin(), k_type_names.end(), [&](const TypeName& type) {
      return value.is_string() && value.as_string() == type.name;
    });
    if (found == k_type_names.end()) {
      fault(at.pointer, value.mark, fmt::format("must be a type of JSON, not {}", data::to_json(value)),
            "the types are null, boolean, integer, number, string, array and object");
      continue;
    }
    if (!at.node.types_text.empty()) at.node.types_text += ',';
    at.node.types_text += found->name;
    at.node.types |= found->bit;
  }
  if (all.empty()) fault(at, member, "must name a type");
  at.node.reports_type_late = all.size() == 1 && has_keyword_of(at.schema, at.node.types);
}

void SchemaCompiler::read_const(const At& at, const Member& member) {
  at.node.constant = member.value;
}

void SchemaCompiler::read_enum(const At& at, const Member& member) {
  if (!member.value.is_array() || member.value.as_array().empty()) {
    return fault(at, member, "must be an array of at least one value");
  }
  at.node.choices = member.value.as_array();
}

void SchemaCompiler::read_later_draft(const At& at, const Member& member) {
  fault(at.pointer, member.key_mark, "is a keyword of a later draft, which bs does not read",
        "bs reads draft 7");
}

void SchemaCompiler::read_unique(const At& at, const Member& member) {
  if (!member.value.is_boolean()) return fault(at, member, "must be true or false");
  at.node.unique_items = member.value.as_boolean();
}

void SchemaCompiler::read_pattern(const At& at, const Member& member) {
  if (!member.value.is_string()) return fault(at, member, "must be a string");
  at.node.pattern_text = member.value.as_string();
  try {
    at.node.pattern.emplace(at.node.pattern_text);
  } catch (const Error& error) {
    fault(at, member, "cannot be used: " + error.message());
  }
}

void SchemaCompiler::read_format(const At& at, const Member& member) {
  if (!member.value.is_string()) return fault(at, member, "must be a string");
  at.node.format_name = member.value.as_string();
  at.node.format = find_format(at.node.format_name);
}

void SchemaCompiler::read_items(const At& at, const Member& member) {
  if (!member.value.is_array()) {
    at.node.items = sub(at, member.value);
    return;
  }
  at.node.has_tuple = true;
  for (const Value& value : member.value.as_array()) {
    at.node.tuple.push_back(sub(at, value, "/" + std::to_string(at.node.tuple.size())));
  }
}

void SchemaCompiler::read_additional_items(const At& at, const Member& member) {
  const Node* node = sub(at, member.value);
  const Value* items = at.schema.find("items");
  if (items != nullptr && items->is_array()) at.node.items = node;  // else it says nothing
}

bool SchemaCompiler::read_names(const At& at, const Member& member, std::string_view pointer,
                                std::vector<std::string>& out) {
  const bool is_list =
      member.value.is_array() && std::all_of(member.value.as_array().begin(), member.value.as_array().end(),
                                             [](const Value& name) { return name.is_string(); });
  if (!is_list) {
    fault(at.pointer + std::string(pointer), member.value.mark, "must be an array of property names");
    return false;
  }
  for (const Value& name : member.value.as_array()) out.push_back(name.as_string());
  return true;
}

void SchemaCompiler::read_required(const At& at, const Member& member) {
  read_names(at, member, "", at.node.required);
}

bool SchemaCompiler::is_map(const At& at, const Member& member) {
  if (!member.value.is_object()) fault(at, member, "must be an object");
  return member.value.is_object();
}

void SchemaCompiler::read_definitions(const At& at, const Member& member) {
  if (!is_map(at, member)) return;
  for (const Member& one : member.value.as_object()) sub(at, one.value, "/" + pointer_token(one.key));
}

void SchemaCompiler::read_properties(const At& at, const Member& member) {
  if (!is_map(at, member)) return;
  Node& node = at.node;
  for (const Member& one : member.value.as_object()) {
    node.by_name.push_back(node.properties.size());
    node.properties.push_back({one.key, sub(at, one.value, "/" + pointer_token(one.key))});
  }
  std::sort(node.by_name.begin(), node.by_name.end(),
            [&](std::size_t a, std::size_t b) { return node.properties[a].name < node.properties[b].name; });
}

void SchemaCompiler::read_pattern_properties(const At& at, const Member& member) {
  if (!is_map(at, member)) return;
  for (const Member& one : member.value.as_object()) {
    const std::string token = "/" + pointer_token(one.key);
    const Node* node = sub(at, one.value, token);
    try {
      at.node.pattern_properties.push_back({one.key, Regex::ecmascript(one.key), node});
    } catch (const Error& error) {
      fault(at.pointer + token, one.key_mark, "cannot be used: " + error.message());
    }
  }
}

void SchemaCompiler::read_dependencies(const At& at, const Member& member) {
  if (!is_map(at, member)) return;
  for (const Member& one : member.value.as_object()) {
    const std::string token = "/" + pointer_token(one.key);
    Node::Dependency dependency;
    dependency.property = one.key;
    if (one.value.is_array()) {
      read_names(at, one, token, dependency.required);
    } else {
      dependency.node = sub(at, one.value, token);
    }
    at.node.dependencies.push_back(std::move(dependency));
  }
}

template <std::optional<data::Value> Schema::Node::*field>
void SchemaCompiler::read_number(const At& at, const Member& member) {
  if (!member.value.is_number()) return fault(at, member, "must be a number");
  if (member.key == "multipleOf" && member.value.as_number() <= 0)
    return fault(at, member, "must be more than 0");
  at.node.*field = member.value;
}

template <Schema::Node::Count Schema::Node::*field>
void SchemaCompiler::read_count(const At& at, const Member& member) {
  const double number = member.value.is_number() ? member.value.as_number() : -1;
  if (number < 0 || number != std::floor(number))
    return fault(at, member, "must be a whole number of 0 or more");
  constexpr double k_largest = 9e15;  // beyond every size there is
  at.node.*field = static_cast<std::size_t>(std::min(number, k_largest));
}

template <Schema::Node::Link Schema::Node::*field>
void SchemaCompiler::read_schema(const At& at, const Member& member) {
  at.node.*field = sub(at, member.value);
}

template <std::vector<Schema::Node::Link> Schema::Node::*field>
void SchemaCompiler::read_list(const At& at, const Member& member) {
  if (!member.value.is_array() || member.value.as_array().empty()) {
    return fault(at, member, "must be an array of at least one schema");
  }
  std::vector<Node::Link>& list = at.node.*field;
  for (const Value& value : member.value.as_array()) {
    list.push_back(sub(at, value, "/" + std::to_string(list.size())));
  }
}

}  // namespace bs::match
