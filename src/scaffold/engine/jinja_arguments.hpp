#pragma once
/// Arguments of Jinja's filters, which may be given by name.
#include "scaffold/engine/arguments.hpp"

namespace bs::scaffold::engine {

class JinjaArguments {
 public:
  /// `names` are those of the arguments behind the value. An error for more, or others, than these.
  JinjaArguments(const Args& args, std::string_view filter, std::initializer_list<std::string_view> names);

  const JsValue& value() const noexcept { return values_[0]; }
  /// The argument at this place of `names`; undefined where it was not given.
  const JsValue& operator[](std::size_t index) const noexcept { return values_[index + 1]; }
  bool has(std::size_t index) const noexcept { return !(*this)[index].is_undefined(); }
  double number(std::size_t index, double missing) const;
  bool is_true(std::size_t index) const;  ///< false where it was not given
  std::string text(std::size_t index, std::string_view missing = "") const;
  Budget& budget() const noexcept { return args_.budget(); }
  const Args& args() const noexcept { return args_; }
  /// The text of the value, as Python writes it.
  TextPtr text_of_value() const;

 private:
  const Args& args_;
  std::string_view filter_;
  Values values_;
};

/// What an attribute such as "a.b" or 0 names; undefined when there is none.
JsValue jinja_attribute(Budget& budget, const JsValue& item, const JsValue& path);

}  // namespace bs::scaffold::engine
