#pragma once
/// JavaScript's replace and replaceAll.
#include "scaffold/engine/arguments.hpp"

namespace bs::scaffold::engine {

enum class ReplaceMode { first, all };
/// `args` are the method's: what to look for (text or a regular expression), and the replacement with its `$`
/// patterns.
JsValue replace_in_text(const Args& args, const JsText& text, ReplaceMode mode);

}  // namespace bs::scaffold::engine
