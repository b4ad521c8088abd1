#include "scaffold/engine/arguments.hpp"

#include "scaffold/engine/js_convert.hpp"
#include "scaffold/engine/run.hpp"

namespace bs::scaffold::engine {
namespace {

bool is_keywords(const JsValue& value) {
  return value.is(Kind::object) && value.object().has(k_keywords);
}

}  // namespace

const JsValue& Args::operator[](std::size_t index) const noexcept {
  static const JsValue k_undefined;
  return index < values_.size() ? values_[index] : k_undefined;
}

Budget& Args::budget() const noexcept {
  return run_.budget;
}

double Args::number(std::size_t index) const {
  return to_number(budget(), (*this)[index]);
}

Bound bind_arguments(const Values& arguments, std::span<const TextPtr> names,
                     std::span<const TextPtr> keyword_names) {
  Bound bound;
  std::size_t count = arguments.size();
  if (count > 0 && is_keywords(arguments.back())) {
    --count;
    bound.keywords = arguments.back().object();
  }
  bound.positional.assign(arguments.begin(),
                          arguments.begin() + static_cast<std::ptrdiff_t>(std::min(count, names.size())));
  for (std::size_t i = count; i < names.size(); ++i) {
    const JsValue* named = bound.keywords.find(names[i]->bytes());
    bound.positional.push_back(named == nullptr ? JsValue() : *named);
    bound.keywords.erase(names[i]->bytes());
  }
  for (std::size_t i = names.size(); i < count && i - names.size() < keyword_names.size(); ++i)
    bound.keywords.set(keyword_names[i - names.size()], arguments[i]);
  return bound;
}

}  // namespace bs::scaffold::engine
