#pragma once
/// Entity filters: Backstage's language exactly, plus `key!=value` and `!key` (catalog.md §3).
/// "kind=component,spec.type=service": ',' is AND; the same key again is OR; a further FILTER argument is OR;
/// a bare key asks whether it is there; everything is compared without case; the items of an array answer
/// under the array's key and as `key.item=true`; `relations.<type>=ref`.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bs/data/value.hpp"

namespace bs::match {

struct FilterCondition {
  enum class Test { equals_any, exists, not_equals, not_exists };
  std::string key;  ///< lower-cased dotted path
  Test test = Test::equals_any;
  std::vector<std::string> values;  ///< lower-cased; equals_any: one of them; not_equals: none of them
};

struct Filter {
  std::vector<std::vector<FilterCondition>> any_of;  ///< OR of ANDs; empty: everything
  bool empty() const { return any_of.empty(); }
};

/// Error usage with a hint when a part is malformed ("=x", "!"). Empty parts are passed over, as Backstage does; values of one
/// key are alternatives only where it is written in the same case, as there.
Filter parse_filter(const std::vector<std::string>& arguments);

/// The search rows of a document as Backstage builds them (buildEntitySearch): lower-cased keys and values;
/// null values have no text. `relations` are (type, target ref) pairs.
struct SearchRow {
  std::string key;
  std::string value;
  bool has_value = true;
};
std::vector<SearchRow> search_rows(const data::Value& document,
                                   const std::vector<std::pair<std::string, std::string>>& relations);

bool matches(const Filter& filter, const std::vector<SearchRow>& rows);

}  // namespace bs::match
