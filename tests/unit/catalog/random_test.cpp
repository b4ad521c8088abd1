// However a catalog came to be, step by step or at once, it answers the same.
#include <fmt/format.h>

#include <map>
#include <random>

#include "fixture.hpp"

using namespace bs;
using namespace bs::test;
using catalog::Access;
using catalog::Store;
using Strings = std::vector<std::string>;

namespace {

using Random = std::mt19937_64;

/// Entities that differ between versions in everything that the store derives something from.
model::ScannedEntity random_entity(Random& random, const std::string& repository, int number) {
  const auto below = [&](std::uint64_t end) { return static_cast<int>(random() % end); };
  const auto name = fmt::format("{}-{}", repository, number);
  const auto other = [&] { return fmt::format("component:r{}-{}", below(4), below(6)); };
  const std::string owners[] = {"payments", "user:lea", "group:acme/ops", "risk"};
  auto scanned =
      entities_of(
          fmt::format("apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: {}\n  title: "
                      "T{} words\n"
                      "  tags: [t{}, shared]\nspec:\n  type: {}\n  lifecycle: production\n  owner: {}\n"
                      "  dependsOn: [{}, {}]\n  system: s{}\n",
                      name, below(3), below(3), below(2) == 0 ? "service" : "Library", owners[below(4)],
                      other(), other(), below(2)),
          fmt::format("f{}.yaml", number % 3))
          .front();
  if (below(4) == 0) {
    scanned.owner = below(2) == 0 ? "email:lea@acme.com" : "email:nobody@acme.com";
    scanned.owner_source = model::ClaimSource::codeowners;
  }
  if (below(5) == 0) {
    scanned.owner_disputed = true;
    scanned.claims.push_back(
        {model::ClaimSource::codeowners, "group:default/disputer", "@d", "CODEOWNERS", 1, "*", 0, 0});
  }
  for (int i = below(3); i > 0; --i)
    scanned.provides.push_back({fmt::format("npm:{}", below(6)), "package.json", 1});
  for (int i = below(4); i > 0; --i)
    scanned.requires_.push_back({fmt::format("npm:{}", below(6)), "package.json", 2});
  scanned.changed = below(5);
  return scanned;
}

model::RepositoryScan random_repository(Random& random, const std::string& name) {
  auto scan = repository(name);
  for (int i = 0; i < 6; ++i) {
    if (random() % 3 != 0) scan.entities.push_back(random_entity(random, name, i));
  }
  if (random() % 3 == 0) {
    auto user = entities_of("apiVersion: backstage.io/v1alpha1\nkind: User\nmetadata:\n  name: " + name +
                            "-lea\nspec:\n  memberOf: []\n  profile: {email: Lea@acme.com}\n");
    if (name == "r0") scan.entities.push_back(user.front());
  }
  return scan;
}

/// What commands would show.
Strings shown(const Store& store) {
  Strings lines;
  catalog::ListQuery all;
  all.order = {{"kind"}, {"namespace"}, {"name"}};
  for (const auto& row : store.list(all)) {
    const auto detail = store.find(row.ref);
    REQUIRE(detail);
    lines.push_back(
        fmt::format("{} type {} system {} owner {} {} disputed {} inferred {} changed {} {} {} outside {}",
                    row.ref, row.type, row.system, row.owner, row.owner_source, row.owner_disputed,
                    row.inferred, row.changed, row.path, detail->claims.size(), detail->packages_outside));
    lines.push_back(detail->json);
    for (const auto& n : store.neighbours(row.ref)) {
      lines.push_back(fmt::format("  {} {} {} {}", n.type, n.ref, n.from_manifest, n.row.has_value()));
    }
  }
  for (const auto& owner : store.owners()) {
    lines.push_back(fmt::format("owner {} {} {} {} {} {} {}", owner.ref, owner.described, owner.components,
                                owner.others, owner.declared, owner.from_codeowners, owner.disputed));
  }
  for (const char* field : {"spec.type", "metadata.tags", "relations.dependson", "owner"}) {
    for (const auto& row : store.facets(field, {}))
      lines.push_back(fmt::format("{} {} {}", field, row.value, row.count));
  }
  Strings hits;
  for (const char* text : {"shared", "t1", "lea", "words"}) {
    for (const auto& hit : store.search(text, 0))
      hits.push_back(fmt::format("search {} {}", text, hit.row.ref));
    catalog::ListQuery words;
    words.words = text;
    for (const auto& row : store.list(words)) hits.push_back(fmt::format("words {} {}", text, row.ref));
  }
  std::sort(hits.begin(), hits.end());
  lines.insert(lines.end(), hits.begin(), hits.end());
  const auto sums = store.summary();
  lines.push_back(fmt::format("{} {} {} {} {} {} {} {}", sums.components, sums.entities, sums.written,
                              sums.inferred, sums.declared, sums.from_codeowners, sums.disputed,
                              sums.nobody));
  for (const auto& row : store.problems()) lines.push_back(row.problem.message);
  return lines;
}

}  // namespace

TEST_CASE("a catalog that grew step by step equals one that is made at once") {
  Random random(7);
  for (int round = 0; round < 8; ++round) {
    Catalog grown;
    std::map<std::string, model::RepositoryScan> now;
    for (int step = 0; step < 25; ++step) {
      const auto name = fmt::format("r{}", random() % 4);
      now[name] = random_repository(random, name);
      grown.write(now[name], 100 + step);
      if (random() % 3 == 0) grown.store.link(100 + step);
      if (random() % 6 == 0) grown.store = Store::open(grown.folder / "catalog.db", Access::write);
    }
    grown.store.link(200);
    grown.store.finish_scan({{"/src"}, true, 1, 4, 4, 0});
    Catalog fresh;
    for (const auto& [name, scan] : now) fresh.write(scan);
    fresh.store.link(200);
    fresh.store.finish_scan({{"/src"}, true, 1, 4, 4, 0});
    CHECK(shown(grown.store) == shown(fresh.store));
    CHECK(faults_of(grown.store.path()) == "");
    CHECK(faults_of(fresh.store.path()) == "");
    // The history leads to what is there.
    std::map<std::string, bool> present;
    const auto log = grown.store.log("", 0);
    for (auto change = log.rbegin(); change != log.rend(); ++change)
      present[change->ref] = change->action != "removed";
    for (const auto& [ref, is_there] : present) CHECK(grown.store.find(ref).has_value() == is_there);
  }
}
