#pragma once
/// What can stand behind `is`.
#include "scaffold/engine/arguments.hpp"

namespace bs::scaffold::engine {

struct Test {
  std::string_view name;
  std::string_view summary;  ///< goes on from "true when the value …"
  bool (*holds)(const Args& args);
};

std::span<const Test> all_tests();
/// Those of Jinja's dialect, which stand before others of the name.
std::span<const Test> jinja_tests();
/// nullptr when there is none.
const Test* find_test(std::string_view name, Dialect dialect);
[[noreturn]] void refuse_unknown_test(std::string_view name, Dialect dialect);

}  // namespace bs::scaffold::engine
