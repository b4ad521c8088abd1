#include "catalog/change_fields.hpp"

#include "bs/catalog/rows.hpp"
#include "bs/data/json.hpp"

namespace bs::catalog {

std::string fields_to_json(const std::vector<model::FieldChange>& fields) {
  data::Value all = data::Value::array();
  for (const model::FieldChange& field : fields) {
    all.push_back(data::Array{field.key, field.before, field.after});
  }
  return data::to_json(all);
}

std::vector<model::FieldChange> fields_from_json(std::string_view json) {
  std::vector<model::FieldChange> fields;
  const data::Value all = stored_value(json);
  if (!all.is_array()) return fields;
  for (const data::Value& field : all.as_array()) {
    if (!field.is_array() || field.as_array().size() != 3) continue;
    const auto part = [&](std::size_t i) {
      const data::Value& value = field.as_array()[i];
      return value.is_string() ? value.as_string() : std::string();
    };
    fields.push_back({part(0), part(1), part(2)});
  }
  return fields;
}

}  // namespace bs::catalog
