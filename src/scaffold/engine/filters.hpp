#pragma once
/// What can stand behind `|`.
#include "scaffold/engine/arguments.hpp"

namespace bs::scaffold::engine {

struct Filter {
  std::string_view name;
  std::string_view summary;
  /// The value comes as the first argument.
  JsValue (*apply)(const Args& args);
  bool takes_undefined = false;  ///< in Jinja's dialect: the others are refused what is undefined
};

/// Those of every dialect, and those that only cookiecutter's templates have.
std::span<const Filter> all_filters();
std::span<const Filter> cookiecutter_filters();
/// Those of Jinja's dialect; what has the name of another stands before it.
std::span<const Filter> jinja_filters();
/// nullptr when there is none.
const Filter* find_filter(std::string_view name, Dialect dialect);
[[noreturn]] void refuse_unknown_filter(std::string_view name, Dialect dialect);

}  // namespace bs::scaffold::engine
