#pragma once
/// The steps of a template and its output: actions, what expressions name, what is never reached.
#include "bs/scaffold/template_spec.hpp"
#include "scaffold/lint/findings.hpp"
#include "scaffold/lint/parameters.hpp"
#include "scaffold/lint/value_places.hpp"

namespace bs::scaffold::lint {

void check_steps(const TemplateSpec& spec, const ValuePlaces& places, Parameters& parameters,
                 Findings& findings);

/// Calls `visit` for each string within the value.
template <class Visit>
void visit_strings(const data::Value& value, const Visit& visit) {
  if (value.is_string()) visit(value);
  if (value.is_array())
    for (const data::Value& item : value.as_array()) visit_strings(item, visit);
  if (value.is_object())
    for (const data::Member& member : value.as_object()) visit_strings(member.value, visit);
}

}  // namespace bs::scaffold::lint
