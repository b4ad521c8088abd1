#include "scaffold/engine/jinja_arguments.hpp"

#include "bs/base/text.hpp"
#include "scaffold/engine/js_number.hpp"
#include "scaffold/engine/property.hpp"
#include "scaffold/engine/python_operators.hpp"
#include "scaffold/engine/python_text.hpp"
#include "scaffold/engine/run.hpp"

namespace bs::scaffold::engine {

JinjaArguments::JinjaArguments(const Args& args, std::string_view filter,
                               std::initializer_list<std::string_view> names)
    : args_(args), filter_(filter), values_(names.size() + 1) {
  std::size_t place = 0;
  for (const JsValue& given : args.all()) {
    if (given.is(Kind::object) && given.object().has(k_keywords)) {
      given.object().each([&](const TextPtr& key, const JsValue& value) {
        if (key->bytes() == k_keywords) return;
        const auto* name = std::find(names.begin(), names.end(), key->bytes());
        if (name == names.end()) refuse(fmt::format("{} has no argument \"{}\"", filter, key->bytes()));
        require_defined(value);
        values_[static_cast<std::size_t>(name - names.begin()) + 1] = value;
      });
      continue;
    }
    if (place == values_.size())
      refuse(fmt::format("{} takes {} at most", filter, count_of(names.size(), "argument", "arguments")));
    if (place > 0) require_defined(given);
    values_[place++] = given;
  }
}

double JinjaArguments::number(std::size_t index, double missing) const {
  return has(index) ? python_number((*this)[index], filter_) : missing;
}

bool JinjaArguments::is_true(std::size_t index) const {
  return has(index) && args_.run().is_true((*this)[index]);
}

std::string JinjaArguments::text(std::size_t index, std::string_view missing) const {
  return has(index) ? python_text(budget(), (*this)[index])->bytes() : std::string(missing);
}

TextPtr JinjaArguments::text_of_value() const {
  return python_text(budget(), value());
}

JsValue jinja_attribute(Budget& budget, const JsValue& item, const JsValue& path) {
  if (!path.is_string()) return property(budget, item, path);
  JsValue found = item;
  for (const std::string_view part : split(path.text()->bytes(), '.')) {
    budget.step();
    require_defined(found);
    found = property(found, part);
  }
  return found;
}

}  // namespace bs::scaffold::engine
