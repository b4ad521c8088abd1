#pragma once
/// Text as the filters want it.
#include "scaffold/engine/arguments.hpp"

namespace bs::scaffold::engine {

/// The text of a string or safe string; an error for all else, naming the filter.
const JsText& text_argument(const Args& args, std::size_t index, std::string_view filter);
const JsText& text_or_refuse(const JsValue& value, std::string_view filter);
/// The value with null, undefined and false as "": what most filters of text start with.
JsValue normalized(const JsValue& value);
/// `text` as the kind that `origin` is: safe when that was safe.
JsValue with_safeness_of(const JsValue& origin, JsValue text);

}  // namespace bs::scaffold::engine
