// entity and owner, of a component; catalog-files, of the repository.
#include "facts/collectors.hpp"

namespace bs::facts {
namespace {

using model::ProblemKind;

bool is_of_catalog_files(ProblemKind kind) {
  return kind == ProblemKind::invalid_document || kind == ProblemKind::duplicate ||
         kind == ProblemKind::location_target || kind == ProblemKind::missing_owner;
}

FactFinding finding_of(const model::Problem& problem) {
  return {problem.path, problem.mark, problem.message, "", problem.message};
}

struct Faults {
  std::vector<FactFinding> problems, warnings;
};

/// Of one file, or of all catalog files when none is named.
Faults faults_of(const Surroundings& around, std::string_view path, std::string_view ref) {
  Faults faults;
  if (around.problems == nullptr) return faults;
  for (const model::Problem& problem : *around.problems) {
    if (!is_of_catalog_files(problem.kind)) continue;
    if (!path.empty() && (problem.path != path || (!problem.ref.empty() && problem.ref != ref))) continue;
    if (problem.severity == Severity::note) continue;
    (problem.severity == Severity::error ? faults.problems : faults.warnings).push_back(finding_of(problem));
  }
  return faults;
}

model::FactReading collect_files(const CollectorInput& input) {
  std::set<std::string> files;
  if (input.around.entities != nullptr)
    for (const model::ScannedEntity& entity : *input.around.entities)
      if (!entity.inferred) files.insert(entity.path);
  const Faults faults = faults_of(input.around, "", "");
  for (const FactFinding& finding : faults.problems) files.insert(finding.path);
  files.erase("");
  data::Value value = data::Value::object();
  value.set("count", number(files.size()));
  value.set("files", to_value(std::vector<std::string>(files.begin(), files.end())));
  value.set("problems", to_value(faults.problems));
  value.set("warnings", to_value(faults.warnings));
  return reading(std::move(value));
}

model::FactReading collect_entity(const CollectorInput& input) {
  if (input.component == nullptr) return missing();
  const model::ScannedEntity& component = *input.component;
  const std::string ref = component.entity.ref.canonical();
  const Faults faults = faults_of(input.around, component.path, ref);
  data::Value value = data::Value::object();
  value.set("ref", ref);
  value.set("written", !component.inferred);
  value.set("path", component.path);
  value.set("folder", component.folder);
  value.set("docs", to_value(component.docs));
  value.set("apis", to_value(component.apis));
  value.set("problems", to_value(faults.problems));
  value.set("warnings", to_value(faults.warnings));
  return reading(std::move(value));
}

data::Value claims_of(const model::ScannedEntity& component) {
  data::Value list = data::Value::array();
  for (const model::Claim& claim : component.claims) {
    data::Value item = data::Value::object();
    item.set("source", name_of(claim.source));
    item.set("owner", claim.owner);
    item.set("written", claim.written);
    if (!claim.path.empty()) item.set("path", claim.path);
    if (claim.line != 0) item.set("line", number(claim.line));
    item.set("message", claim.owner.empty() ? fmt::format("{}: nobody", name_of(claim.source))
                                            : fmt::format("{}: {}", name_of(claim.source), claim.owner));
    list.push_back(std::move(item));
  }
  return list;
}

/// The claim that gave the owner, else the component's own file.
FactFinding dangling_owner(const model::ScannedEntity& component) {
  FactFinding finding{component.path, component.mark,
                      fmt::format("{} is no entity of the catalog", component.owner), "", component.owner};
  for (const model::Claim& claim : component.claims) {
    if (claim.owner != component.owner || claim.path.empty() || claim.source != component.owner_source)
      continue;
    finding.path = claim.path;
    finding.mark = {claim.line, 0};
    finding.excerpt = claim.written;
  }
  return finding;
}

model::FactReading collect_owner(const CollectorInput& input) {
  if (input.component == nullptr) return missing();
  const model::ScannedEntity& component = *input.component;
  data::Value value = data::Value::object();
  std::vector<FactFinding> problems;
  if (!component.owner.empty()) {
    value.set("owner", component.owner);
    if (component.owner_source) value.set("source", name_of(*component.owner_source));
    const bool may_be_known = input.around.known_entity && !component.owner.starts_with("email:");
    if (may_be_known) {
      const bool known = input.around.known_entity(component.owner);
      value.set("known", known);
      if (!known) problems.push_back(dangling_owner(component));
    }
  }
  value.set("disputed", component.owner_disputed);
  value.set("claims", claims_of(component));
  value.set("problems", to_value(problems));
  return reading(std::move(value));
}

}  // namespace

BS_COLLECTOR(catalog_files) = {.id = "catalog-files",
                               .summary = "the repository's catalog files and what is wrong in them",
                               .fields =
                                   "$.count           how many\n"
                                   "$.files[]         their paths\n"
                                   "$.problems[]      documents that Backstage would refuse\n"
                                   "$.warnings[]      what it would take, and is odd",
                               .scope = model::FactScope::repository,
                               .check_arguments = nullptr,
                               .collect = collect_files};
BS_COLLECTOR(entity) = {.id = "entity",
                        .summary = "the component as the catalog sees it",
                        .fields =
                            "$.ref                component:default/pay\n"
                            "$.written            by a catalog file; else inferred from a manifest\n"
                            "$.path               that file, or the manifest\n"
                            "$.folder             what it owns\n"
                            "$.docs[] $.apis[]    documentation and API descriptions, paths\n"
                            "$.problems[]         of its document\n"
                            "$.warnings[]         likewise",
                        .scope = model::FactScope::component,
                        .check_arguments = nullptr,
                        .collect = collect_entity};
BS_COLLECTOR(owner) = {.id = "owner",
                       .summary = "who owns the component, and who says so",
                       .fields =
                           "$.owner          canonical, or email:…; missing when nobody does\n"
                           "$.source         declared, CODEOWNERS or commits\n"
                           "$.known          the catalog knows it; missing without a catalog\n"
                           "$.disputed       the claims differ\n"
                           "$.claims[]       {source, owner, written, path, line}\n"
                           "$.problems[]     an owner that the catalog does not know",
                       .scope = model::FactScope::component,
                       .needs_catalog = true,
                       .check_arguments = nullptr,
                       .collect = collect_owner};

}  // namespace bs::facts
