#include <catch2/catch.hpp>

#include "bs/model/entity.hpp"
#include "bs/model/problem.hpp"
#include "bs/model/scanned.hpp"
#include "bs/model/validate.hpp"

using namespace bs::model;

TEST_CASE("problems have the names that outputs document") {
  CHECK(name_of(ProblemKind::unreadable_repository) == "unreadable-repository");
  CHECK(name_of(ProblemKind::unreadable_file) == "unreadable-file");
  CHECK(name_of(ProblemKind::invalid_document) == "invalid-document");
  CHECK(name_of(ProblemKind::missing_owner) == "missing-owner");
  CHECK(name_of(ProblemKind::owner_disagreement) == "owner-disagreement");
  CHECK(name_of(ProblemKind::duplicate) == "duplicate");
  CHECK(name_of(ProblemKind::dangling_reference) == "dangling-reference");
  CHECK(name_of(ProblemKind::needs_network) == "needs-network");
  CHECK(name_of(ProblemKind::location_target) == "location-target");
  CHECK(name_of(ProblemKind::codeowners) == "codeowners");
  CHECK(name_of(ProblemKind::manifest) == "manifest");
  CHECK(name_of(ProblemKind::orphan) == "orphan");
  CHECK(name_of(ProblemKind::skeleton) == "skeleton");
  CHECK(name_of(ProblemKind::history) == "history");
}

TEST_CASE("claims, states and stages have names") {
  CHECK(name_of(ClaimSource::declared) == "declared");
  CHECK(name_of(ClaimSource::codeowners) == "CODEOWNERS");
  CHECK(name_of(ClaimSource::commits) == "commits");
  CHECK(name_of(RepositoryState::ok) == "ok");
  CHECK(name_of(RepositoryState::empty) == "empty");
  CHECK(name_of(RepositoryState::unreadable) == "unreadable");
  CHECK(name_of(RepositoryState::gone) == "gone");
  CHECK(name_of(Stage::none).empty());
  CHECK(name_of(Stage::preprocess) == "preprocess");
  CHECK(name_of(Stage::relations) == "relations");
}

TEST_CASE("kinds are shown as Backstage writes them") {
  CHECK(display_kind("component") == "Component");
  CHECK(display_kind("api") == "API");
  CHECK(display_kind("Team") == "Team");
  CHECK(known_kinds() == std::vector<std::string>{"Component", "API", "Resource", "System", "Domain", "Group",
                                                  "User", "Location", "Template"});
}

TEST_CASE("every relation has an opposite") {
  for (const std::string type :
       {"ownedBy", "partOf", "providesApi", "consumesApi", "dependsOn", "parentOf", "memberOf"}) {
    const std::string opposite(opposite_relation(type));
    CHECK_FALSE(opposite.empty());
    CHECK(opposite_relation(opposite) == type);
  }
  CHECK(opposite_relation("childOf") == "parentOf");
  CHECK(opposite_relation("likes").empty());
}
