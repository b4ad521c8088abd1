#pragma once
#include "bs/data/value.hpp"

namespace bs::scaffold {

/// Where the options of a oneOf or anyOf are told apart by a property that is constant in each
/// (`kind: {const: http}`) and that stands in no `properties` beside them, it is added there: a choice of
/// these constants, labelled with the options' titles, the first as default. So it is asked.
void add_branch_choices(data::Value& schema);

}  // namespace bs::scaffold
