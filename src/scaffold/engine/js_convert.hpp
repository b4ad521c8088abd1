#pragma once
/// JavaScript's conversions.
#include "scaffold/engine/budget.hpp"

namespace bs::scaffold::engine {

/// ToString; an error for a function, which is printed by mistake only.
TextPtr to_text(Budget& budget, const JsValue& value);
/// ToNumber: undefined, objects and other text than numbers are NaN.
double to_number(Budget& budget, const JsValue& value);
/// ToPrimitive: lists, objects, safe strings and regular expressions become text, the others stay.
JsValue to_primitive(Budget& budget, const JsValue& value);
/// What a list prints as: `separator` between the elements, nothing for null and undefined.
std::string joined(Budget& budget, const Values& items, std::string_view separator);

/// JSON.stringify(value, null, indent): undefined where JavaScript gives undefined.
JsValue to_json(Budget& budget, const JsValue& value, const JsValue& indent);

}  // namespace bs::scaffold::engine
