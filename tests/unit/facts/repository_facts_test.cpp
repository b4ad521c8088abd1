#include <catch2/catch.hpp>

#include "facts_of.hpp"
#include "unit/git/test_repository.hpp"

using namespace bs;
using namespace bs::facts;
using namespace bs::test;

namespace {

class Memory final : public FactCache {
 public:
  std::optional<std::string> get(std::string_view key) override {
    ++asked;
    const auto found = kept.find(key);
    return found == kept.end() ? std::nullopt : std::optional(found->second);
  }
  void put(std::string_view key, std::string_view value) override { kept.emplace(key, value); }
  std::map<std::string, std::string, std::less<>> kept;
  int asked = 0;
};

model::ScannedEntity component(std::string name, std::string folder) {
  model::ScannedEntity made;
  made.entity.ref = {"component", "default", std::move(name)};
  made.folder = std::move(folder);
  made.path = join_path(made.folder, "catalog-info.yaml");
  return made;
}

std::string read(RepositoryFacts& facts, const model::ScannedEntity* of, std::string_view name) {
  return shown_reading(facts.of(of).read(*model::parse_fact_ref(name)));
}

}  // namespace

TEST_CASE("history is counted by windows, and an error in a shallow clone", "[facts]") {
  const TemporaryFolder folder;
  TestRepository made(folder.path());
  made.file("a", "1").save(k_now - 400 * k_day, "Ann <ann@acme.dev>");
  made.file("a", "2").save(k_now - 60 * k_day, "Lea <lea@acme.dev>");
  made.file("a", "3").save(k_now - 3 * k_day, "Lea <lea@acme.dev>");
  const Repository repository = made.open();
  const auto snapshot = revision_snapshot(repository, repository.resolve("HEAD"));
  Surroundings around;
  around.snapshot = snapshot.get();
  around.now = k_now;
  RepositoryFacts facts(around, {});
  CHECK(
      read(facts, nullptr, "bs:default/git")
          .starts_with(
              R"({"commits":3,"contributors":2,"firstCommit":"2025-12-11T08:00:00Z","lastCommit":"2027-01-12T08:00:00Z",)"
              R"("lastAuthor":"Lea","daysSinceLastCommit":3,"last30Days":{"commits":1,"authors":1},)"
              R"("last90Days":{"commits":2,"authors":1},"last365Days":{"commits":2,"authors":1},"head":")"));
  write(made.git / "shallow", repository.resolve("HEAD^").id.hex() + "\n");
  const Repository shallow = made.open();
  const auto short_snapshot = revision_snapshot(shallow, shallow.resolve("HEAD"));
  around.snapshot = short_snapshot.get();
  RepositoryFacts short_facts(around, {});
  CHECK(read(short_facts, nullptr, "bs:default/git") ==
        "error: shallow clone: the history is not here | fetch it: git fetch --unshallow; in GitHub Actions "
        "fetch-depth: 0");
  const auto memory = memory_snapshot({});
  CHECK(shown_reading(fact_reading(*memory, "git")) == "error: there is no git repository, so no history");
}

TEST_CASE("what is kept answers without reading, and only for the same content", "[facts]") {
  const TemporaryFolder folder;
  TestRepository made(folder.path());
  made.file("README.md", "[x](gone)").file("svc/README.md", "hi").save();
  const Repository repository = made.open();
  const git::Commit first = repository.resolve("HEAD");
  Memory cache;
  const auto one = component("one", "");
  const auto two = component("two", "svc");
  const std::vector<model::ScannedEntity> entities{one, two};
  const auto ask = [&](const git::Commit& commit, const model::ScannedEntity& of) {
    const auto snapshot = revision_snapshot(repository, commit);
    Surroundings around;
    around.snapshot = snapshot.get();
    around.entities = &entities;
    SourceOptions options;
    options.cache = &cache;
    RepositoryFacts facts(around, options);
    // Places in the kept text must not be taken for places in a file.
    CHECK(facts.of(&of).read(*model::parse_fact_ref("bs:default/readme")).value.mark == Mark{});
    return read(facts, &of, "bs:default/readme");
  };
  const std::string fresh = ask(first, one);
  CHECK(cache.kept.size() == 1);
  CHECK(ask(first, one) == fresh);
  CHECK(cache.kept.size() == 1);
  CHECK(ask(first, two) != fresh);
  CHECK(cache.kept.size() == 2);
  // An answer that is kept is believed: nothing is read again.
  cache.kept.begin()->second = R"({"value":{"exists":"kept"}})";
  CHECK((ask(first, one) + ask(first, two)).find(R"({"exists":"kept"})") != std::string::npos);
  cache.kept.begin()->second = "torn {";
  CHECK(ask(first, one) == fresh);
  made.file("README.md", "[x](svc)").save();
  CHECK(ask(repository.resolve("HEAD"), one) != fresh);
}

TEST_CASE("facts of the repository are read once for all components", "[facts]") {
  const auto snapshot = memory_snapshot({{"a", "<<<<<<< a\n=======\n>>>>>>> b\n"}});
  const std::vector<model::ScannedEntity> entities{component("one", ""), component("two", "svc")};
  Surroundings around;
  around.snapshot = snapshot.get();
  around.entities = &entities;
  RepositoryFacts facts(around, {});
  const auto ref = *model::parse_fact_ref("bs:default/conflict-markers");
  CHECK(&facts.of(&entities[0]).read(ref) == &facts.of(&entities[1]).read(ref));
  CHECK(&facts.of(nullptr).read(ref) == &facts.of(&entities[1]).read(ref));
}

TEST_CASE("an owner is known to the catalog or not", "[facts]") {
  const auto snapshot = memory_snapshot({});
  std::vector<model::ScannedEntity> entities{component("one", "")};
  entities[0].owner = "group:default/pay";
  entities[0].owner_source = model::ClaimSource::declared;
  model::Claim claim;
  claim.owner = "group:default/pay";
  claim.written = "pay";
  claim.path = "catalog-info.yaml";
  claim.line = 8;
  entities[0].claims = {claim};
  Surroundings around;
  around.snapshot = snapshot.get();
  around.entities = &entities;
  const auto owner = [&] {
    RepositoryFacts facts(around, {});
    return read(facts, &entities[0], "bs:default/owner");
  };
  const std::string claims =
      R"("claims":[{"source":"declared","owner":"group:default/pay","written":"pay","path":"catalog-info.yaml",)"
      R"("line":8,"message":"declared: group:default/pay"}],)";
  CHECK(owner() == R"({"owner":"group:default/pay","source":"declared","disputed":false,)" + claims +
                       R"("problems":[]})");
  around.known_entity = [](std::string_view) { return false; };
  CHECK(owner() ==
        R"({"owner":"group:default/pay","source":"declared","known":false,"disputed":false,)" + claims +
            R"("problems":[{"path":"catalog-info.yaml","line":8,"message":"group:default/pay is no )"
            R"(entity of the catalog","excerpt":"pay","key":"group:default/pay"}]})");
  entities[0].owner = "email:a@b.c";
  CHECK(owner().find("known") == std::string::npos);
  entities[0].owner.clear();
  CHECK(owner().starts_with(R"({"disputed":false,)"));
}

