#pragma once
/// Errors with their place in a template.
#include "bs/base/error.hpp"
#include "scaffold/engine/program.hpp"

namespace bs::scaffold::engine {

/// Throws bs::Error config.
[[noreturn]] void fail_at(const Program& program, Offset at, std::string message, std::string hint = "");
/// Gives an error without a place the one of `at`.
void place_at(const Program& program, Offset at, Error& error);

}  // namespace bs::scaffold::engine
