#include "ask/input.hpp"

#include "bs/base/text.hpp"

namespace bs::ask {
namespace {

constexpr std::size_t k_few = 5;
constexpr std::size_t k_short_row = 60;  // columns of all labels together

bool are_few(const Field& field) {
  if (field.allows_other || field.items.size() > k_few) return false;
  std::size_t width = 0;
  for (const Item& item : field.items) width += 6 + display_width(shown(item.label));
  return width <= k_short_row;
}

}  // namespace

std::unique_ptr<Input> make_input(const Field& field) {
  switch (field.kind) {
    case Kind::lines:
      return make_lines_input(field);
    case Kind::confirm:
      return make_few_input(field);
    case Kind::choice:
      if (field.items.empty() && field.allows_other) break;
      [[fallthrough]];
    case Kind::choices:
      return are_few(field) ? make_few_input(field) : make_search_input(field);
    case Kind::text:
    case Kind::secret:
      break;
  }
  return make_text_input(field);
}

std::vector<Item> items_of(const Field& field) {
  std::vector<Item> items = field.items;
  for (Item& item : items)
    if (item.label.empty()) item.label = item.value;
  if (!field.allows_other) return items;
  for (const std::string& value : field.initial) {
    const auto is_it = [&](const Item& item) { return item.value == value; };
    if (!value.empty() && std::none_of(items.begin(), items.end(), is_it))
      items.push_back({value, value, ""});
  }
  return items;
}

std::string labels_of(const std::vector<Item>& items, const std::vector<bool>& marked) {
  std::vector<std::string> labels;
  for (std::size_t i = 0; i < items.size(); ++i)
    if (marked[i]) labels.push_back(items[i].label);
  return join(labels, ", ");
}

}  // namespace bs::ask
