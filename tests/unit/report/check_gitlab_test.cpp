#include <catch2/catch.hpp>

#include "bs/report/checks.hpp"
#include "unit/report/check_report.hpp"

using namespace bs;
using namespace bs::report;

TEST_CASE("code quality: an issue a finding", "[report]") {
  CHECK(to_gitlab(test::check_report()) == R"~([
  {
    "description": "Workflows do not run text of strangers: the title runs in a shell",
    "check_name": "workflow-injection",
    "fingerprint": "068e82191e706931df229cfc386905e7",
    "severity": "critical",
    "location": {
      "path": ".github/workflows/label.yml",
      "lines": {
        "begin": 23
      }
    }
  },
  {
    "description": "The owner is in the catalog: group:default/pay is not there, 100 % (api)",
    "check_name": "owner-known",
    "fingerprint": "5ccbdc6df545537ba8dbd26b9b2957f4",
    "severity": "minor",
    "location": {
      "path": "api/catalog-info.yaml",
      "lines": {
        "begin": 1
      }
    }
  },
  {
    "description": "Links of the README lead somewhere: docs/a|b.md is not there (api)",
    "check_name": "readme-links",
    "fingerprint": "b0aac15bfa146409d8235037a1b23e5d",
    "severity": "info",
    "location": {
      "path": "api/READ ME.md",
      "lines": {
        "begin": 31
      }
    }
  }
]
)~");
}
