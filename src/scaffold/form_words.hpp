#pragma once
/// Faults of a schema in the words of someone who fills in a form.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bs/match/schema.hpp"
#include "bs/scaffold/form.hpp"
#include "scaffold/form_layers.hpp"

namespace bs::scaffold {

/// The one to tell: of a pattern and a length the pattern; what is about the whole before what is about an
/// item.
const match::SchemaFault& plainest(const std::vector<match::SchemaFault>& faults);
/// "has a space and capitals", "must be at most 65535". Where something is proposed, what the proposal mends
/// is enough.
std::string words_of(const match::SchemaFault& fault, const data::Value& answer,
                     const std::optional<data::Value>& proposal = {});
/// What the template's author wrote for this: errorMessage, ui:options.errorMessage; "" nothing.
std::string author_words(const Layers& layers, const std::string& keyword);
/// "must be one of small, medium, large", with the nearest; nullopt: it is among them.
std::optional<AnswerFault> not_among(const std::vector<Choice>& choices, const data::Value& value,
                                     std::string_view before);
/// Names of entities, as Backstage's picker of them checks.
std::optional<AnswerFault> entity_name_fault(const std::string& name);
std::optional<AnswerFault> entity_tags_fault(const data::Value& tags);

}  // namespace bs::scaffold
