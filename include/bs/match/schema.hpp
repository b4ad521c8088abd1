#pragma once
/// JSON Schema draft 7, our own evaluator (valijson hard-codes std::regex; reliability.md §1): patterns by
/// RE2, caps on depth and work, errors in ajv's words and order with places. Formats are checked, all of
/// draft 7 but idn-hostname, and uuid; a format of another name says nothing, as do unknown keywords.
/// Keywords of later drafts are located errors.
#include <memory>
#include <string>
#include <vector>

#include "bs/base/error.hpp"
#include "bs/data/value.hpp"

namespace bs::match {

struct SchemaFault {
  std::string pointer;  ///< JSON pointer into the instance, "" for the root
  std::string
      keyword;  ///< "type", "required", …; "false schema"; "" when faults beyond the 1,000th are left out
  std::string message;  ///< "must be string", "must have required property 'owner'" …
  std::string
      params;  ///< as Backstage shows ajv's: "type: string", "missingProperty: owner", "limit: 1"; may be ""
  Mark mark;   ///< of the instance's node: for a missing property the object, for one too many its key
};

class Schema {
 public:
  /// Compiles. Error config with all faults of the schema. `$ref` within the document only
  /// ("#/definitions/x", "#", and by `$id`); beside a `$ref` nothing else counts, as draft 7 has it.
  explicit Schema(const data::Value& schema);
  /// Empty: valid. All faults, in ajv's order. Error limit when the schema takes more than 5,000,000 steps or
  /// 1,500 levels for this instance.
  std::vector<SchemaFault> validate(const data::Value& instance) const;

  struct Node;

 private:
  std::shared_ptr<const Node> root_;
};

}  // namespace bs::match
