#pragma once
/// What can be called: a macro, `range`, a method with its string.
#include "scaffold/engine/js_value.hpp"

namespace bs::scaffold::engine {

class Run;

class JsFunction {
 public:
  JsFunction() = default;
  JsFunction(const JsFunction&) = delete;
  JsFunction& operator=(const JsFunction&) = delete;
  virtual ~JsFunction() = default;
  /// Keyword arguments come last, as one object that holds `__keywords`.
  virtual JsValue call(Run& run, const Values& arguments) const = 0;
};

}  // namespace bs::scaffold::engine
