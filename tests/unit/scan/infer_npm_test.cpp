#include "unit/scan/infer_repository.hpp"

using namespace bs;
using namespace bs::test;

TEST_CASE("package.json: name, description, packages with lines", "[infer]") {
  InferRepository repository;
  repository.file("package.json", R"({
  "name": "@acme/utils",
  "version": "1.2.0",
  "description": "Small\n  things",
  "main": "index.js",
  "dependencies": {
    "lodash": "4",
    "@acme/log": "1"
  },
  "peerDependencies": {"react": "18"},
  "devDependencies": {"typescript": "5"}
})");
  const auto result = repository.infer();
  CHECK(shapes(result) == Set{"Component:utils library production"});
  const auto& utils = entity(result, "utils");
  CHECK(metadata(utils, "description") == "Small things");
  CHECK(utils.inferred);
  CHECK(utils.path == "package.json");
  CHECK(utils.mark == Mark{2, 11});
  CHECK(utils.folder.empty());
  CHECK(packages(utils.provides) == Set{"npm:@acme/utils@2"});
  CHECK(packages(utils.requires_) == Set{"npm:lodash@7", "npm:@acme/log@8", "npm:react@10"});
  const data::Value& document = utils.entity.document;
  CHECK(document.find("metadata")->find("annotations")->string_or("bs/inferred-from") == "package.json");
  CHECK(*document.find("metadata")->find("tags") == data::Value(data::Array{"typescript"}));
  CHECK(document.find("metadata")->find("links") == nullptr);
  CHECK(document.find("spec")->find("owner") == nullptr);
}

TEST_CASE("package.json: what makes which type", "[infer]") {
  const auto type_of = [](std::string_view fields) {
    InferRepository repository("web-shop");
    repository.file("package.json", fmt::format(R"({{"name": "thing", "version": "1.0.0", {}}})", fields));
    const auto result = repository.infer();
    return result.entities.empty() ? "none"
                                   : result.entities.front().entity.document.find("spec")->string_or("type");
  };
  CHECK(type_of(R"("private": true, "dependencies": {"express": "4"})") == "service");
  CHECK(
      type_of(
          R"("main": "index.js", "scripts": {"start": "node server.js"}, "dependencies": {"express": "4"})") ==
      "service");
  CHECK(type_of(R"("private": true, "dependencies": {"@nestjs/core": "10"})") == "service");
  CHECK(type_of(R"("private": true, "dependencies": {"next": "14", "express": "4"})") == "website");
  CHECK(
      type_of(
          R"("private": true, "scripts": {"dev": "vite"}, "dependencies": {"vue": "3"}, "devDependencies": {"vite": "5"})") ==
      "website");
  CHECK(type_of(R"("bin": {"thing": "cli.js"})") == "cli");
  CHECK(type_of(R"("bin": "cli.js", "dependencies": {"commander": "9"}, "main": "x.js")") == "cli");
  CHECK(type_of(R"("private": true, "dependencies": {"expo": "50"})") == "mobile-app");
  // npm's default entry point makes no library of a site.
  CHECK(type_of(R"("main": "index.js", "devDependencies": {"@11ty/eleventy": "1"})") == "website");
  CHECK(
      type_of(
          R"("files": ["dist"], "dependencies": {"react-dom": "18"}, "devDependencies": {"webpack": "5"}, "scripts": {"dev": "x"})") ==
      "website");
  // A parser with a small program, a server's client that is published, a plugin of a framework: libraries.
  CHECK(type_of(R"("bin": {"parser": "p.js"}, "main": "x.js", "types": "x.d.ts")") == "library");
  CHECK(type_of(R"("main": "x.js", "files": ["x"], "scripts": {"start": "node sandbox.js"})") == "library");
  CHECK(type_of(R"("exports": "./x.js", "dependencies": {"express": "4"})") == "library");
  CHECK(
      type_of(
          R"("main": "x.js", "peerDependencies": {"react": "18"}, "devDependencies": {"vite": "5", "react-dom": "18"})") ==
      "library");
  CHECK(type_of(R"("backstage": {"role": "backend"}, "bin": "x.js")") == "service");
  CHECK(type_of(R"("backstage": {"role": "frontend-plugin"}, "bin": "x.js")") == "library");
  // Linters and scripts alone describe nothing.
  CHECK(
      type_of(R"("private": true, "devDependencies": {"prettier": "3"}, "scripts": {"lint": "eslint ."})") ==
      "none");
}

TEST_CASE("npm workspaces: members only, the root only when it is a package", "[infer]") {
  InferRepository repository;
  repository
      .file("package.json",
            R"({"name": "monorepo", "private": true, "workspaces": ["packages/*", "!packages/old"],
            "dependencies": {"husky": "1"}})")
      .file("packages/a/package.json", R"({"name": "@acme/a", "dependencies": {"@acme/b": "workspace:*"}})")
      .file("packages/b/package.json", R"({"name": "@acme/b"})")
      .file("packages/old/package.json", R"({"name": "@acme/old", "main": "x"})")
      .file("scripts/release/package.json", R"({"name": "release", "main": "x"})");
  const auto result = repository.infer();
  CHECK(shapes(result) == Set{"Component:a library production", "Component:b library production"});
  CHECK_FALSE(repository.reads().contains("scripts/release/package.json"));

  InferRepository published;
  published
      .file(
          "package.json",
          R"({"name": "kit", "version": "2.0.0", "exports": "./x.js", "workspaces": {"packages": ["sub/*"]}})")
      .file("sub/x/package.json", R"({"name": "x", "private": true})");
  CHECK(shapes(published.infer()) ==
        Set{"Component:kit library production", "Component:x library production"});
}

TEST_CASE("pnpm workspaces", "[infer]") {
  InferRepository repository;
  repository.file("pnpm-workspace.yaml", "packages:\n  - 'apps/**'\n  - '!**/legacy/**'\n")
      .file("package.json", R"({"name": "root", "private": true, "dependencies": {"x": "1"}})")
      .file("apps/shop/web/package.json", R"({"name": "shop-web", "private": true})")
      .file("apps/legacy/cart/package.json", R"({"name": "cart", "main": "x"})")
      .file("other/package.json", R"({"name": "other", "main": "x"})");
  CHECK(shapes(repository.infer()) == Set{"Component:shop-web library production"});
}

TEST_CASE("A short name of no scope gets its repository before it", "[infer]") {
  InferRepository repository("shop");
  repository
      .file("packages/app/package.json",
            R"({"name": "app", "private": true, "dependencies": {"next": "14"}})")
      .file("packages/backend/package.json",
            R"({"name": "backend", "private": true, "dependencies": {"express": "4"}})")
      .file("packages/core/package.json", R"({"name": "@acme/core", "main": "x"})");
  CHECK(shapes(repository.infer()) == Set{"Component:shop-app website production",
                                          "Component:shop-backend service production",
                                          "Component:core library production"});
}

TEST_CASE("A root of no telling name is called like its repository", "[infer]") {
  InferRepository repository("payments");
  repository.file("package.json", R"({"name": "app", "private": true, "dependencies": {"express": "4"}})");
  CHECK(shapes(repository.infer()) == Set{"Component:payments service production"});
}
