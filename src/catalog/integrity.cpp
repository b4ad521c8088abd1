#include "catalog/state.hpp"

namespace bs::catalog {

bool Store::integrity_ok(std::string* report) const {
  return state_->database.integrity_ok(report);
}

}  // namespace bs::catalog
