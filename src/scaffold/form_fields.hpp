#pragma once
/// The parameters of a form in the order in which they are asked, given the answers so far.
#include <optional>
#include <string>
#include <vector>

#include "scaffold/form_layers.hpp"
#include "scaffold/form_pages.hpp"

namespace bs::scaffold {

struct FormField {
  std::string name;  ///< "db.port"
  Way way;
  std::size_t page = 0;
  Schemas schemas;  ///< as the properties name them
  Layers layers;    ///< with the branches in force
  bool required = false;
  bool asked = true;      ///< hidden, constant and read-only ones are not
  bool is_group = false;  ///< an object whose members are asked instead of it
  /// What stands if nothing is given; nullptr: nothing does.
  const data::Value* fallback = nullptr;

  std::string picker() const;  ///< ui:field
};

/// Every field that is in force, groups before their members. A parameter that stands on two pages comes
/// once.
std::vector<FormField> form_fields(const FormPages& pages, const data::Value& answers,
                                   const SchemaCache& cache);

/// Asked by its members: an object with properties and without a field of its own.
bool is_group(const Layers& layers);
/// A schema's constant or default; else what the default of the object around it says.
const data::Value* default_of(const Layers& layers, const data::Value* around, std::string_view key);
/// A feature of Backstage's own installation that is not on here.
bool is_behind_feature_flag(const Layers& layers);

}  // namespace bs::scaffold
