#pragma once
/// Jinja's `namespace(…)`: an object that `set` can change, also from within a loop. It counts as deep as
/// values may be, so that no list or object, nor itself, can hold it.
#include "scaffold/engine/budget.hpp"
#include "scaffold/engine/js_object.hpp"

namespace bs::scaffold::engine {

JsValue make_namespace(Budget& budget, const JsObject& members);
/// An error where `space` is no namespace.
void set_in_namespace(Budget& budget, const JsValue& space, std::string_view member, const JsValue& value);

}  // namespace bs::scaffold::engine
