#include "bs/base/error.hpp"
#include "bs/catalog/rows.hpp"
#include "bs/data/json.hpp"
#include "bs/sql/database.hpp"

namespace bs::catalog {

data::Value stored_value(std::string_view json) {
  try {
    return data::parse_json(json);
  } catch (const Error&) {
    // What stands there may be anything, and long.
    sql::throw_corruption("a document of the catalog is damaged");
  }
}

}  // namespace bs::catalog
