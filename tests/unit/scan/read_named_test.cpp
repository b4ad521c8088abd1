// What catalog files name: placeholders, the targets of Locations, the skeletons of Templates.
#include "read_alone.hpp"

using namespace bs;
using namespace bs::test;
using Lines = std::vector<std::string>;

TEST_CASE("placeholders are read at the revision, inside the repository only") {
  const TemporaryFolder folder;
  TestRepository made(folder / "r");
  const auto api = [](const std::string& name, const std::string& definition) {
    return k_head + "kind: API\nmetadata: {name: " + name +
           "}\nspec: {type: openapi, lifecycle: production, owner: a, definition: " + definition + "}\n";
  };
  made.file("api/openapi.yaml", "openapi: 3.1.0\n").file("root.txt", "R").link("api/out", "/etc/passwd");
  made.file("api/large", std::string((1u << 20) + 1, 'x'));
  made.file("api/catalog-info.yaml",
            api("good", "{$text: ./openapi.yaml}") + "---\n" + api("root", "{$text: /root.txt}") + "---\n" +
                api("net", "{$text: \"https://x.example/api\"}") + "---\n" + api("up", "{$text: ../../x}") +
                "---\n" + api("gone", "{$text: nothing}") + "---\n" + api("link", "{$text: out}") + "---\n" +
                api("large", "{$text: large}") + "---\n" + component("api"));
  made.save();
  const auto scan = read(made.path);
  CHECK(summary_of(scan) == Lines{"api:default/good at api/catalog-info.yaml:1",
                                  "api:default/net at api/catalog-info.yaml:11",
                                  "api:default/root at api/catalog-info.yaml:6",
                                  "component:default/api at api/catalog-info.yaml:36"});
  const model::ScannedEntity& good = entity_of(scan, "api:default/good");
  CHECK(good.entity.document.find("spec")->string_or("definition") == "openapi: 3.1.0\n");
  CHECK(good.apis == Lines{"api/openapi.yaml"});
  CHECK(good.blob == "");  // its definition may change while the file does not
  CHECK(entity_of(scan, "api:default/root").apis == Lines{"root.txt"});
  CHECK(entity_of(scan, "component:default/api").apis == Lines{"api/openapi.yaml"});
  CHECK(
      problems_of(scan) ==
      Lines{
          "error invalid-document api/catalog-info.yaml:19: $text \"../../x\": leads outside the repository",
          "error invalid-document api/catalog-info.yaml:24: $text \"nothing\": does not exist",
          "error invalid-document api/catalog-info.yaml:29: $text \"out\": is a link that leads outside the "
          "repository",
          "error invalid-document api/catalog-info.yaml:34: $text \"large\": is larger than 1 MiB",
          "warning needs-network api/catalog-info.yaml:14: the placeholder \"https://x.example/api\" is on "
          "the network and was not read"});
}

TEST_CASE("the placeholders of one file are bounded together") {
  const TemporaryFolder folder;
  TestRepository made(folder / "r");
  made.file("big", std::string(1u << 20, 'x'));
  std::string text;
  for (int i = 0; i < 17; ++i)
    text +=
        k_head +
        fmt::format(
            "kind: Resource\nmetadata: {{name: r{}}}\nspec: {{type: t, owner: a, x: {{$text: big}}}}\n---\n",
            i);
  made.file("catalog-info.yaml", text).save();
  const auto scan = read(made.path);
  CHECK(scan.entities.size() == 16);
  CHECK(
      problems_of(scan) ==
      Lines{"error invalid-document catalog-info.yaml:84: $text \"big\": the placeholders of this file hold "
            "more than 16 MiB together"});
}

