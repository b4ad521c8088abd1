#pragma once
/// JSON Schema draft 7, our own evaluator (valijson hard-codes std::regex; reliability.md §1): patterns by
/// RE2, caps on depth and $ref, errors in a user's words with places. Keywords it does not take are located
/// errors at compile time.
#include <memory>
#include <string>
#include <vector>

#include "bs/base/error.hpp"
#include "bs/data/value.hpp"

namespace bs::match {

struct SchemaFault {
  std::string pointer;  ///< JSON pointer into the instance, "" for the root
  std::string keyword;  ///< "type", "required", …
  std::string message;  ///< "must be string", "must have required property 'owner'" …
  Mark mark;            ///< of the instance's node (of the parent for a missing property)
};

class Schema {
 public:
  /// Compiles. Error config with all faults of the schema. `$ref` within the document only
  /// ("#/definitions/x", "#").
  explicit Schema(const data::Value& schema);
  std::vector<SchemaFault> validate(const data::Value& instance) const;  ///< empty: valid

 private:
  struct Node;
  std::shared_ptr<const Node> root_;
};

}  // namespace bs::match
