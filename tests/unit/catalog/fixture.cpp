#include "fixture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "bs/base/text.hpp"
#include "bs/model/validate.hpp"

namespace bs::test {

namespace {

/// As scanning does it: the declared owner counts.
void declare_owner(model::ScannedEntity& scanned) {
  for (const model::Relation& relation : scanned.entity.relations) {
    if (relation.type != "ownedBy" || relation.source != scanned.entity.ref.canonical()) continue;
    scanned.owner = relation.target;
    scanned.owner_source = model::ClaimSource::declared;
    scanned.claims.push_back({model::ClaimSource::declared, relation.target, relation.target, scanned.path,
                              relation.mark.line, "", 0, 0});
  }
}

}  // namespace

std::vector<model::ScannedEntity> entities_of(std::string_view yaml, const std::string& path) {
  std::vector<model::ScannedEntity> entities;
  model::ValidateOptions options;
  options.kinds.emplace("Team", nullptr);
  for (model::Document& document : model::validate_text(yaml, options).documents) {
    if (!document.entity) {
      throw std::runtime_error("invalid document in a test: " +
                               (document.problems.empty() ? "" : document.problems.front().message));
    }
    model::ScannedEntity scanned;
    scanned.entity = std::move(*document.entity);
    scanned.path = path;
    scanned.mark = document.mark;
    scanned.blob = fmt::format("{:040x}", fnv1a(yaml));
    scanned.folder = std::string(parent_of(path));
    declare_owner(scanned);
    entities.push_back(std::move(scanned));
  }
  return entities;
}

model::ScannedEntity inferred(const std::string& kind, const std::string& name, const std::string& path,
                              const std::string& spec) {
  const std::string rest = kind == "API" ? "type: openapi, lifecycle: production, definition: x"
                                         : "type: library, lifecycle: production";
  auto scanned =
      entities_of(fmt::format("apiVersion: backstage.io/v1alpha1\nkind: {}\nmetadata:\n  name: {}\n"
                              "  annotations: {{bs/inferred-from: {}}}\nspec: {{{}, owner: payments{}}}\n",
                              kind, name, path, rest, spec.empty() ? "" : ", " + spec),
                  path)
          .front();
  scanned.inferred = true;
  return scanned;
}

std::string component(const std::string& name, const std::string& more, const std::string& owner) {
  return fmt::format(
      "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: {}\nspec:\n  type: service\n"
      "  lifecycle: production\n  owner: {}\n{}{}---\n",
      name, owner, more.empty() ? "" : "  " + more, more.empty() ? "" : "\n");
}

model::RepositoryScan repository(const std::string& name, std::vector<model::ScannedEntity> entities) {
  model::RepositoryScan scan;
  scan.repository.identity = "github.com/acme/" + name;
  scan.repository.name = name;
  scan.repository.path = "/src/" + name;
  scan.repository.root = "/src";
  scan.repository.commit = std::string(40, 'c');
  scan.repository.tree = std::string(40, 'd');
  scan.repository.fingerprint = 77;
  scan.entities = std::move(entities);
  return scan;
}

void Catalog::scan(const model::RepositoryScan& scan, Seconds now) {
  store.write(scan, now);
  store.link(now);
}

std::vector<std::string> Catalog::refs(const std::vector<std::string>& filters,
                                       const std::string& words) const {
  catalog::ListQuery query;
  query.filter = match::parse_filter(filters);
  query.words = words;
  std::vector<std::string> refs;
  for (const auto& row : store.list(query)) refs.push_back(row.ref);
  std::sort(refs.begin(), refs.end());
  return refs;
}

std::vector<std::string> Catalog::history(std::string_view ref) const {
  std::vector<std::string> lines;
  for (const auto& change : store.log(ref, 0)) {
    std::string line = change.action + " " + change.ref;
    for (const auto& field : change.fields)
      line += fmt::format("; {} {} -> {}", field.key, field.before, field.after);
    lines.push_back(line);
  }
  return lines;
}

std::vector<std::string> Catalog::relations(std::string_view ref) const {
  std::vector<std::string> lines;
  for (const auto& neighbour : store.neighbours(ref)) {
    lines.push_back(neighbour.type + " " + neighbour.ref + (neighbour.from_manifest ? " (manifest)" : "") +
                    (neighbour.row ? "" : " (missing)"));
  }
  return lines;
}

std::vector<std::string> Catalog::problems() const {
  std::vector<std::string> lines;
  for (const auto& row : store.problems()) {
    lines.push_back(std::string(name_of(row.problem.kind)) + ": " + row.problem.message);
  }
  return lines;
}

}  // namespace bs::test
