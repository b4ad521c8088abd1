#pragma once
/// The tests that a template brings with it: cases/*.yaml beside its file (templates.md §5).
///
///     name: minimal
///     values: {name: billing-api, owner: group:default/payments}
///     expect:
///       present: [go.mod]
///       absent: [.gitlab-ci.yml]
///       contains: {catalog-info.yaml: ["name: billing-api"]}
///       golden: golden/minimal          # a folder beside the case; the whole tree must be equal
///       fails: "name must be"           # instead of the others: making it fails with this text
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/template_sources.hpp"

namespace bs::cli {

struct TemplateCase {
  std::string path;  ///< of its file, below the root of the template's files
  std::string name;
  data::Value values;
  std::vector<std::string> present, absent;
  std::map<std::string, std::vector<std::string>> contains;
  std::string golden;  ///< below the root; "" none
  std::string fails;
};

/// The cases of a template, sorted by path. Error config with all faults of a file.
std::vector<TemplateCase> template_cases(const scaffold::TemplateSpec& spec);

struct CaseOutcome {
  std::vector<std::string> faults;  ///< empty: as expected
  std::size_t files = 0;
  FileTree tree;
};

CaseOutcome run_template_case(Context& context, TemplateSources& sources, const scaffold::TemplateSpec& spec,
                              const TemplateCase& one);

/// Writes the tree as the case's golden folder, in place of what is there. The template must lie on disk
/// below `root`.
void accept_golden(const fs::path& root, const TemplateCase& one, const FileTree& tree);

}  // namespace bs::cli
