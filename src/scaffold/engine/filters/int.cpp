#include <cmath>

#include "scaffold/engine/arguments.hpp"
#include "scaffold/engine/js_convert.hpp"
#include "scaffold/engine/js_number.hpp"

namespace bs::scaffold::engine::filters {

JsValue integer(const Args& args) {
  static const TextPtr k_names[] = {text_value("value").text(), text_value("default").text(),
                                    text_value("base").text()};
  const Values bound = bind_arguments(args.all(), k_names, {}).positional;
  const TextPtr text = to_text(args.budget(), bound[0]);
  const double number =
      parse_int(text->bytes(), bound[2].is_undefined() ? 10 : to_number(args.budget(), bound[2]));
  return std::isnan(number) ? bound[1] : JsValue(number);
}

}  // namespace bs::scaffold::engine::filters
