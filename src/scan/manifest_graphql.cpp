#include "scan/manifest_fields.hpp"
#include "scan/manifest_text.hpp"

// GraphQL schemas. Files of queries and fragments end the same; a schema has a root type.
namespace bs::scan {

void read_graphql(const ManifestSource& source, ManifestFacts& facts) {
  static const match::Regex root_type(
      R"re(^\s*(?:extend\s+)?(?:type\s+(?:Query|Mutation|Subscription)\b|schema\b[^{]*\{))re",
      {false, true, false});
  facts.claim("graphql", sure::said);
  facts.has_service = root_type.search(source.text);
  facts.mark = {1, 1};
}

}  // namespace bs::scan
