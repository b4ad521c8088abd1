#include "scaffold/engine/arguments.hpp"
#include "scaffold/engine/projection.hpp"

namespace bs::scaffold::engine::filters {

JsValue reverse(const Args& args) {
  Budget& budget = args.budget();
  if (args[0].is_string()) {
    const JsText& text = *args[0].text();
    std::u16string units(text.units());
    std::reverse(units.begin(), units.end());
    return budget.text(bytes_of(units));
  }
  Values items = mapped(args, 0);
  std::reverse(items.begin(), items.end());
  return budget.list(std::move(items));
}

}  // namespace bs::scaffold::engine::filters
