#pragma once
// One check, in Soundcheck's form or our own.
#include "load_state.hpp"

namespace bs::checks {

void read_check(Loading& load, const data::Value& value);
/// `fix` and `tests` of our own form.
void read_fix(Loading& load, const Written& at, model::Check& check);
void read_tests(Loading& load, const Written& at, model::Check& check);

}  // namespace bs::checks
