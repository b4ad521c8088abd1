#include <catch2/catch.hpp>

#include "bs/report/checks.hpp"
#include "unit/report/check_report.hpp"

using namespace bs;
using namespace bs::report;

TEST_CASE("JUnit: a suite a component, a case a check", "[report]") {
  CHECK(to_junit(test::check_report()) == R"~(<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="bs check" tests="4" failures="2" errors="0" skipped="0">
  <testsuite name="checkout" tests="1" failures="1" errors="0" skipped="0" timestamp="2026-11-22T09:00:00Z">
    <properties>
      <property name="repository" value="checkout"/>
      <property name="revision" value="working tree"/>
      <property name="commit" value="4f21c9e000000000000000000000000000000000"/>
      <property name="policy" value="built-in"/>
      <property name="policyDigest" value="5b1e07c2000000000000000000000000000000aa"/>
    </properties>
    <testcase name="workflow-injection: Workflows do not run text of strangers" classname="checkout" file=".github/workflows/label.yml" line="23" time="0">
      <failure message="the title runs in a shell" type="high">.github/workflows/label.yml:23: the title runs in a shell&#10;    run: echo &quot;${{ github.event.issue.title }}&quot;&#10;do: Put it in env: and write &quot;$TITLE&quot;.&#10;</failure>
    </testcase>
  </testsuite>
  <testsuite name="api" tests="3" failures="1" errors="0" skipped="0" timestamp="2026-11-22T09:00:00Z">
    <properties>
      <property name="repository" value="checkout"/>
      <property name="revision" value="working tree"/>
      <property name="commit" value="4f21c9e000000000000000000000000000000000"/>
      <property name="policy" value="built-in"/>
      <property name="policyDigest" value="5b1e07c2000000000000000000000000000000aa"/>
    </properties>
    <testcase name="owner-known: The owner is in the catalog" classname="component:default/api" file="api/catalog-info.yaml" line="1" time="0">
      <failure message="group:default/pay is not there, 100 %" type="low">api/catalog-info.yaml:1: group:default/pay is not there, 100 %&#10;</failure>
    </testcase>
    <testcase name="readme-links: Links of the README lead somewhere" classname="component:default/api" file="api/READ ME.md" line="31" time="0">
      <system-out>warning&#10;api/READ ME.md:31: docs/a|b.md is not there&#10;</system-out>
    </testcase>
    <testcase name="readme: There is a README" classname="component:default/api" time="0"/>
  </testsuite>
</testsuites>
)~");
}
