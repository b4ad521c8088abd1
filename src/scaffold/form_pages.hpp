#pragma once
/// The pages of a template made ready for asking: local references put in, and within bounds whatever the
/// template says. What comes out does not change any more: others keep pointers into it.
#include <string>
#include <vector>

#include "bs/data/value.hpp"
#include "bs/match/schema.hpp"
#include "bs/scaffold/template_spec.hpp"
#include "scaffold/form_names.hpp"

namespace bs::scaffold {

struct FormPage {
  std::string title;
  data::Value schema;   ///< as it is asked
  match::Schema whole;  ///< as it is written: the last word on the answers
};

struct FormPages {
  std::vector<FormPage> pages;
  ParameterNames names;  ///< of every parameter on any branch, in page order
};

/// Error config, placed in the template, where a schema is faulty; limit where it is too large: 2,000
/// parameters, 50,000 values once references are put in, 100 levels.
FormPages form_pages(const TemplateSpec& spec);

}  // namespace bs::scaffold
