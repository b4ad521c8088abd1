#include <cmath>

#include "scaffold/engine/arguments.hpp"
#include "scaffold/engine/js_number.hpp"

namespace bs::scaffold::engine::filters {
namespace {

bool is_method(const JsValue& value, std::string_view name) {
  return value.is_string() && value.text()->bytes() == name;
}

}  // namespace

JsValue round(const Args& args) {
  const double factor = power(10, truthy(args[1]) ? args.number(1) : 0);
  const double scaled = args.number(0) * factor;
  if (is_method(args[2], "ceil")) return std::ceil(scaled) / factor;
  if (is_method(args[2], "floor")) return std::floor(scaled) / factor;
  return round_half_up(scaled) / factor;
}

}  // namespace bs::scaffold::engine::filters
