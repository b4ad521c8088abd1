#include "bs/match/schema.hpp"

#include "bs/base/error.hpp"
#include "bs/data/json.hpp"
#include "support/repeated.hpp"

using bs::data::Value;
using bs::match::Schema;
using bs::match::SchemaFault;
using bs::test::repeated;

namespace {

Value json(std::string_view text) {
  return bs::data::parse_json(text);
}

std::vector<SchemaFault> judge(std::string_view schema, std::string_view instance) {
  return Schema(json(schema)).validate(json(instance));
}

/// "pointer keyword: message (params)" for each fault.
std::vector<std::string> told(std::string_view schema, std::string_view instance) {
  std::vector<std::string> out;
  for (const SchemaFault& fault : judge(schema, instance)) {
    out.push_back(fmt::format("{} {}: {} ({})", fault.pointer, fault.keyword, fault.message, fault.params));
  }
  return out;
}

/// "line:column message" for each fault of the schema.
std::vector<std::string> refused(std::string_view schema) {
  std::vector<std::string> out;
  try {
    const Schema compiled(json(schema));
  } catch (const bs::Error& error) {
    CHECK(error.kind() == bs::ErrorKind::config);
    out.push_back(
        fmt::format("{}:{} {}", error.place().mark.line, error.place().mark.column, error.message()));
    for (const bs::Diagnostic& d : error.diagnostics()) {
      out.push_back(fmt::format("{}:{} {}", d.mark.line, d.mark.column, d.message));
    }
  }
  return out;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("schema: ajv's words, parameters and order") {
  struct Case {
    std::string_view schema;
    std::string_view instance;
    Lines faults;
  };
  // Made with ajv 8.20 (allErrors, strict: false).
  const std::vector<Case> cases = {
      {R"({"type":"string"})", "1", {" type: must be string (type: string)"}},
      {R"({"type":["string","null"]})", "1", {" type: must be string,null (type: string,null)"}},
      {R"({"required":["owner","a"]})",
       "{}",
       {" required: must have required property 'owner' (missingProperty: owner)",
        " required: must have required property 'a' (missingProperty: a)"}},
      {R"({"minLength":1})", R"("")", {" minLength: must NOT have fewer than 1 characters (limit: 1)"}},
      {R"({"maxLength":1})", R"("😀😀")", {" maxLength: must NOT have more than 1 characters (limit: 1)"}},
      {R"({"enum":["a",null,[1,null],{}]})",
       "1",
       {" enum: must be equal to one of the allowed values (allowedValues: a,,1,,[object Object])"}},
      {R"({"const":{"a":1}})", "1", {" const: must be equal to constant (allowedValue: [object Object])"}},
      {R"({"properties":{"a/b~":{"items":{"pattern":"^x"}}}})",
       R"({"a/b~":["x","y"]})",
       {"/a~1b~0/1 pattern: must match pattern \"^x\" (pattern: ^x)"}},
      {R"({"properties":{"a":{}},"patternProperties":{"^x":{}},"additionalProperties":false})",
       R"({"a":1,"x1":1,"b":1})",
       {" additionalProperties: must NOT have additional properties (additionalProperty: b)"}},
      {R"({"minimum":1.5,"exclusiveMaximum":1})",
       "1",
       {" minimum: must be >= 1.5 (comparison: >=, limit: 1.5)",
        " exclusiveMaximum: must be < 1 (comparison: <, limit: 1)"}},
      {R"({"multipleOf":2})", "3", {" multipleOf: must be multiple of 2 (multipleOf: 2)"}},
      {R"({"items":[true],"additionalItems":false,"minItems":4})",
       "[1,2]",
       {" minItems: must NOT have fewer than 4 items (limit: 4)",
        " additionalItems: must NOT have more than 1 items (limit: 1)"}},
      {R"({"uniqueItems":true})",
       "[1,{\"a\":1,\"b\":2},{\"b\":2.0,\"a\":1}]",
       {" uniqueItems: must NOT have duplicate items (items ## 1 and 2 are identical) (i: 2, j: 1)"}},
      {R"({"contains":{"type":"string"}})",
       "[1]",
       {"/0 type: must be string (type: string)",
        " contains: must contain at least 1 valid item(s) (minContains: 1)"}},
      {R"({"anyOf":[{"type":"string"},{"minimum":2}]})",
       "1",
       {" type: must be string (type: string)", " minimum: must be >= 2 (comparison: >=, limit: 2)",
        " anyOf: must match a schema in anyOf ()"}},
      {R"({"oneOf":[{"type":"integer"},{"minimum":2},true]})",
       "1",
       {" minimum: must be >= 2 (comparison: >=, limit: 2)",
        " oneOf: must match exactly one schema in oneOf (passingSchemas: 0,2)"}},
      {R"({"not":{"type":"integer"}})", "1", {" not: must NOT be valid ()"}},
      {R"({"if":{"minimum":1},"then":{"minimum":5},"else":{"maximum":-5}})",
       "2",
       {" minimum: must be >= 5 (comparison: >=, limit: 5)",
        " if: must match \"then\" schema (failingKeyword: then)"}},
      {R"({"if":{"minimum":1},"then":{"minimum":5},"else":{"maximum":-5}})",
       "0",
       {" maximum: must be <= -5 (comparison: <=, limit: -5)",
        " if: must match \"else\" schema (failingKeyword: else)"}},
      {R"({"dependencies":{"a":["b","c"],"d":["e"]}})",
       R"({"a":1,"b":1,"d":1})",
       {" dependencies: must have properties b, c when property a is present (property: a, missingProperty: "
        "c, "
        "depsCount: 2, deps: b, c)",
        " dependencies: must have property e when property d is present (property: d, missingProperty: e, "
        "depsCount: "
        "1, deps: e)"}},
      {R"({"propertyNames":{"maxLength":1},"maxProperties":1})",
       R"({"ab":1,"c":1})",
       {" maxProperties: must NOT have more than 1 properties (limit: 1)",
        " maxLength: must NOT have more than 1 characters (limit: 1)",
        " propertyNames: property name must be valid (propertyName: ab)"}},
      {R"({"properties":{"a":false}})", R"({"a":1})", {"/a false schema: boolean schema is false ()"}},
      {R"({"format":"email"})", R"("x")", {" format: must match format \"email\" (format: email)"}},
      {R"({"type":"object","required":["a"],"enum":[1]})",
       "[]",
       {" enum: must be equal to one of the allowed values (allowedValues: 1)",
        " type: must be object (type: object)"}},
      {R"({"format":"password","x-own":[],"title":1})", "\"x\"", {}},
  };
  for (const Case& c : cases) {
    INFO(c.schema << " on " << c.instance);
    CHECK(told(c.schema, c.instance) == c.faults);
  }
}

TEST_CASE("schema: faults have places") {
  const auto faults =
      judge(R"({"properties":{"a":{"type":"string"}},"required":["b"],"additionalProperties":false})",
            "{\n  \"a\": 1,\n  \"c\": 2\n}");
  REQUIRE(faults.size() == 3);
  CHECK(faults[0].keyword == "required");
  CHECK(faults[0].mark == bs::Mark{1, 1});
  CHECK(faults[1].keyword == "additionalProperties");
  CHECK(faults[1].mark == bs::Mark{3, 3});
  CHECK(faults[2].keyword == "type");
  CHECK(faults[2].mark == bs::Mark{2, 8});
}

TEST_CASE("schema: multiples are counted in decimals") {
  const auto is_multiple = [](std::string_view number, std::string_view of) {
    return judge(fmt::format("{{\"multipleOf\":{}}}", of), number).empty();
  };
  CHECK(is_multiple("1.1", "0.1"));
  CHECK(is_multiple("0.0075", "0.0001"));
  CHECK_FALSE(is_multiple("0.00751", "0.0001"));
  CHECK(is_multiple("0", "7"));
  CHECK(is_multiple("-30", "15"));
  CHECK_FALSE(is_multiple("5", "10"));
  CHECK(is_multiple("1e308", "0.5"));
  CHECK_FALSE(is_multiple("1e308", "0.123456789"));
  CHECK(is_multiple("9007199254740993", "3"));
  CHECK_FALSE(is_multiple("9007199254740994", "3"));
  CHECK_FALSE(is_multiple("4.5", "9223372036854775807"));
}

TEST_CASE("schema: all faults of a schema at once, with places") {
  CHECK(refused("{\n\"type\": \"text\",\n\"minLength\": -1,\n\"properties\": {\"a\": 1},\n\"enum\": []}") ==
        Lines{"2:9 \"/type\" must be a type of JSON, not \"text\"",
              "3:14 \"/minLength\" must be a whole number of 0 or more",
              "4:21 \"/properties/a\" must be an object or a boolean, not number",
              "5:9 \"/enum\" must be an array of at least one value"});
  CHECK(refused("[]") == Lines{"1:1 the schema must be an object or a boolean, not array"});
  const std::vector<std::pair<std::string_view, std::string_view>> cases = {
      {R"({"type":[]})", "\"/type\" must name a type"},
      {R"({"minItems":1.5})", "\"/minItems\" must be a whole number of 0 or more"},
      {R"({"maximum":"1"})", "\"/maximum\" must be a number"},
      {R"({"exclusiveMinimum":true})", "\"/exclusiveMinimum\" must be a number"},
      {R"({"multipleOf":0})", "\"/multipleOf\" must be more than 0"},
      {R"({"pattern":1})", "\"/pattern\" must be a string"},
      {R"({"format":1})", "\"/format\" must be a string"},
      {R"({"uniqueItems":1})", "\"/uniqueItems\" must be true or false"},
      {R"({"required":"a"})", "\"/required\" must be an array of property names"},
      {R"({"dependencies":{"a/b":[1]}})", "\"/dependencies/a~1b\" must be an array of property names"},
      {R"({"properties":[]})", "\"/properties\" must be an object"},
      {R"({"allOf":[]})", "\"/allOf\" must be an array of at least one schema"},
      {R"x({"pattern":"a(?=b)"})x",
       "\"/pattern\" cannot be used: the regular expression \"a(?=b)\" is faulty: lookahead and lookbehind "
       "are not "
       "supported"},
      {R"x({"patternProperties":{"(a)\\1":{}}})x",
       "\"/patternProperties/(a)\\1\" cannot be used: the regular expression \"(a)\\1\" is faulty: back "
       "references are "
       "not supported"},
      {R"({"items":{"$ref":"other.json#/a"}})",
       "\"/items/$ref\" leads outside of this document: \"other.json#/a\""},
      {R"({"items":{"$ref":"#/definitions/a"}})", "\"/items/$ref\" leads nowhere: \"#/definitions/a\""},
      {R"({"$ref":"#name"})", "\"/$ref\" leads nowhere: \"#name\""},
      {R"({"allOf":[{"$ref":"#"}]})",
       "\"/allOf/0\" leads back to itself without going deeper into the value"},
      {R"({"$ref":"#"})", "the schema leads back to itself without going deeper into the value"},
      {R"({"unevaluatedProperties":false})",
       "\"/unevaluatedProperties\" is a keyword of a later draft, which bs does not read"},
      {R"({"$schema":"https://json-schema.org/draft/2020-12/schema"})",
       "\"/$schema\" names \"https://json-schema.org/draft/2020-12/schema\", which bs does not read"},
      {R"({"definitions":{"unused":{"type":"x"}}})",
       "\"/definitions/unused/type\" must be a type of JSON, not \"x\""},
  };
  for (const auto& [schema, message] : cases) {
    INFO(schema);
    const Lines lines = refused(schema);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].substr(lines[0].find(' ') + 1) == message);
  }
  CHECK(refused(R"({"$schema":"http://json-schema.org/draft-07/schema#","$comment":1,"$defs":{"a":true}})")
            .empty());
}

TEST_CASE("schema: references within the document") {
  const std::string_view tree =
      R"({"definitions":{"node":{"required":["v"],"properties":{"next":{"$ref":"#/definitions/node"}}}},)"
      R"("$ref":"#/definitions/node"})";
  CHECK(judge(tree, R"({"v":1,"next":{"v":2}})").empty());
  CHECK(told(tree, R"({"v":1,"next":{"v":2,"next":{}}})") ==
        Lines{"/next/next required: must have required property 'v' (missingProperty: v)"});
  // Beside a reference nothing counts.
  CHECK(judge(R"({"properties":{"a":{"$ref":"#/properties/b","maximum":1},"b":{}}})", R"({"a":2})").empty());
  CHECK_FALSE(
      judge(
          R"({"$id":"http://x/a","items":{"$ref":"/b#n"},"definitions":{"b":{"$id":"b","not":{"$id":"#n"}}}})",
          "[1]")
          .size());
}

TEST_CASE("schema: work and depth are bounded") {
  // Each level asks twice for the next one.
  std::string doubling = R"({"$ref":"#/definitions/d0","definitions":{)";
  for (int i = 0; i < 60; ++i) {
    doubling +=
        fmt::format(R"("d{}":{{"allOf":[{{"$ref":"#/definitions/d{}"}},{{"$ref":"#/definitions/d{}"}}]}},)",
                    i, i + 1, i + 1);
  }
  doubling += R"("d60":{"type":"string"}}})";
  const Schema schema(json(doubling));
  try {
    schema.validate(json("\"x\""));
    FAIL("no limit");
  } catch (const bs::Error& error) {
    CHECK(error.kind() == bs::ErrorKind::limit);
    CHECK(error.message() == "the schema takes more than 5,000,000 steps on this value");
  }

  std::string chain = R"({"$ref":"#/definitions/d0","definitions":{)";
  for (int i = 0; i < 2000; ++i)
    chain += fmt::format(R"("d{}":{{"not":{{"$ref":"#/definitions/d{}"}}}},)", i, i + 1);
  chain += R"("d2000":true}})";
  CHECK_THROWS_WITH(Schema(json(chain)).validate(json("1")),
                    "schemas apply to each other more than 1,500 levels deep");

  CHECK(refused(repeated(R"({"not":)", 300) + "{}" + repeated("}", 300)) ==
        Lines{"1:1800 \"" + repeated("/not", 257) + "\" is nested more than 256 schemas deep"});
  const Schema deep(json(R"({"items":{"$ref":"#"}})"));
  CHECK(deep.validate(json(repeated("[", 500) + repeated("]", 500))).empty());
}

TEST_CASE("schema: more than 1,000 faults are counted, not listed") {
  std::string array = "[0";
  for (int i = 0; i < 1499; ++i) array += ",0";
  const auto faults = judge(R"({"items":{"type":"string"}})", array + "]");
  REQUIRE(faults.size() == 1001);
  CHECK(faults.back().message == "500 more faults are not listed");
  CHECK(faults.back().keyword.empty());
  // What a branch had to say does not count once another branch passes.
  CHECK(judge(R"({"anyOf":[{"items":{"type":"string"}},true]})", array + "]").empty());
}

TEST_CASE("schema: lookahead at the beginning of an anchored pattern is a second condition") {
  const auto holds = [](const std::string& pattern, const std::string& text) {
    Value schema = Value::object();
    schema.set("pattern", pattern);
    return Schema(schema).validate(Value(text)).empty();
  };
  const std::string bucket = "(?!(^xn--|.+-s3alias$))^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$";
  CHECK(holds(bucket, "acme-logs"));
  CHECK_FALSE(holds(bucket, "xn--logs"));
  CHECK_FALSE(holds(bucket, "logs-s3alias"));
  CHECK(holds(bucket, "logs-s3alias-2"));
  const std::string password = "^(?=.*[A-Z])(?=.*\\d)(?!.*[)\\]|]).{4,}$";
  CHECK(holds(password, "Abc1"));
  CHECK_FALSE(holds(password, "abc1"));
  CHECK_FALSE(holds(password, "Abcd"));
  CHECK_FALSE(holds(password, "Abc1)"));
  CHECK_FALSE(holds(password, "Ab1"));
  // Where it counts for one alternative, for some place of the text, or is repeated, it stays an error.
  for (const char* pattern : {"^(?!a)b|c", "(?!a)b", "^(?=a)*b$", "^b(?!a)$", "^(?!a", "^(?!(?!a)b)c$"})
    CHECK_THROWS_AS(holds(pattern, "b"), bs::Error);
}
