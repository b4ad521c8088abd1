#include "bs/data/json.hpp"
#include "match/schema_check.hpp"

namespace bs::match {

namespace {

using data::Value;

/// A text that is the same for equal values and for no others: keys sorted, 1.0 as 1.
void append_identity(std::string& out, const Value& value) {
  if (value.is_array()) {
    out += '[';
    for (const Value& item : value.as_array()) {
      append_identity(out, item);
      out += ',';
    }
    out += ']';
  } else if (value.is_object()) {
    std::vector<const data::Member*> members;
    for (const data::Member& member : value.as_object()) members.push_back(&member);
    std::sort(members.begin(), members.end(), [](const auto* a, const auto* b) { return a->key < b->key; });
    out += '{';
    for (const data::Member* member : members) {
      out += data::json_quoted(member->key);
      append_identity(out, member->value);
      out += ',';
    }
    out += '}';
  } else {
    data::append_json(out, value);
  }
}

std::string identity(const Value& value) {
  std::string out;
  append_identity(out, value);
  return out;
}

}  // namespace

bool SchemaChecker::item_count(const Here& here) {
  const std::size_t size = here.value.as_array().size();
  const bool few_enough = at_most(here, size, here.node.max_items, "maxItems", "items");
  return at_least(here, size, here.node.min_items, "minItems", "items") && few_enough;
}

bool SchemaChecker::items(const Here& here) {
  const data::Array& all = here.value.as_array();
  const std::size_t listed = here.node.has_tuple ? here.node.tuple.size() : 0;
  bool passed = true;
  const auto pass_item = [&](std::size_t i, const Node& node) {
    const Path path{&here.path, {}, i, true};
    passed = passes(node, all[i], path) && passed;
    return goes_on(passed);
  };
  // ajv looks at additionalItems first.
  if (here.node.items != nullptr) {
    if (here.node.has_tuple && here.node.items->is_never) {
      passed = at_most(here, all.size(), listed, "additionalItems", "items");
      if (!goes_on(passed)) return false;
    } else {
      for (std::size_t i = listed; i < all.size(); ++i) {
        if (!pass_item(i, *here.node.items)) return false;
      }
    }
  }
  for (std::size_t i = 0; i < std::min(listed, all.size()); ++i) {
    if (!pass_item(i, *here.node.tuple[i])) return false;
  }
  return passed;
}

bool SchemaChecker::contains(const Here& here) {
  if (here.node.contains == nullptr) return true;
  const data::Array& all = here.value.as_array();
  const Told told = told_so_far();
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Path path{&here.path, {}, i, true};
    if (!passes(*here.node.contains, all[i], path)) continue;
    take_back(told);
    return true;
  }
  return fail(here, "contains", "must contain at least 1 valid item(s)", "minContains: 1");
}

bool SchemaChecker::unique_items(const Here& here) {
  if (!here.node.unique_items) return true;
  const data::Array& all = here.value.as_array();
  // The last item that stood before, and the place nearest to it.
  std::unordered_map<std::string, std::size_t> places;
  std::optional<std::pair<std::size_t, std::size_t>> same;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto [place, is_new] = places.try_emplace(identity(all[i]), i);
    if (is_new) continue;
    same = {place->second, i};
    place->second = i;
  }
  if (!same) return true;
  return fail(here, "uniqueItems",
              fmt::format("must NOT have duplicate items (items ## {} and {} are identical)", same->first,
                          same->second),
              fmt::format("i: {}, j: {}", same->second, same->first));
}

}  // namespace bs::match
