// JavaScript's methods of lists that only read.
#include <cmath>

#include "scaffold/engine/js_convert.hpp"
#include "scaffold/engine/js_number.hpp"
#include "scaffold/engine/methods.hpp"

namespace bs::scaffold::engine {
namespace {

const Values& items_of(const JsValue& self) {
  return self.array().items;
}

JsValue concat(const JsValue& self, const Args& args) {
  Values all = items_of(self);
  for (const JsValue& more : args.all()) {
    if (!more.is(Kind::array)) {
      all.push_back(more);
      continue;
    }
    args.budget().check_list(static_cast<double>(all.size() + items_of(more).size()));
    all.insert(all.end(), items_of(more).begin(), items_of(more).end());
  }
  return args.budget().list(std::move(all));
}

/// Where an element stands at or after `from`, or the size.
std::size_t find_from(const JsValue& self, const Args& args, bool nan_is_itself) {
  const Values& items = items_of(self);
  args.budget().step(items.size() / 4);
  const bool is_nan = nan_is_itself && args[0].is(Kind::number) && std::isnan(args[0].number());
  const auto is_it = [&](const JsValue& item) {
    if (is_nan) return item.is(Kind::number) && std::isnan(item.number());
    return strict_equal(item, args[0]);
  };
  const auto start =
      items.begin() + static_cast<std::ptrdiff_t>(relative_index(args.number(1), items.size()));
  return static_cast<std::size_t>(std::find_if(start, items.end(), is_it) - items.begin());
}

JsValue includes(const JsValue& self, const Args& args) {
  return find_from(self, args, true) < items_of(self).size();
}

JsValue index_of(const JsValue& self, const Args& args) {
  const std::size_t found = find_from(self, args, false);
  return found == items_of(self).size() ? JsValue(-1.0) : number_value(found);
}

JsValue join(const JsValue& self, const Args& args) {
  const TextPtr separator = args[0].is_undefined() ? nullptr : to_text(args.budget(), args[0]);
  return text_value(joined(args.budget(), items_of(self), separator == nullptr ? "," : separator->bytes()));
}

JsValue last_index_of(const JsValue& self, const Args& args) {
  const Values& items = items_of(self);
  args.budget().step(items.size() / 4);
  for (std::size_t i = items.size(); i > 0; --i)
    if (strict_equal(items[i - 1], args[0])) return number_value(i - 1);
  return -1.0;
}

JsValue slice(const JsValue& self, const Args& args) {
  const Values& items = items_of(self);
  const std::size_t begin = relative_index(args.number(0), items.size());
  const std::size_t end =
      args[1].is_undefined() ? items.size() : relative_index(args.number(1), items.size());
  if (begin >= end) return args.budget().list({});
  return args.budget().list(Values(items.begin() + static_cast<std::ptrdiff_t>(begin),
                                   items.begin() + static_cast<std::ptrdiff_t>(end)));
}

constexpr Method k_methods[] = {
    {"concat", concat}, {"includes", includes},         {"indexOf", index_of},
    {"join", join},     {"lastIndexOf", last_index_of}, {"slice", slice},
};

}  // namespace

std::span<const Method> list_methods() {
  return k_methods;
}

}  // namespace bs::scaffold::engine
