#include "scaffold/engine/property.hpp"

#include <cmath>

#include "bs/base/text.hpp"
#include "scaffold/engine/js_convert.hpp"

namespace bs::scaffold::engine {
namespace {

JsValue text_property(const JsText& text, std::string_view key) {
  if (key == "length") return number_value(text.length());
  if (const auto index = array_index(key); index && *index < text.length())
    return text_value(text.slice(*index, *index + std::size_t{1}));
  return {};
}

JsValue safe_property(const JsSafe& safe, std::string_view key) {
  if (key == "val") return safe.text;
  if (key == "length") return number_value(safe.text->length());
  return {};
}

JsValue array_property(const JsArray& array, std::string_view key) {
  if (key == "length") return number_value(array.items.size());
  const auto index = array_index(key);
  return index && *index < array.items.size() ? array.items[*index] : JsValue();
}

/// An index that a number means without going through text.
bool is_index(const JsValue& key) {
  return key.is(Kind::number) && key.number() >= 0 && key.number() < 4294967295.0 &&
         key.number() == std::floor(key.number());
}

}  // namespace

JsValue property(const JsValue& target, std::string_view key) {
  switch (target.kind()) {
    case Kind::string:
      return text_property(*target.text(), key);
    case Kind::safe:
      return safe_property(*target.safe(), key);
    case Kind::array:
      return array_property(target.array(), key);
    case Kind::object: {
      const JsValue* found = target.object().find(key);
      return found == nullptr ? JsValue() : *found;
    }
    default:
      return {};
  }
}

JsValue property(Budget& budget, const JsValue& target, const JsValue& key) {
  if (is_index(key)) return element(target, static_cast<std::size_t>(key.number()));
  if (const JsText* text = key.text_if()) return property(target, text->bytes());
  return property(target, to_text(budget, key)->bytes());
}

JsValue element(const JsValue& target, std::size_t index) {
  if (target.is(Kind::array))
    return index < target.array().items.size() ? target.array().items[index] : JsValue();
  if (target.is_string())
    return index < target.text()->length() ? text_value(target.text()->slice(index, index + 1)) : JsValue();
  return target.is(Kind::object) ? property(target, std::to_string(index)) : JsValue();
}

bool has_property(const JsValue& target, std::string_view key) {
  if (target.is(Kind::object)) return target.object().has(key);
  if (target.is(Kind::array) && key != "length") {
    const auto index = array_index(key);
    return index && *index < target.array().items.size();
  }
  return !property(target, key).is_undefined();
}

JsValue property_or_refuse(Budget& budget, const JsValue& target, const JsValue& key) {
  if (target.is_nullish())
    refuse(fmt::format("{} has no \"{}\"", described(target.kind()), to_text(budget, key)->bytes()),
           "give it a value with `| default(…)` first");
  return property(budget, target, key);
}

Sequence::Sequence(Budget& budget, const JsValue& target) : target_(target) {
  const double length = to_number(budget, property_or_refuse(budget, target, text_value("length")));
  if (!(length > 0)) return;
  if (!target.is_string()) budget.check_list(length);
  size_ = static_cast<std::size_t>(std::ceil(length));
  budget.step(size_ / 8);
}

bool Sequence::has(std::size_t index) const {
  if (target_.is(Kind::object)) return target_.object().has(std::to_string(index));
  return !target_.is(Kind::safe);
}

Values Sequence::values() const {
  Values values;
  values.reserve(size_);
  for (std::size_t i = 0; i < size_; ++i) values.push_back((*this)[i]);
  return values;
}

AttributePath::AttributePath(Budget& budget, const JsValue& attribute) {
  if (!truthy(attribute)) return;
  if (!attribute.is_string()) {
    parts_.push_back(to_text(budget, attribute)->bytes());
    return;
  }
  for (const std::string_view part : split(attribute.text()->bytes(), '.')) parts_.emplace_back(part);
}

JsValue AttributePath::of(Budget& budget, const JsValue& item) const {
  JsValue found = item;
  for (const std::string& part : parts_) {
    budget.step();
    if (found.is_nullish()) refuse(fmt::format("{} has no \"{}\"", described(found.kind()), part));
    if (!has_property(found, part)) return {};
    found = property(found, part);
  }
  return found;
}

}  // namespace bs::scaffold::engine
