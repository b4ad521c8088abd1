#pragma once
/// A field as a question for people.
#include "bs/scaffold/form.hpp"
#include "scaffold/form_entities.hpp"
#include "scaffold/form_fields.hpp"

namespace bs::scaffold {

Question question_of(const FormField& field, const FormPage& page, const EntityPickers& entities);
/// The choices that the schema itself writes: enum, oneOf of constants, those of an array's items.
std::vector<Choice> schema_choices(const Layers& layers);
/// The value as one line of text: a text as it is, else JSON.
std::string line_of(const data::Value& value);

}  // namespace bs::scaffold
