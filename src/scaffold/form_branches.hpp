#pragma once
/// Which option of a oneOf or anyOf the answers mean.
#include <string_view>

#include "scaffold/form_layers.hpp"

namespace bs::scaffold {

struct Branch {
  const data::Value* schema = nullptr;  ///< nullptr: none
  std::string_view chosen_by;           ///< the property that tells the options apart; "" none does
};

/// Of a dependency on `key`: the one option whose own schema of that property the answer fits.
Branch dependent_branch(const data::Value& options, std::string_view key, const data::Value& answers,
                        const SchemaCache& cache);
/// Else: the option whose constants do not contradict the answers and that knows most of them; the first of
/// equals.
Branch best_branch(const data::Value& options, const data::Value& answers);
/// The one value that a schema allows, if it is written as such: const, or an enum of one.
const data::Value* only_value(const data::Value& schema);
/// Every option is a constant: a choice, no branches.
bool is_choice_of_constants(const data::Value& options);

}  // namespace bs::scaffold
