#include <cmath>

#include "scaffold/engine/arguments.hpp"

namespace bs::scaffold::engine::filters {

JsValue absolute(const Args& args) {
  return std::abs(args.number(0));
}

}  // namespace bs::scaffold::engine::filters
