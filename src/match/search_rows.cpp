// The search rows of an entity, as Backstage's buildEntitySearch makes them.
#include <set>

#include "bs/base/text.hpp"
#include "bs/data/json.hpp"
#include "bs/match/filter.hpp"

namespace bs::match {
namespace {

constexpr std::size_t k_longest = 200;  // UTF-16 units, of a key and of a value

/// Added by other means, or not to be searched at all.
constexpr std::string_view k_special[] = {"attachments",   "relations",          "status",
                                          "metadata.name", "metadata.namespace", "metadata.uid",
                                          "metadata.etag"};

/// Of a long text the beginning decides: a unit takes at most three bytes in UTF-8.
bool is_longer(std::string_view text) {
  if (text.size() <= k_longest) return false;
  return count_utf16_units(text.substr(0, 4 * k_longest)) > k_longest || count_utf16_units(text) > k_longest;
}

class Collector {
 public:
  void visit(std::string& path, const data::Value& value) {
    if (std::find(std::begin(k_special), std::end(k_special), path) != std::end(k_special)) return;
    switch (value.type()) {
      case data::Type::array:
        visit_items(path, value.as_array());
        break;
      case data::Type::object:
        visit_members(path, value.as_object());
        break;
      case data::Type::null:
        add_empty(path);
        break;
      case data::Type::boolean:
        add(path, value.as_boolean() ? "true" : "false");
        break;
      case data::Type::integer:
      case data::Type::number:
        add(path, data::number_text(value.as_number()));
        break;
      case data::Type::string:
        add(path, value.as_string());
        break;
    }
  }

  void add(std::string_view raw_key, std::string_view raw_value) {
    // Too long a value is kept as a key without one. No text becomes shorter in lower case.
    if (is_longer(raw_value)) return add_empty(raw_key);
    std::string value = to_lower(raw_value);
    if (is_longer(value)) return add_empty(raw_key);
    insert(raw_key, std::move(value), true);
  }
  void add_empty(std::string_view raw_key) { insert(raw_key, "", false); }

  std::vector<SearchRow> take() { return std::move(rows_); }

 private:
  void visit_items(std::string& path, const data::Array& items) {
    for (const data::Value& item : items) {
      visit(path, item);
      if (item.is_string()) add(path + "." + item.as_string(), "true");
    }
  }

  void visit_members(std::string& path, const data::Object& members) {
    const std::size_t length = path.size();
    for (const data::Member& member : members) {
      if (length > 0) path += '.';
      path += member.key;
      visit(path, member.value);
      path.resize(length);
    }
  }

  void insert(std::string_view raw_key, std::string value, bool has_value) {
    std::string key = to_lower(raw_key);
    if (is_longer(key)) return;
    if (!seen_.emplace(key, value, has_value).second) return;
    rows_.push_back({std::move(key), std::move(value), has_value});
  }

  std::set<std::tuple<std::string, std::string, bool>> seen_;
  std::vector<SearchRow> rows_;
};

void add_string(Collector& collector, std::string_view key, const data::Value* value) {
  if (value != nullptr && value->is_string())
    collector.add(key, value->as_string());
  else
    collector.add_empty(key);
}

}  // namespace

std::vector<SearchRow> search_rows(const data::Value& document,
                                   const std::vector<std::pair<std::string, std::string>>& relations) {
  Collector collector;
  std::string path;
  collector.visit(path, document);
  const data::Value* metadata = document.find("metadata");
  const auto field = [&](std::string_view key) {
    return metadata == nullptr ? nullptr : metadata->find(key);
  };
  add_string(collector, "metadata.name", field("name"));
  add_string(collector, "metadata.namespace", field("namespace"));
  add_string(collector, "metadata.uid", field("uid"));
  if (field("namespace") == nullptr) collector.add("metadata.namespace", "default");
  for (const auto& [type, target] : relations) collector.add("relations." + type, target);
  return collector.take();
}

}  // namespace bs::match
