#pragma once
// What one layer's condition or filter is to another's, as far as their form tells.
#include "bs/model/check.hpp"

namespace bs::checks {

bool same_condition(const model::Condition& a, const model::Condition& b);
/// True when `strong` cannot hold without `weak` holding: equal ones, members of `all`, alternatives of
/// `any`. False also when that cannot be told.
bool implies(const model::Condition& strong, const model::Condition& weak);
bool same_filter(const model::EntityFilter& a, const model::EntityFilter& b);
/// True when `wide` takes every entity that `narrow` takes, as filters: an empty one takes all.
bool takes_all_of(const model::EntityFilter& wide, const model::EntityFilter& narrow);

}  // namespace bs::checks
