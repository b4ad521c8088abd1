#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "bs/data/yaml.hpp"
#include "bs/git/discover.hpp"
#include "cli/commands.hpp"
#include "cli/context.hpp"
#include "cli/entity_text.hpp"
#include "cli/shared_options.hpp"
#include "cli/show_text.hpp"

namespace bs::cli {
namespace {

constexpr Option k_options[] = {
    {"-f,--format", "FORMAT", "table, json, yaml (the document) or lines; FORMAT=FILE writes to a file", true,
     "table json yaml lines"},
    k_no_scan,
};

/// The entity whose folder the user stands in.
catalog::EntityRow entity_here(Context& context) {
  auto here = fs::current_path();
  auto repository = git::enclosing(here);
  auto hint = "name one: bs catalog show ENTITY";
  if (!repository) throw Error(ErrorKind::not_found, "this folder is in no git repository").hint(hint);
  auto inside = here.lexically_relative(repository->path).generic_string();
  auto rows = context.catalog().at_folder(repository->path.string(), inside == "." ? "" : inside);
  if (rows.empty()) throw Error(ErrorKind::not_found, "the catalog has no entity for this folder").hint(hint);
  return rows.front();
}

data::Value claim_json(const model::Claim& claim) {
  auto value = data::Value::object();
  value.set("source", model::name_of(claim.source));
  value.set("owner", claim.owner.empty() ? data::Value() : data::Value(claim.owner));
  value.set("written", claim.written);
  value.set("path", claim.path);
  value.set("line", static_cast<std::int64_t>(claim.line));
  if (claim.source == model::ClaimSource::codeowners) value.set("pattern", claim.pattern);
  if (claim.source == model::ClaimSource::commits) {
    value.set("commits", static_cast<std::int64_t>(claim.share));
    value.set("of", static_cast<std::int64_t>(claim.total));
  }
  return value;
}

data::Value standing_json(const catalog::StandingRow& row) {
  const auto names = [](const std::vector<std::string>& checks) {
    data::Array out;
    for (const auto& check : checks) out.emplace_back(check);
    return out;
  };
  auto value = data::Value::object();
  value.set("track", row.standing.track);
  value.set("level", row.standing.level.empty() ? data::Value() : data::Value(row.standing.level));
  value.set("ordinal", row.standing.ordinal);
  value.set("next", row.standing.next.empty() ? data::Value() : data::Value(row.standing.next));
  value.set("missing", names(row.standing.missing));
  value.set("undecided", names(row.standing.undecided_checks));
  value.set("commit", row.commit);
  value.set("time", to_rfc3339(row.time));
  return value;
}

std::string show_json(const ShownEntity& entity) {
  const auto& [detail, neighbours, standings] = entity;
  data::Array claims, relations, docs, apis, levels;
  for (const auto& row : standings) levels.push_back(standing_json(row));
  for (const auto& claim : detail.claims) claims.push_back(claim_json(claim));
  for (const auto& neighbour : neighbours) {
    auto value = data::Value::object();
    value.set("type", neighbour.type);
    value.set("target", neighbour.ref);
    value.set("known", neighbour.row.has_value());
    value.set("fromManifest", neighbour.from_manifest);
    relations.push_back(std::move(value));
  }
  for (const auto& path : detail.docs) docs.emplace_back(path);
  for (const auto& path : detail.apis) apis.emplace_back(path);
  const auto& record = detail.repository.record;
  return json_document(
      {{"entity", row_json(detail.row)},
       {"document", detail.json.empty() ? data::Value() : catalog::stored_value(detail.json)},
       {"claims", std::move(claims)},
       {"relations", std::move(relations)},
       {"docs", std::move(docs)},
       {"apis", std::move(apis)},
       {"levels", std::move(levels)},
       {"revision", record.revision},
       {"commit", record.commit}});
}

std::string show_yaml(const catalog::EntityDetail& detail) {
  return detail.json.empty() ? "" : data::to_yaml(catalog::stored_value(detail.json));
}

int run(Context& context) {
  const auto& words = context.args().words();
  auto row = words.empty() ? entity_here(context) : entity_named(context.catalog(), words.front());
  auto detail = context.catalog().find(row.ref);
  if (!detail)
    throw Error(ErrorKind::not_found,
                fmt::format("{} has just been removed from the catalog", shown(row.ref)));
  const ShownEntity entity{std::move(*detail), context.catalog().neighbours(row.ref),
                           context.catalog().standings_of(row.ref)};
  context.output().write(context.args(),
                         {{"table", [&] { return show_text(entity, context.terminal(), context.now()); }},
                          {"json", [&] { return show_json(entity); }},
                          {"yaml", [&] { return show_yaml(entity.detail); }},
                          {"lines", [&] { return shown(row.ref) + "\n"; }}});
  return 0;
}

}  // namespace

const Command k_catalog_show{
    "catalog show",
    "Show one entity, or the one you stand in",
    {"[ENTITY]", 0, 1, "entity"},
    "bs catalog show                   the component of the folder you stand in\n"
    "bs catalog show ledger            a component by its name\n"
    "bs catalog show api:rates         another kind\n"
    "bs catalog show ledger -f yaml    its document, normalised",
    "Three voices speak on ownership: spec.owner (which counts), CODEOWNERS at the place of the catalog "
    "file, and who made the commits of "
    "the last 90 days (shown only). ENTITY is [kind:][namespace/]name in any case; a bare name finds "
    "components first.",
    k_options,
    run,
};

}  // namespace bs::cli
