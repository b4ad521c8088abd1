#pragma once
/// JSON Schema draft 7, our own evaluator (valijson hard-codes std::regex; reliability.md §1): patterns by
/// RE2 (lookahead at the beginning of an anchored one too), caps on depth and work, errors in ajv's words and
/// order with places. Formats are checked, all of draft 7 but idn-hostname, and uuid; a format of another
/// name says nothing, as do unknown keywords. Keywords of later drafts are located errors.
#include <memory>
#include <string>
#include <vector>

#include "bs/base/error.hpp"
#include "bs/data/value.hpp"

namespace bs::match {

struct SchemaFault {
  std::string pointer;  ///< JSON pointer into the instance, "" for the root
  std::string keyword;  ///< "type", "required", …, "false schema"; "": the 1,001st fault stands for the rest
  std::string message;  ///< "must be string", "must have required property 'owner'" …
  std::string params;   ///< ajv's, as Backstage shows them: "type: string", "missingProperty: owner"
  Mark mark;  ///< of the instance's node; the object of a missing property, the key of a surplus one
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
