#include <catch2/catch.hpp>

#include "bs/report/checks.hpp"
#include "unit/report/check_report.hpp"

using namespace bs;
using namespace bs::report;

TEST_CASE("lines: where, which check, what", "[report]") {
  CHECK(to_lines(test::check_report()) ==
        R"~(.github/workflows/label.yml:23:9: workflow-injection: the title runs in a shell
api/catalog-info.yaml:1: owner-known: group:default/pay is not there, 100 %
api/READ ME.md:31: readme-links: docs/a|b.md is not there
)~");
}

TEST_CASE("workflow commands: the worst first, what does not shut the gate is a warning", "[report]") {
  CHECK(
      to_github(test::check_report()) ==
      R"~(bs check: repository=checkout, revision=working tree, commit=4f21c9e000000000000000000000000000000000, policy=built-in, policyDigest=5b1e07c2000000000000000000000000000000aa
::error title=Workflows do not run text of strangers (workflow-injection),file=.github/workflows/label.yml,line=23,col=9::high: the title runs in a shell%0Ado: Put it in env: and write "$TITLE".
::warning title=The owner is in the catalog (owner-known),file=api/catalog-info.yaml,line=1::low: group:default/pay is not there, 100 %25%0Ain api
::warning title=Links of the README lead somewhere (readme-links),file=api/READ ME.md,line=31::low: docs/a|b.md is not there%0Ain api
)~");
}

TEST_CASE("TAP: a point a check, findings in its block", "[report]") {
  CHECK(to_tap(test::check_report()) == R"~(TAP version 14
1..4
# bs check: repository=checkout, revision=working tree, commit=4f21c9e000000000000000000000000000000000, policy=built-in, policyDigest=5b1e07c2000000000000000000000000000000aa
not ok 1 - workflow-injection: Workflows do not run text of strangers (checkout)
  ---
  outcome: "failed"
  severity: "high"
  do: "Put it in env: and write \"$TITLE\"."
  findings:
    - {"path":".github/workflows/label.yml","line":23,"column":9,"message":"the title runs in a shell","excerpt":"run: echo \"${{ github.event.issue.title }}\""}
  ...
not ok 2 - owner-known: The owner is in the catalog (api)
  ---
  outcome: "failed"
  severity: "low"
  findings:
    - {"path":"api/catalog-info.yaml","line":1,"message":"group:default/pay is not there, 100 %"}
  ...
not ok 3 - readme-links: Links of the README lead somewhere (api) # TODO warning
  ---
  outcome: "warning"
  severity: "low"
  findings:
    - {"path":"api/READ ME.md","line":31,"message":"docs/a|b.md is not there"}
  ...
ok 4 - readme: There is a README (api)
)~");
}

TEST_CASE("Markdown: a marker, the verdict, what to do", "[report]") {
  CHECK(to_markdown(test::check_report()) == R"~(<!-- bs check -->
### bs check: FAIL

`checkout`: 2 failed, 1 warning, 1 passed

working tree `4f21c9e00000`

policy `built-in` `5b1e07c20000`

- **FAIL** high `workflow-injection` Workflows do not run text of strangers
  - `.github/workflows/label.yml:23`: the title runs in a shell
  - `run: echo "${{ github.event.issue.title }}"`
  - do: Put it in env: and write `"$TITLE"`.
- **FAIL** low `owner-known` The owner is in the catalog
  - `api/catalog-info.yaml:1` in `api`: `group:default/pay` is not there, 100 `%`
- **warn** low `readme-links` Links of the README lead somewhere
  - `api/READ ME.md:31` in `api`: `docs/a|b.md` is not there
)~");
}
