#pragma once
/// Defaults as Backstage's form (react-jsonschema-form) fills them in.
#include "bs/data/value.hpp"
#include "scaffold/form_entities.hpp"
#include "scaffold/form_fields.hpp"

namespace bs::scaffold {

/// The answers, which are nested, with every default of what is in force: of members, of branches that a
/// default opens, of items. A list without a default is empty, as there. Error limit where defaults keep
/// opening branches.
data::Value with_defaults(data::Value answers, const FormPages& pages, const SchemaCache& cache);

/// Short names of entities and repositories in the form that their pickers give.
data::Value with_picked(data::Value answers, const std::vector<FormField>& fields,
                        const EntityPickers& entities);

}  // namespace bs::scaffold
