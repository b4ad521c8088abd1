#include "bs/model/workspace.hpp"

#include <catch2/catch.hpp>

#include "bs/base/error.hpp"

using bs::model::parse_workspace;
using bs::model::WorkspaceConfig;

namespace {

using Texts = std::vector<std::string>;

/// The faults as format_error prints them, without the source line.
Texts faults_of(std::string_view text) {
  try {
    parse_workspace(text, "bs.yaml");
  } catch (const bs::Error& error) {
    CHECK(error.kind() == bs::ErrorKind::config);
    const auto line = [](const bs::Place& place, const std::string& message, const std::string& hint) {
      return place.text() + " " + message + (hint.empty() ? "" : " (" + hint + ")");
    };
    Texts out{line(error.place(), error.message(), error.hint())};
    for (const auto& further : error.diagnostics())
      out.push_back(line({error.place().file, further.mark}, further.message, further.hint));
    return out;
  }
  return {};
}

}  // namespace

TEST_CASE("an empty bs.yaml is the default configuration") {
  for (const std::string text : {"", "# nothing\n", "catalog:\ncheck:\n  track:\n", "{}"}) {
    const WorkspaceConfig config = parse_workspace(text, "bs.yaml");
    CHECK(config.repositories.paths == Texts{"."});
    CHECK(config.catalog.files == Texts{"**/catalog-info.yaml", "**/catalog-info.yml", ".backstage/*.yaml"});
    CHECK(config.catalog.infer);
    CHECK(config.check.track == "basics");
    CHECK(config.check.fail_on == "medium");
    CHECK(config.policy.empty());
  }
}

TEST_CASE("every key of bs.yaml") {
  const WorkspaceConfig config = parse_workspace(R"(
repositories: {paths: [., ../platform], ignore: ["archive/**"], trust: [/srv/mirrors]}
catalog:
  files: ["**/catalog-info.yaml"]
  infer: false
  kinds: {Team: {}, Squad: , Tribe: {required: [spec]}}
  ownerAliases: {"@acme/payments-devs": "group:payments"}
policy: [./policy, ../standards/checks]
check: {track: strict, failOn: high, skip: [readme]}
templates: [./templates]
presets: {payments: {owner: "group:payments", n: 5}}
)",
                                                 "bs.yaml");
  CHECK(config.repositories.paths == Texts{".", "../platform"});
  CHECK(config.repositories.ignore == Texts{"archive/**"});
  CHECK(config.repositories.trust == Texts{"/srv/mirrors"});
  CHECK(config.catalog.files == Texts{"**/catalog-info.yaml"});
  CHECK_FALSE(config.catalog.infer);
  REQUIRE(config.catalog.kinds.size() == 3);
  CHECK(config.catalog.kinds.at("Team") == nullptr);
  CHECK(config.catalog.kinds.at("Squad") == nullptr);
  CHECK(config.catalog.kinds.at("Tribe") != nullptr);
  CHECK(config.catalog.owner_aliases.at("@acme/payments-devs") == "group:payments");
  CHECK(config.policy == Texts{"./policy", "../standards/checks"});
  CHECK(config.check.track == "strict");
  CHECK(config.check.fail_on == "high");
  CHECK(config.check.skip == Texts{"readme"});
  CHECK(config.templates == Texts{"./templates"});
  CHECK(config.presets.at("payments").string_or("owner") == "group:payments");
}

TEST_CASE("all faults of bs.yaml at once, with their places") {
  CHECK(faults_of("catalogue: {}\n"
                  "catalog:\n"
                  "  file: [a]\n"
                  "  infer: 'yes'\n"
                  "  files: ['[a']\n"
                  "  kinds: {a-b: {}, Team: 5}\n"
                  "  ownerAliases: {a: [b]}\n"
                  "check: {failOn: hihg, track: ''}\n"
                  "policy: ./policy\n"
                  "templates: [a, 5]\n"
                  "presets: {a: b}\n"
                  "zzz: 1\n")
            .size() == 13);
  CHECK(faults_of("catalogue: {}\ncheck: {failOn: hihg}\n") ==
        Texts{"bs.yaml:1:1 unknown key \"catalogue\" (is \"catalog\" meant?)",
              "bs.yaml:2:17 check.failOn must be one of low, medium, high, critical, never, found \"hihg\" "
              "(is \"high\" "
              "meant?)"});
  CHECK(faults_of("check: {zzz: 1}\n") ==
        Texts{"bs.yaml:1:9 unknown key \"check.zzz\" (known here: track, failOn, skip)"});
  CHECK(faults_of("- a\n") == Texts{"bs.yaml:1:1 the file must be a map, found a list"});
  CHECK(faults_of("policy: [a, '', 5]\n") ==
        Texts{"bs.yaml:1:13 policy[1] must be a string, found \"\"",
              "bs.yaml:1:17 policy[2] must be a string, found the number 5"});
  CHECK(faults_of("a: [\n").size() >= 1);
  CHECK(faults_of("a: 1\n---\nb: 1\n").size() >= 1);
}

TEST_CASE("a faulty schema of a kind is a fault of bs.yaml") {
  const Texts faults = faults_of("catalog:\n  kinds:\n    Team: {type: banana}\n");
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].starts_with("bs.yaml:3:"));
  CHECK(faults[0].find("catalog.kinds.Team: ") != std::string::npos);
}

TEST_CASE("the first fault comes with its line") {
  try {
    parse_workspace("check:\n  trakc: x\n", "bs.yaml");
    FAIL("accepted");
  } catch (const bs::Error& error) {
    CHECK(error.source_line() == "  trakc: x");
    CHECK(error.hint() == "is \"track\" meant?");
  }
}

TEST_CASE("the digest follows what changes a scan, and nothing else") {
  const auto digest = [](std::string_view text) { return parse_workspace(text, "").scan_digest(); };
  const auto base = digest("");
  CHECK(digest("check: {track: x}\npolicy: [a]\npresets: {a: {}}\nrepositories: {paths: [a]}\n") == base);
  for (const std::string text :
       {"catalog: {infer: false}", "catalog: {files: [a]}", "catalog: {files: []}",
        "catalog: {kinds: {T: {}}}", "catalog: {kinds: {T: {type: object}}}",
        "catalog: {ownerAliases: {a: b}}", "repositories: {ignore: [a]}", "repositories: {trust: [a]}"})
    CHECK(digest(text) != base);
  CHECK(digest("catalog: {kinds: {T: {}}}") != digest("catalog: {kinds: {T: {type: object}}}"));
  CHECK(digest("repositories: {ignore: [a]}") != digest("repositories: {trust: [a]}"));
}