TEST_CASE("Locations lead to files, by path and by glob, each read once") {
  const TemporaryFolder folder;
  TestRepository made(folder / "r");
  made.file("org/catalog-info.yaml",
            location("  targets:\n  - ./teams/*.yaml\n  - ../svc/a.yaml\n  - /svc/a.yaml\n  - missing.yaml\n"
                     "  - none/*.yaml\n  - ../../x.yaml\n  - https://github.com/acme/x/blob/main/a.yaml\n"
                     "  - https://acme.example/\n  - ../catalog-info.yaml\n  - teams\n  - \"a[\"\n"));
  made.file("org/teams/a.yaml", component("ta"))
      .file("org/teams/b.yaml", location("  target: ../more.yaml\n"));
  made.file("org/more.yaml",
            component("more") + "---\n" + location("  target: ./more.yaml\n  presence: optional\n"));
  made.file("svc/a.yaml", component("svc")).file("catalog-info.yaml", component("top")).save();
  const auto scan = read(made.path);
  CHECK(summary_of(scan) ==
        Lines{"component:default/more at org/more.yaml:1", "component:default/svc at svc/a.yaml:1",
              "component:default/ta at org/teams/a.yaml:1", "component:default/top at catalog-info.yaml:1",
              "location:default/all at org/catalog-info.yaml:1", "location:default/all at org/more.yaml:10",
              "location:default/all at org/teams/b.yaml:1"});
  CHECK(
      problems_of(scan) ==
      Lines{"warning location-target org/catalog-info.yaml:10: the target \"missing.yaml\" does not exist",
            "warning location-target org/catalog-info.yaml:11: the target \"none/*.yaml\" matches no file",
            "warning location-target org/catalog-info.yaml:12: the target \"../../x.yaml\" leads outside the "
            "repository",
            "warning needs-network org/catalog-info.yaml:13: the target "
            "\"https://github.com/acme/x/blob/main/a.yaml\" is not on this "
            "disk | clone that repository below a scanned folder",
            "warning needs-network org/catalog-info.yaml:14: the target \"https://acme.example/\" is not on "
            "this disk",
            "warning location-target org/catalog-info.yaml:16: the target \"teams\" is a folder",
            "warning location-target org/catalog-info.yaml:17: the target \"a[\" cannot be followed: " +
                scan.problems.back().message.substr(scan.problems.back().message.rfind("followed: ") + 10)});
}

TEST_CASE("a Location's optional target may be missing, and an address of its own repository is read here") {
  const TemporaryFolder folder;
  TestRepository made(folder / "r");
  made.origin("git@github.com:Acme/Shop.git");
  made.file("catalog-info.yaml",
            location("  presence: optional\n  targets:\n  - missing.yaml\n  - none/*.yaml\n"
                     "  - https://github.com/acme/shop/blob/main/svc/x.yaml\n  - https://acme.example/y\n"));
  made.file("svc/x.yaml", component("x")).save();
  const auto scan = read(made.path);
  CHECK(summary_of(scan) ==
        Lines{"component:default/x at svc/x.yaml:1", "location:default/all at catalog-info.yaml:1"});
  CHECK(problems_of(scan) == Lines{"note needs-network catalog-info.yaml:11: the target "
                                   "\"https://acme.example/y\" is not on this disk"});
}

TEST_CASE("skeletons are notes: by their marks, their folders, and the folders that a Template names") {
  const TemporaryFolder folder;
  TestRepository made(folder / "r");
  const std::string broken = "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: x}\n";
  made.file("catalog-info.yaml",
            "apiVersion: scaffolder.backstage.io/v1beta3\nkind: Template\nmetadata: {name: t}\nspec:\n  "
            "type: service\n  steps:\n"
            "  - {action: \"fetch:template\", input: {url: ./files}}\n  - {action: \"fetch:template\", "
            "input: {url: \"https://x.example\"}}\n"
            "  - {action: \"fetch:plain\", input: {url: \"./${{ x }}\"}}\n  - {action: \"debug:log\"}\n");
  made.file("files/catalog-info.yaml", broken).file("skeleton/catalog-info.yaml", broken);
  made.file("other/catalog-info.yaml", "metadata:\n  name: ${{ values.name }}\n")
      .file("bad/catalog-info.yaml", broken)
      .save();
  const auto scan = read(made.path);
  CHECK(summary_of(scan) == Lines{"template:default/t at catalog-info.yaml:1"});
  std::map<std::string, std::string> kinds;
  for (const model::Problem& p : scan.problems)
    kinds[p.path] = fmt::format("{} {}", bs::name_of(p.severity), model::name_of(p.kind));
  CHECK(kinds == std::map<std::string, std::string>{{"bad/catalog-info.yaml", "error invalid-document"},
                                                    {"files/catalog-info.yaml", "note skeleton"},
                                                    {"other/catalog-info.yaml", "note skeleton"},
                                                    {"skeleton/catalog-info.yaml", "note skeleton"}});
}
