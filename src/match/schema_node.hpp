#pragma once
/// A compiled JSON Schema: nodes that point at each other. One node for each schema object or boolean.
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bs/data/value.hpp"
#include "bs/match/regex.hpp"
#include "bs/match/schema.hpp"
#include "match/schema_format.hpp"
#include "match/schema_pattern.hpp"

namespace bs::match {

/// The types of JSON as bits; an integer is a number without a fraction.
enum TypeBit : unsigned {
  k_null = 1,
  k_boolean = 2,
  k_integer = 4,
  k_number = 8,
  k_string = 16,
  k_array = 32,
  k_object = 64,
};

struct Schema::Node {
  using Link = const Node*;  ///< into the same schema; nullptr: the keyword is not there
  using Count = std::optional<std::size_t>;
  struct Named {
    std::string name;
    Link node;
  };
  struct Pattern {
    std::string text;
    Regex regex;
    Link node;
  };
  struct Dependency {
    std::string property;
    std::vector<std::string> required;
    Link node = nullptr;  ///< instead of `required`
  };

  std::string pointer;             ///< into the schema
  Link ref = nullptr;              ///< then nothing else counts
  Mark mark;                       ///< in the schema's file
  unsigned types = 0;              ///< bits; 0: any
  bool is_never = false;           ///< the schema `false`
  bool reports_type_late = false;  ///< ajv tells a single type together with the keywords of that type
  bool has_tuple = false;          ///< `items` is an array
  bool unique_items = false;
  std::string types_text;  ///< as ajv writes them: "string", "string,null"
  std::optional<data::Value> constant;
  std::optional<data::Array> choices;  ///< enum

  std::optional<data::Value> maximum, minimum, exclusive_maximum, exclusive_minimum, multiple_of;

  Count max_length, min_length;
  std::optional<SchemaPattern> pattern;
  std::string pattern_text;
  FormatCheck format = nullptr;
  std::string format_name;

  Count max_items, min_items;
  std::vector<Link> tuple;  ///< `items` as an array
  Link items = nullptr;     ///< `items` as a schema, or additionalItems behind a tuple
  Link contains = nullptr;

  Count max_properties, min_properties;
  std::vector<std::string> required;
  Link property_names = nullptr;
  Link additional_properties = nullptr;
  std::vector<Dependency> dependencies;
  std::vector<Named> properties;
  std::vector<std::size_t> by_name;  ///< indices of `properties`, sorted by name
  std::vector<Pattern> pattern_properties;

  Link negation = nullptr;
  std::vector<Link> any_of, one_of, all_of;
  Link condition = nullptr, consequence = nullptr, alternative = nullptr;

  const Named* find_property(std::string_view name) const;
};

/// Owns the nodes; their addresses stay.
struct SchemaNodes {
  std::deque<Schema::Node> all;
};

}  // namespace bs::match
