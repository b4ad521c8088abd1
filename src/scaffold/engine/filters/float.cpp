#include <cmath>

#include "scaffold/engine/arguments.hpp"
#include "scaffold/engine/js_convert.hpp"
#include "scaffold/engine/js_number.hpp"

namespace bs::scaffold::engine::filters {

JsValue float_number(const Args& args) {
  const double number = parse_float(to_text(args.budget(), args[0])->bytes());
  return std::isnan(number) ? args[1] : JsValue(number);
}

}  // namespace bs::scaffold::engine::filters
