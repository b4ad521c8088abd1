// References that nothing answers are looked for in another order where they are many.
#include <catch2/catch.hpp>

#include "fixture.hpp"

using namespace bs;
using namespace bs::test;
using Strings = std::vector<std::string>;

namespace {

Strings dangling(const catalog::Store& store) {
  Strings lines;
  for (const auto& [problem, repository, path, other] : store.problems()) {
    if (problem.kind == model::ProblemKind::dangling_reference)
      lines.push_back(fmt::format("{} {}:{} {}: {}; {}", repository, problem.path, problem.mark.line,
                                  problem.ref, problem.message, problem.hint));
  }
  return lines;
}

/// 1,001 components that depend on 100 resources each, which are nowhere.
model::RepositoryScan full_of_dangling() {
  auto scan = repository("z", entities_of(component("filler")));
  const auto filler = scan.entities.front();
  scan.entities.clear();
  for (int i = 0; i < 1'001; ++i) {
    auto one = filler;
    one.entity.ref.name = fmt::format("filler-{:04}", i);
    one.mark.line = static_cast<std::uint32_t>(i + 1);
    one.entity.relations.clear();
    for (int n = 0; n < 100; ++n) {
      one.entity.relations.push_back({one.entity.ref.canonical(),
                                      "dependsOn",
                                      fmt::format("resource:default/none-{:02}", n),
                                      {one.mark.line, 5}});
    }
    scan.entities.push_back(std::move(one));
  }
  return scan;
}

}  // namespace

TEST_CASE("the same references dangle, few or many") {
  Catalog catalog;
  catalog.scan(repository("b", entities_of(component("two", "dependsOn: [component:no, component:one]") +
                                           component("three", "dependsOn: [resource:none-07]"))));
  catalog.scan(repository("a", entities_of(component("one", "system: nowhere"))));
  catalog.scan(repository("c", entities_of(component("two", "dependsOn: [component:loses]"))));
  catalog.scan(repository("d", entities_of(component("four", "dependsOn: [component:goes]"))));
  catalog.store.mark_gone({"github.com/acme/d"}, k_day_one);
  catalog.store.finish_scan({{"/src"}, true, 8, 4, 4, 0});
  const auto few = dangling(catalog.store);
  CHECK(few ==
        Strings{"a catalog-info.yaml:9 component:default/one: partOf system:default/nowhere, which no "
                "entity of the catalog answers; ",
                "b catalog-info.yaml:9 component:default/two: dependsOn component:default/no, which no "
                "entity of the catalog answers; ",
                "b catalog-info.yaml:19 component:default/three: dependsOn resource:default/none-07, "
                "which no entity of the catalog answers; "});
  catalog.scan(full_of_dangling());
  const auto many = dangling(catalog.store);
  REQUIRE(many.size() == few.size() + 100'100);
  CHECK(Strings(many.begin(), many.begin() + 3) == few);
  CHECK(many[3].find("component:default/filler-0000: dependsOn resource:default/none-00") !=
        std::string::npos);
  CHECK(many.back().find("filler-1000: dependsOn resource:default/none-99") != std::string::npos);
}
