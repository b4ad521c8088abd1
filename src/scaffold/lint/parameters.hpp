#pragma once
/// The parameters that a template's pages ask for, and faults of the pages themselves.
#include <map>
#include <string>
#include <vector>

#include "bs/scaffold/template_spec.hpp"
#include "scaffold/lint/findings.hpp"

namespace bs::scaffold::lint {

struct Parameters {
  struct Known {
    Mark mark;                                ///< of its first key
    std::vector<const data::Value*> schemas;  ///< each place that describes it
    bool is_used = false;
  };
  std::map<std::string, Known, std::less<>> by_name;
  /// A page takes parameters that it does not name ($ref, additionalProperties): none is then unknown.
  bool takes_others = false;

  std::vector<std::string> names() const;
  void use(std::string_view name);
  void use_all();
};

/// Also those within dependencies, oneOf, then and the like. The spec must outlive the result.
Parameters parameters_of(const TemplateSpec& spec);

/// Faults of the schemas: what is no draft 7, required names that nothing asks for, defaults that do not
/// hold.
void check_pages(const TemplateSpec& spec, const Parameters& parameters, Findings& findings);
void note_unused(const Parameters& parameters, Findings& findings);

}  // namespace bs::scaffold::lint
