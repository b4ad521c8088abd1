#include <map>

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "bs/git/discover.hpp"
#include "bs/model/document_diff.hpp"
#include "bs/scan/scan.hpp"
#include "cli/change_text.hpp"
#include "cli/commands.hpp"
#include "cli/context.hpp"
#include "cli/entity_text.hpp"

namespace bs::cli {
namespace {

constexpr Option k_options[] = {
    {"--exit-code", "", "exit status 1 when there is a difference"},
    {"-f,--format", "FORMAT", "table, json or lines; FORMAT=FILE writes to a file", true, "table json lines"},
};

struct Change {
  std::string action;  ///< added, removed, changed
  std::string ref;
  std::string place;
  std::vector<model::FieldChange> fields;
};

using Entities = std::map<std::string, model::ScannedEntity>;

Entities entities_at(Context& context, const fs::path& repository, const std::string& revision) {
  scan::ScanOptions options;
  options.roots = {repository};
  options.config = context.workspace().config;
  options.trust = context.workspace().trust;
  options.revision = revision;
  options.now = context.now();
  Entities entities;
  for (auto& entity : scan::scan_repository(repository, options).entities) {
    auto ref = entity.entity.ref.canonical();
    entities.emplace(std::move(ref), std::move(entity));
  }
  return entities;
}

std::vector<Change> compare(const Entities& before, const Entities& after) {
  std::vector<Change> changes;
  auto place = [](const model::ScannedEntity& entity) {
    return Place{entity.path, entity.inferred ? Mark{} : entity.mark}.text();
  };
  for (const auto& [ref, entity] : before) {
    if (!after.contains(ref)) changes.push_back({"removed", ref, place(entity), {}});
  }
  for (const auto& [ref, entity] : after) {
    auto old = before.find(ref);
    if (old == before.end()) {
      changes.push_back({"added", ref, place(entity), {}});
      continue;
    }
    auto fields = model::document_diff(old->second.entity.document, entity.entity.document);
    auto is_owner = [](const model::FieldChange& field) { return field.key == "spec.owner"; };
    // CODEOWNERS may have changed what no document says.
    if (old->second.owner != entity.owner && std::none_of(fields.begin(), fields.end(), is_owner)) {
      fields.push_back({"owner", old->second.owner, entity.owner});
    }
    if (!fields.empty()) changes.push_back({"changed", ref, place(entity), std::move(fields)});
  }
  std::sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) { return a.ref < b.ref; });
  return changes;
}

std::string diff_text(const std::vector<Change>& changes, const Terminal& terminal) {
  std::string out;
  for (const auto& change : changes) {
    out += fmt::format("{}  {}  {}\n", action_text(change.action, terminal), shown(ref_text(change.ref)),
                       styled(shown(change.place), Style::dim, terminal.out_color));
    out += fields_text(change.fields, terminal);
  }
  return out;
}

std::string diff_json(const std::vector<Change>& changes) {
  data::Array out;
  for (const auto& change : changes) {
    auto value = data::Value::object();
    value.set("action", change.action);
    value.set("ref", change.ref);
    value.set("place", change.place);
    value.set("fields", fields_json(change.fields));
    out.push_back(std::move(value));
  }
  return json_document({{"changes", std::move(out)}});
}

std::pair<std::string, std::string> range_of(const std::string& text) {
  auto dots = text.find("..");
  if (dots == std::string::npos || dots == 0 || text.find("...") != std::string::npos) {
    throw Error(ErrorKind::usage, fmt::format("'{}' is no range of revisions", shown(text)))
        .hint("for example main..HEAD, or v1.2..v1.3");
  }
  auto to = text.substr(dots + 2);
  return {text.substr(0, dots), to.empty() ? "HEAD" : to};
}

int run(Context& context) {
  auto [from, to] = range_of(context.args().words().front());
  auto repository = git::enclosing(fs::current_path());
  if (!repository)
    throw Error(ErrorKind::not_found, "this folder is in no git repository")
        .hint("cd into one: bs catalog diff compares two of its revisions");
  auto changes =
      compare(entities_at(context, repository->path, from), entities_at(context, repository->path, to));
  context.output().write(context.args(), {{"table", [&] { return diff_text(changes, context.terminal()); }},
                                          {"json", [&] { return diff_json(changes); }},
                                          {"lines", [&] {
                                             std::string out;
                                             for (const auto& change : changes)
                                               out +=
                                                   fmt::format("{} {}\n", change.action, shown(change.ref));
                                             return out;
                                           }}});
  if (Output::for_people(context.args())) {
    context.output().plain(changes.empty()
                               ? fmt::format("no entity differs between {} and {}", shown(from), shown(to))
                               : "\n" + count_of(changes.size(), "entity differs", "entities differ"));
  }
  return !changes.empty() && context.args().flag("--exit-code") ? 1 : 0;
}

}  // namespace

const Command k_catalog_diff{
    "catalog diff",
    "Compare the entities of two revisions",
    {"REV..REV", 1, 1},
    "bs catalog diff main..HEAD            what this branch changes in the catalog\n"
    "bs catalog diff v1.2..v1.3 -f json\n"
    "bs catalog diff origin/main.. --exit-code",
    "Reads both revisions from git's objects; nothing is checked out and no catalog is needed.",
    k_options,
    run,
};

}  // namespace bs::cli
