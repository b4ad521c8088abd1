#pragma once
/// The methods that values have: JavaScript's for strings and lists, and Python's where a template was
/// written for Jinja.
#include "scaffold/engine/arguments.hpp"

namespace bs::scaffold::engine {

struct Method {
  std::string_view name;
  JsValue (*call)(const JsValue& self, const Args& args);
};

/// nullptr when values of this kind have none of the name.
const Method* find_method(Kind kind, std::string_view name, bool has_python_methods);

/// The method with its value, as a function.
JsValue bound_method(const Method& method, const JsValue& self);

// The tables, each in a file of its own.
std::span<const Method> string_methods();
std::span<const Method> list_methods();
std::span<const Method> python_string_methods();
std::span<const Method> python_text_methods();
std::span<const Method> python_list_methods();
std::span<const Method> python_object_methods();

}  // namespace bs::scaffold::engine
