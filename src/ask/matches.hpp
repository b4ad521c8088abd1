#pragma once
/// Which items a search finds, and in which order.
#include <string_view>
#include <vector>

#include "bs/ask/ask.hpp"

namespace bs::ask {

/// Places in `items`: those that hold every word of the query (case aside) in label, value, note or aside;
/// first those whose label begins with the query, then those where a word of it does, then the rest, each in
/// the items' order. All for an empty query.
std::vector<std::size_t> matches_of(const std::vector<Item>& items, std::string_view query);

}  // namespace bs::ask
