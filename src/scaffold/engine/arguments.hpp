#pragma once
/// The arguments of a call. JavaScript has no keyword arguments: Nunjucks hands them over as one object
/// behind the others, marked by a member `__keywords`. Only macros and two filters look into it.
#include <span>

#include "scaffold/engine/budget.hpp"
#include "scaffold/engine/js_object.hpp"

namespace bs::scaffold::engine {

class Run;

constexpr std::string_view k_keywords = "__keywords";

/// What a filter, a test, a method or a global gets.
class Args {
 public:
  Args(Run& run, const Values& values) : run_(run), values_(values) {}

  /// Undefined when it was not given.
  const JsValue& operator[](std::size_t index) const noexcept;
  const Values& all() const noexcept { return values_; }
  Run& run() const noexcept { return run_; }
  Budget& budget() const noexcept;
  /// ToNumber of an argument.
  double number(std::size_t index) const;

 private:
  Run& run_;
  const Values& values_;
};

/// Arguments as a macro sees them: by position, then what was named and is no position.
struct Bound {
  Values positional;  ///< as many as there are names
  JsObject keywords;
};
/// Positions beyond `names` fill `keyword_names` in their order.
Bound bind_arguments(const Values& arguments, std::span<const TextPtr> names,
                     std::span<const TextPtr> keyword_names);

}  // namespace bs::scaffold::engine
