#pragma once
/// Reading members: what JavaScript's `target[key]` gives for data. Methods are found in methods.hpp.
#include "scaffold/engine/budget.hpp"
#include "scaffold/engine/js_object.hpp"

namespace bs::scaffold::engine {

/// Undefined when there is none; never an error, also not for null and undefined.
JsValue property(const JsValue& target, std::string_view key);
JsValue property(Budget& budget, const JsValue& target, const JsValue& key);
JsValue element(const JsValue& target, std::size_t index);
bool has_property(const JsValue& target, std::string_view key);
/// As `property`, but an error for null and undefined: what JavaScript's filters do with a missing value.
JsValue property_or_refuse(Budget& budget, const JsValue& target, const JsValue& key);

/// visit(key, value) for what `for key, value in` walks: the members of an object, the units of a string.
template <class Visit>
void each_member(Budget& budget, const JsValue& target, Visit visit);

/// What JavaScript walks by index with `length`: lists, strings, and objects that have a length.
class Sequence {
 public:
  /// An error for null and undefined.
  Sequence(Budget& budget, const JsValue& target);
  std::size_t size() const noexcept { return size_; }
  JsValue operator[](std::size_t index) const { return element(target_, index); }
  bool has(std::size_t index) const;
  /// All elements.
  Values values() const;

 private:
  JsValue target_;
  std::size_t size_ = 0;
};

/// The attribute that a path such as "a.b" names, as `sort` and `groupby` look it up: own members alone, and
/// undefined as soon as one is missing.
class AttributePath {
 public:
  AttributePath(Budget& budget, const JsValue& attribute);
  JsValue of(Budget& budget, const JsValue& item) const;

 private:
  std::vector<std::string> parts_;
};

template <class Visit>
void each_member(Budget& budget, const JsValue& target, Visit visit) {
  if (target.is(Kind::object)) {
    target.object().each([&](const TextPtr& key, const JsValue& value) {
      budget.step();
      visit(key, value);
    });
  } else if (target.is(Kind::array) || target.is_string()) {
    const Sequence items(budget, target);
    for (std::size_t i = 0; i < items.size(); ++i) {
      budget.step();
      visit(std::make_shared<const JsText>(std::to_string(i)), items[i]);
    }
  } else if (target.is(Kind::safe)) {
    for (const char* key : {"val", "length"})
      visit(std::make_shared<const JsText>(std::string(key)), property(target, key));
  }
}

}  // namespace bs::scaffold::engine
