#include "scaffold/engine/arguments.hpp"
#include "scaffold/engine/property.hpp"
#include "scaffold/engine/run.hpp"

namespace bs::scaffold::engine::filters {

// Seeded by the template, so that an update of a generated project renders the same again.
JsValue random(const Args& args) {
  const Sequence items(args.budget(), args[0]);
  return items.size() == 0 ? JsValue() : items[args.run().random_below(items.size())];
}

}  // namespace bs::scaffold::engine::filters
