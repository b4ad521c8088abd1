#pragma once
/// What is wrong with answers, in a user's words.
#include "bs/scaffold/form.hpp"
#include "scaffold/form_entities.hpp"
#include "scaffold/form_fields.hpp"

namespace bs::scaffold {

/// One fault a field at most, then what only the pages as a whole say.
std::vector<AnswerFault> form_faults(const FormPages& pages, const std::vector<FormField>& fields,
                                     const data::Value& answers, const SchemaCache& cache,
                                     const EntityPickers& entities);

}  // namespace bs::scaffold