TEST_CASE("problems of catalog files, of all and of one", "[facts]") {
  const auto snapshot = memory_snapshot({});
  const std::vector<model::ScannedEntity> entities{component("one", "")};
  std::vector<model::Problem> problems(3);
  problems[0] = {
      model::ProblemKind::invalid_document, Severity::error, "catalog-info.yaml", {3, 1}, "", "bad", ""};
  problems[1] = {
      model::ProblemKind::duplicate, Severity::error, "x/catalog-info.yaml", {1, 1}, "", "twice", ""};
  problems[2] = {model::ProblemKind::codeowners, Severity::error, "CODEOWNERS", {1, 1}, "", "line", ""};
  Surroundings around;
  around.snapshot = snapshot.get();
  around.entities = &entities;
  around.problems = &problems;
  RepositoryFacts facts(around, {});
  CHECK(
      read(facts, nullptr, "bs:default/catalog-files") ==
      R"({"count":2,"files":["catalog-info.yaml","x/catalog-info.yaml"],"problems":[{"path":"catalog-info.yaml",)"
      R"("line":3,"column":1,"message":"bad","key":"bad"},{"path":"x/catalog-info.yaml","line":1,"column":1,)"
      R"("message":"twice","key":"twice"}],"warnings":[]})");
  CHECK(read(facts, &entities[0], "bs:default/entity").find("twice") == std::string::npos);
}

TEST_CASE("the table of collectors is sorted and whole", "[facts]") {
  std::string_view last;
  for (const Collector* collector : collectors()) {
    CHECK(std::string(last) < std::string(collector->id));
    last = collector->id;
    CHECK_FALSE(collector->summary.empty());
    CHECK_FALSE(collector->fields.empty());
    CHECK((collector->check_arguments != nullptr) == collector->takes_arguments);
    CHECK(find_collector(collector->id) == collector);
  }
  CHECK(find_collector("none") == nullptr);
  model::FactSpec spec{"exists", data::parse_yaml_single("[/a, b]", ""), "", {}};
  CHECK(scope_of(spec) == model::FactScope::component);
  spec.arguments = data::parse_yaml_single("[/a, /b]", "");
  CHECK(scope_of(spec) == model::FactScope::repository);
}

TEST_CASE("a file that cannot be read makes facts over everything errors, a picture those of text not",
          "[facts]") {
  const TemporaryFolder folder;
  TestRepository made(folder.path());
  made.file("a.go", "x").file("b.png", "y").save();
  const auto read_all = [&](std::string_view name) {
    const Repository repository = made.open();
    const auto snapshot = revision_snapshot(repository, repository.resolve("HEAD"));
    return shown_reading(fact_reading(*snapshot, name));
  };
  made.remove(made.id_of("b.png"));
  CHECK(read_all("secrets") == R"({"problems":[],"excused":[],"unsearched":0})");
  CHECK(read_all("large-files") == "error: b.png is missing from the repository");
  made.remove(made.id_of("a.go"));
  CHECK(read_all("secrets") == "error: a.go is missing from the repository");
  CHECK(read_all("conflict-markers") == "error: a.go is missing from the repository");
}
