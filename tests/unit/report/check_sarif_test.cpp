#include <catch2/catch.hpp>

#include "bs/report/checks.hpp"
#include "unit/report/check_report.hpp"

using namespace bs;
using namespace bs::report;

TEST_CASE("SARIF: a run a component", "[report]") {
  CHECK(to_sarif(test::check_report()) == R"~({
  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
  "version": "2.1.0",
  "runs": [
    {
      "tool": {
        "driver": {
          "name": "bs",
          "semanticVersion": "0.1.0",
          "informationUri": "urn:bs:checks",
          "rules": [
            {
              "id": "workflow-injection",
              "name": "WorkflowInjection",
              "shortDescription": {
                "text": "Workflows do not run text of strangers"
              },
              "fullDescription": {
                "text": "A title of a pull request is a program then."
              },
              "help": {
                "text": "A title of a pull request is a program then.\n\nPut it in env: and write \"$TITLE\".",
                "markdown": "Why: A title of a pull request is a program then.\n\nDo: Put it in env: and write `\"$TITLE\"`."
              },
              "defaultConfiguration": {
                "level": "error"
              },
              "properties": {
                "tags": [
                  "basics",
                  "security"
                ],
                "precision": "high",
                "security-severity": "8.0"
              }
            }
          ]
        }
      },
      "automationDetails": {
        "id": "bs/repository/"
      },
      "columnKind": "unicodeCodePoints",
      "originalUriBaseIds": {
        "%SRCROOT%": {
          "description": {
            "text": "The root of the repository checkout."
          }
        }
      },
      "invocations": [
        {
          "executionSuccessful": true,
          "exitCode": 1,
          "toolExecutionNotifications": []
        }
      ],
      "properties": {
        "repository": "checkout",
        "revision": "working tree",
        "commit": "4f21c9e000000000000000000000000000000000",
        "policy": "built-in",
        "policyDigest": "5b1e07c2000000000000000000000000000000aa"
      },
      "versionControlProvenance": [
        {
          "repositoryUri": "https://github.com/acme/checkout",
          "revisionId": "4f21c9e000000000000000000000000000000000",
          "mappedTo": {
            "uriBaseId": "%SRCROOT%"
          }
        }
      ],
      "results": [
        {
          "ruleId": "workflow-injection",
          "ruleIndex": 0,
          "kind": "fail",
          "level": "error",
          "message": {
            "text": "the title runs in a shell"
          },
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": ".github/workflows/label.yml",
                  "uriBaseId": "%SRCROOT%"
                },
                "region": {
                  "startLine": 23,
                  "startColumn": 9,
                  "snippet": {
                    "text": "run: echo \"${{ github.event.issue.title }}\""
                  }
                }
              }
            }
          ],
          "partialFingerprints": {
            "bsFinding/v1": "068e82191e706931df229cfc386905e7"
          },
          "properties": {
            "severity": "high",
            "component": "",
            "counts": true
          }
        }
      ]
    },
    {
      "tool": {
        "driver": {
          "name": "bs",
          "semanticVersion": "0.1.0",
          "informationUri": "urn:bs:checks",
          "rules": [
            {
              "id": "owner-known",
              "name": "OwnerKnown",
              "shortDescription": {
                "text": "The owner is in the catalog"
              },
              "fullDescription": {
                "text": "The owner is in the catalog"
              },
              "help": {
                "text": "The owner is in the catalog",
                "markdown": "Why: The owner is in the catalog"
              },
              "defaultConfiguration": {
                "level": "note"
              },
              "properties": {
                "tags": [],
                "precision": "high"
              }
            },
            {
              "id": "readme-links",
              "name": "ReadmeLinks",
              "shortDescription": {
                "text": "Links of the README lead somewhere"
              },
              "fullDescription": {
                "text": "Links of the README lead somewhere"
              },
              "help": {
                "text": "Links of the README lead somewhere",
                "markdown": "Why: Links of the README lead somewhere"
              },
              "defaultConfiguration": {
                "level": "note"
              },
              "properties": {
                "tags": [],
                "precision": "high"
              }
            },
            {
              "id": "readme",
              "shortDescription": {
                "text": "There is a README"
              },
              "fullDescription": {
                "text": "There is a README"
              },
              "help": {
                "text": "There is a README",
                "markdown": "Why: There is a README"
              },
              "defaultConfiguration": {
                "level": "warning"
              },
              "properties": {
                "tags": [],
                "precision": "high"
              }
            }
          ]
        }
      },
      "automationDetails": {
        "id": "bs/component:default/api/"
      },
      "columnKind": "unicodeCodePoints",
      "originalUriBaseIds": {
        "%SRCROOT%": {
          "description": {
            "text": "The root of the repository checkout."
          }
        }
      },
      "invocations": [
        {
          "executionSuccessful": true,
          "exitCode": 1,
          "toolExecutionNotifications": []
        }
      ],
      "properties": {
        "repository": "checkout",
        "revision": "working tree",
        "commit": "4f21c9e000000000000000000000000000000000",
        "policy": "built-in",
        "policyDigest": "5b1e07c2000000000000000000000000000000aa"
      },
      "versionControlProvenance": [
        {
          "repositoryUri": "https://github.com/acme/checkout",
          "revisionId": "4f21c9e000000000000000000000000000000000",
          "mappedTo": {
            "uriBaseId": "%SRCROOT%"
          }
        }
      ],
      "results": [
        {
          "ruleId": "owner-known",
          "ruleIndex": 0,
          "kind": "fail",
          "level": "note",
          "message": {
            "text": "group:default/pay is not there, 100 %"
          },
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "api/catalog-info.yaml",
                  "uriBaseId": "%SRCROOT%"
                },
                "region": {
                  "startLine": 1
                }
              }
            }
          ],
          "partialFingerprints": {
            "bsFinding/v1": "5ccbdc6df545537ba8dbd26b9b2957f4"
          },
          "properties": {
            "severity": "low",
            "component": "component:default/api",
            "counts": false
          }
        },
        {
          "ruleId": "readme-links",
          "ruleIndex": 1,
          "kind": "fail",
          "level": "note",
          "message": {
            "text": "docs/a|b.md is not there"
          },
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "api/READ%20ME.md",
                  "uriBaseId": "%SRCROOT%"
                },
                "region": {
                  "startLine": 31
                }
              }
            }
          ],
          "partialFingerprints": {
            "bsFinding/v1": "b0aac15bfa146409d8235037a1b23e5d"
          },
          "properties": {
            "severity": "low",
            "component": "component:default/api",
            "counts": false
          }
        }
      ]
    }
  ]
}
)~");
}
