#include "bs/data/xml.hpp"

#include "bs/data/json.hpp"
#include "support/error_of.hpp"

using bs::data::parse_xml;
using bs::data::to_json;
using bs::data::Value;
using bs::test::error_of;

TEST_CASE("xml: elements become text, objects and arrays") {
  const std::string_view text =
      "<?xml version=\"1.0\"?>\n"
      "<!-- <a><b> -->\n"
      "<project xmlns=\"m\">\n"
      "  <artifactId> pay &amp; go </artifactId>\n"
      "  <modules><module>a</module><module>b</module><module/></modules>\n"
      "  <Reference Include='x>y'>text<Sub/></Reference>\n"
      "  <raw><![CDATA[<z>]]></raw>\n"
      "</project>\n";
  CHECK(to_json(parse_xml(text)) ==
        R"({"project":{"@xmlns":"m","artifactId":"pay & go","modules":{"module":["a","b",""]},)"
        R"("Reference":{"@Include":"x>y","Sub":"","#text":"text"},"raw":"<z>"}})");
  const Value root = parse_xml(text);
  CHECK(root.find("project")->mark == bs::Mark{3, 1});
  CHECK(root.find("project")->find("modules")->find("module")->as_array()[1].mark == bs::Mark{5, 30});
}

TEST_CASE("xml: no document type is expanded") {
  const std::string_view bomb =
      "<!DOCTYPE a [<!ENTITY x \"xxxx\"><!ENTITY y \"&x;&x;\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]>\n"
      "<a>&y;&f;</a>";
  CHECK(to_json(parse_xml(bomb)) == R"({"a":"&y;&f;"})");
}

TEST_CASE("xml: faults have a place") {
  try {
    parse_xml("<a>\n  <b>\n</a>", "pom.xml");
    FAIL("no error");
  } catch (const bs::Error& error) {
    CHECK(error.kind() == bs::ErrorKind::config);
    CHECK(error.message() == "this is not valid XML: start-end tags mismatch");
    CHECK(error.place().text() == "pom.xml:3:3");
  }
  CHECK(error_of([] { parse_xml(""); }) == "config: this is not valid XML: no document element found");
  CHECK(error_of([] { parse_xml("<"); }) == "config: this is not valid XML: could not determine tag type");
  CHECK(error_of([] { parse_xml("<a b></a>"); }) ==
        "config: this is not valid XML: error parsing element attribute");
}

TEST_CASE("xml: depth and size are bounded") {
  const auto nested = [](std::size_t depth) {
    std::string text;
    for (std::size_t i = 0; i < depth; ++i) text += "<a>";
    for (std::size_t i = 0; i < depth; ++i) text += "</a>";
    return text;
  };
  CHECK(error_of([&] { parse_xml(nested(256)); }) == "none");
  CHECK(error_of([&] { parse_xml(nested(257)); }) == "limit: XML nested deeper than 256 levels");
  CHECK(error_of([&] { parse_xml(nested(100'000)); }) == "limit: XML nested deeper than 256 levels");
  CHECK(error_of([] { parse_xml(std::string((8u << 20) + 1, ' ')); }) == "limit: XML larger than 8 MiB");
  std::string wide = "<a>";
  for (int i = 0; i < 50'000; ++i) wide += fmt::format("<b{}/><c x='1'/>", i);
  CHECK(parse_xml(wide + "</a>").find("a")->as_object().size() == 50'001);
}
