#include "unit/scan/infer_repository.hpp"

using namespace bs;
using namespace bs::test;

TEST_CASE("go.mod: module, direct requirements, comments", "[infer]") {
  InferRepository repository("pay");
  repository
      .file("go.mod", R"(// Payments.
module github.com/acme/pay/v2 // the module

go 1.22

require github.com/gin-gonic/gin v1.9.0
require (
	"github.com/acme/log" v1.0.0
	golang.org/x/sys v0.1.0 // indirect
)
replace github.com/acme/log => ../log
)")
      .file("main.go")
      .file("README.md", "# pay\n\n[![x](y)](z)\n\nPay takes money, e.g. from cards. It is fast.\n");
  const auto result = repository.infer();
  CHECK(shapes(result) == Set{"Component:pay service production"});
  const auto& pay = entity(result, "pay");
  CHECK(pay.mark == Mark{2, 1});
  CHECK(metadata(pay, "description") == "Pay takes money, e.g. from cards.");
  CHECK(packages(pay.provides) == Set{"go:github.com/acme/pay/v2@2"});
  CHECK(packages(pay.requires_) == Set{"go:github.com/gin-gonic/gin@6", "go:github.com/acme/log@8"});
}

TEST_CASE("go.mod: what makes which type", "[infer]") {
  const auto type_of = [](std::string_view name, std::string_view requirement,
                          std::initializer_list<const char*> files) {
    InferRepository repository{std::string(name)};
    repository.file("go.mod", fmt::format("module acme.dev/{}\nrequire {} v1\n", name, requirement));
    for (const char* file : files)
      repository.file(file,
                      std::string_view(file) == "Dockerfile" ? "FROM scratch\nENTRYPOINT [\"/x\"]\n" : "");
    const auto result = repository.infer();
    return result.entities.front().entity.document.find("spec")->string_or("type");
  };
  CHECK(type_of("log", "x.dev/x", {"log.go"}) == "library");
  CHECK(type_of("pay", "github.com/gin-gonic/gin", {"main.go"}) == "service");
  CHECK(type_of("gin-lib", "github.com/gin-gonic/gin", {"lib.go"}) == "library");
  CHECK(type_of("tool", "github.com/spf13/cobra", {"main.go"}) == "cli");
  CHECK(type_of("tool", "github.com/spf13/cobra", {"cmd/tool/root.go"}) == "cli");
  CHECK(type_of("tool", "github.com/spf13/cobra", {"cmd/tool/root_test.go"}) == "library");
  CHECK(type_of("tool", "github.com/spf13/cobra", {"cmd/tool/main.go", "cmd/tool/go.mod"}) == "library");
  CHECK(type_of("payctl", "google.golang.org/grpc", {"main.go"}) == "cli");
  CHECK(type_of("job", "x.dev/x", {"main.go"}) == "cli");
  CHECK(type_of("job", "x.dev/x", {"main.go", "Dockerfile"}) == "service");
}

TEST_CASE("go.work: members only; tools and internal modules are none", "[infer]") {
  InferRepository repository("shop");
  repository.file("go.work", "go 1.22\nuse (\n\t./api\n\t./cart // the cart\n)\n")
      .file("api/go.mod", "module acme.dev/shop/api\n")
      .file("cart/go.mod", "module acme.dev/shop/cart\n")
      .file("scratch/go.mod", "module acme.dev/shop/scratch\n");
  CHECK(shapes(repository.infer()) ==
        Set{"Component:shop-api library production", "Component:cart library production"});

  InferRepository tools("shop");
  tools.file("tools/go.mod", "module acme.dev/shop/tools\n")
      .file("internal/x/go.mod", "module acme.dev/shop/internal/x\n");
  CHECK(tools.infer().entities.empty());
}

TEST_CASE("A go.mod without a module line is a problem", "[infer]") {
  InferRepository repository;
  repository.file("go.mod", "go 1.22\n");
  const auto result = repository.infer();
  CHECK(result.entities.empty());
  REQUIRE(result.problems.size() == 1);
  CHECK(result.problems[0].kind == model::ProblemKind::manifest);
  CHECK(result.problems[0].severity == Severity::warning);
  CHECK(result.problems[0].path == "go.mod");
  CHECK(result.problems[0].message == "go.mod has no module line");
}

TEST_CASE("Cargo.toml: workspaces, inheritance, path dependencies", "[infer]") {
  InferRepository repository("ledger");
  repository
      .file("Cargo.toml", R"([workspace]
members = ["crates/*"]
exclude = ["crates/old"]
[workspace.package]
version = "1.4.0"
description = "Shared words"
)")
      .file("crates/ledger/Cargo.toml", R"([package]
name = "ledger"
version.workspace = true
description = { workspace = true }
[[bin]]
name = "ledger"
[dependencies]
axum = "0.7"
store = { package = "ledger-store", path = "../../lib/store" }
[dev-dependencies]
tempfile = "3"
[target.'cfg(unix)'.dependencies]
nix = "0.27"
)")
      .file("crates/old/Cargo.toml", "[package]\nname = \"old\"\n")
      .file("crates/ledger/src/main.rs")
      .file("lib/store/Cargo.toml", "[package]\nname = \"ledger-store\"\nversion = \"0.3.0\"\n")
      .file("xtask/Cargo.toml", "[package]\nname = \"xtask\"\n");
  const auto result = repository.infer();
  CHECK(shapes(result) ==
        Set{"Component:ledger service production", "Component:ledger-store library experimental"});
  const auto& ledger = entity(result, "ledger");
  CHECK(metadata(ledger, "description") == "Shared words");
  CHECK(packages(ledger.provides) == Set{"cargo:ledger@2"});
  CHECK(packages(ledger.requires_) == Set{"cargo:axum@8", "cargo:ledger-store@9", "cargo:nix@13"});
}

TEST_CASE("Cargo.toml: programs and libraries", "[infer]") {
  InferRepository repository("tool");
  repository.file("Cargo.toml", "[package]\nname = \"tool\"\nversion = \"2.0.0\"\n")
      .file("src/main.rs")
      .file("src/lib.rs");
  CHECK(shapes(repository.infer()) == Set{"Component:tool cli production"});
  InferRepository library("lib");
  library.file("Cargo.toml", "[package]\nname = \"lib-x\"\nversion = \"2.0.0\"\n").file("src/lib.rs");
  CHECK(shapes(library.infer()) == Set{"Component:lib-x library production"});
  InferRepository bins("bat");
  bins.file("Cargo.toml", "[package]\nname = \"bat\"\nversion = \"2.0.0\"\n")
      .file("src/lib.rs")
      .file("src/bin/bat/main.rs");
  CHECK(shapes(bins.infer()) == Set{"Component:bat cli production"});
  InferRepository helper("kit");
  helper.file("Cargo.toml", "[package]\nname = \"kit-x\"\nversion = \"2.0.0\"\n")
      .file("src/lib.rs")
      .file("src/bin/make_tables.rs");
  CHECK(shapes(helper.infer()) == Set{"Component:kit-x library production"});
}
