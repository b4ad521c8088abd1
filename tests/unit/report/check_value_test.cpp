#include <catch2/catch.hpp>

#include "bs/report/checks.hpp"
#include "unit/report/check_report.hpp"

using namespace bs;
using namespace bs::report;

TEST_CASE("JSON: everything that a run holds", "[report]") {
  CHECK(to_json(test::check_report()) == R"~({
  "schemaVersion": 1,
  "exitStatus": 1,
  "failOn": "medium",
  "runs": [
    {
      "repository": "checkout",
      "identity": "github.com/acme/checkout",
      "revision": "working tree",
      "commit": "4f21c9e000000000000000000000000000000000",
      "time": "2026-11-22T09:00:00Z",
      "fails": true,
      "tracks": [
        "basics"
      ],
      "checkCount": 4,
      "totals": {
        "failed": 2,
        "warnings": 1,
        "passed": 1,
        "notApplicable": 0,
        "notReported": 0,
        "errors": 0,
        "exempt": 0,
        "new": 0,
        "known": 0,
        "fixed": 0,
        "due": 0
      },
      "policy": {
        "source": "built-in",
        "digest": "5b1e07c2000000000000000000000000000000aa",
        "changes": []
      },
      "base": null,
      "repositoryWide": {
        "ref": "",
        "name": "",
        "type": "",
        "owner": "",
        "system": "",
        "folder": "",
        "anchor": "",
        "source": "",
        "inferred": false,
        "results": [
          {
            "check": "workflow-injection",
            "name": "Workflows do not run text of strangers",
            "severity": "high",
            "outcome": "failed",
            "change": "",
            "message": "",
            "hint": "Put it in env: and write \"$TITLE\".",
            "canFix": false,
            "exemptReason": "",
            "findings": [
              {
                "path": ".github/workflows/label.yml",
                "line": 23,
                "column": 9,
                "message": "the title runs in a shell",
                "excerpt": "run: echo \"${{ github.event.issue.title }}\"",
                "key": "title",
                "change": ""
              }
            ],
            "evidence": []
          }
        ],
        "standings": []
      },
      "components": [
        {
          "ref": "component:default/api",
          "name": "api",
          "type": "service",
          "owner": "",
          "system": "",
          "folder": "api",
          "anchor": "api/catalog-info.yaml",
          "source": "catalog-info.yaml",
          "inferred": false,
          "results": [
            {
              "check": "owner-known",
              "name": "The owner is in the catalog",
              "severity": "low",
              "outcome": "failed",
              "change": "",
              "message": "",
              "hint": "",
              "canFix": false,
              "exemptReason": "",
              "findings": [
                {
                  "path": "",
                  "message": "group:default/pay is not there, 100 %",
                  "excerpt": "",
                  "key": "pay",
                  "change": ""
                }
              ],
              "evidence": []
            },
            {
              "check": "readme-links",
              "name": "Links of the README lead somewhere",
              "severity": "low",
              "outcome": "warning",
              "change": "",
              "message": "",
              "hint": "",
              "canFix": false,
              "exemptReason": "",
              "findings": [
                {
                  "path": "api/READ ME.md",
                  "line": 31,
                  "message": "docs/a|b.md is not there",
                  "excerpt": "",
                  "key": "a|b",
                  "change": ""
                }
              ],
              "evidence": []
            },
            {
              "check": "readme",
              "name": "There is a README",
              "severity": "medium",
              "outcome": "passed",
              "change": "",
              "message": "",
              "hint": "",
              "canFix": false,
              "exemptReason": "",
              "findings": [],
              "evidence": []
            }
          ],
          "standings": [
            {
              "track": "basics",
              "trackName": "Basics",
              "ordinal": 0,
              "level": "",
              "applies": true,
              "undecided": false,
              "next": "bronze",
              "missing": [
                "owner-known"
              ],
              "undecidedChecks": []
            }
          ]
        }
      ],
      "scopeChanges": [],
      "fixed": [],
      "notes": []
    }
  ],
  "checks": [
    {
      "id": "workflow-injection",
      "name": "Workflows do not run text of strangers",
      "description": "",
      "why": "A title of a pull request is a program then.",
      "remediation": "Put it in env: and write \"$TITLE\".",
      "severity": "high",
      "warns": false,
      "manual": false,
      "owner": "",
      "supportChannel": "",
      "file": "built-in: checks/workflow-injection.yaml"
    }
  ]
}
)~");
}
