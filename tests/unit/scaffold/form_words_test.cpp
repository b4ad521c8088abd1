#include <catch2/catch.hpp>

#include "form_spec.hpp"
#include "scaffold/pattern_words.hpp"

using namespace bs::scaffold;
using bs::data::Value;

namespace {

/// "message -> proposal" for one answer to a schema.
std::string told(const std::string& schema, const std::string& answer) {
  const auto form = form_of("properties: {x: " + schema + "}");
  std::string out = faults_text(*form, R"({"x":)" + answer + "}");
  if (out.starts_with("x: ")) out.erase(0, 3);
  if (out.ends_with('\n')) out.pop_back();
  return out;
}

}  // namespace

TEST_CASE("form words: what people write patterns for") {
  CHECK(pattern_wants("^[a-z0-9-]+$") == "lower case letters, digits and dashes");
  CHECK(pattern_wants("^[a-z]([-a-z0-9]*[a-z0-9])?$") ==
        "lower case letters, digits and dashes, first a lower case letter, last a lower case letter or a "
        "digit");
  CHECK(pattern_wants("^[a-z][a-z0-9-]{2,30}$") ==
        "lower case letters, digits and dashes, first a lower case letter, 3 to 31 characters");
  CHECK(pattern_wants("^[a-zA-Z0-9_-]*$") == "letters, digits, dashes and underscores");
  CHECK(pattern_wants("^\\d{4}$") == "digits, 4 characters");
  CHECK(pattern_wants("^[a-z][a-z0-9-]*-service$") ==
        "lower case letters, digits and dashes, first a lower case letter, ending in \"-service\"");
  CHECK(pattern_wants("^team-[a-z]+$") == "lower case letters and dashes, beginning with \"team-\"");
  CHECK(pattern_wants("^[a-z@+]+$") == "lower case letters, \"+\" and \"@\"");
  for (const char* none :
       {"", "abc", "^.*$", "^[^a]+$", "^a|b$", "^(?!a)b$", "^\\p{L}+$", "^[ä]$", "^(a", "^a{2$", "[", "\\"})
    CHECK(pattern_wants(none).empty());
}

TEST_CASE("form words: a fault of a pattern says what is wrong, and what would do") {
  const std::string slug = "{type: string, pattern: '^[a-z0-9-]+$'}";
  CHECK(told(slug, R"("Billing API")") == R"(has a space and capitals -> "billing-api")");
  CHECK(told(slug, R"("billing_api")") == R"(has an underscore -> "billing-api")");
  CHECK(told(slug, R"("a  b!!")") == R"(has spaces and "!" -> "a-b")");
  CHECK(told(slug, R"("Zürich")") == R"(has a capital and letters or signs beyond ASCII -> "z-rich")");
  CHECK(told(slug, R"("\u001b")") ==
        R"(has "\x1b"; it must be lower case letters, digits and dashes (pattern ^[a-z0-9-]+$))");
  CHECK(told("{type: string, pattern: '^[a-z][a-z-]*-service$'}", R"("Billing")") ==
        R"(has a capital -> "billing-service")");
  CHECK(told("{type: string, pattern: '^[a-z][a-z0-9]*$'}", R"("9lives")") ==
        "must be lower case letters and digits, first a lower case letter (pattern ^[a-z][a-z0-9]*$) -> "
        "\"lives\"");
  CHECK(told("{type: string, pattern: '^(?!xn--).+x$'}", R"("xn--")") ==
        "must match the pattern ^(?!xn--).+x$");
  CHECK(told("{type: string, pattern: '^[A-Z_]+$'}", R"("some name")") ==
        R"(has a space and lower case letters -> "SOME_NAME")");
  CHECK(told("{type: string, pattern: '^[a-z]+$', errorMessage: {pattern: a word}}", R"("A1")") == "a word");
  CHECK(told("{type: string, pattern: '^[a-z]+$', ui:options: {errorMessage: one word}}", R"("?")") ==
        "one word");
}

TEST_CASE("form words: the other keywords") {
  CHECK(told("{type: string, minLength: 1}", R"("")") == "must not be empty");
  CHECK(told("{type: string, minLength: 3}", R"("a")") == "has 1 character, at least 3 are needed");
  CHECK(told("{type: string, maxLength: 3}", R"("abcd")") ==
        "has 4 characters, at most 3 are allowed -> \"abc\"");
  CHECK(told("{type: string, format: email}", R"("x")") == "must be an e-mail address");
  CHECK(told("{type: string, format: email}", R"(" a@example.com ")") ==
        "must be an e-mail address -> \"a@example.com\"");
  CHECK(told("{type: string, format: uri}", R"("x")") ==
        "must be an address with its scheme, such as https://example.com/");
  CHECK(told("{type: number, exclusiveMinimum: 0}", "0") == "must be more than 0 -> 1");
  CHECK(told("{type: number, exclusiveMaximum: 10}", "11") == "must be less than 10 -> 9");
  CHECK(told("{type: integer, multipleOf: 5}", "12") == "must be a multiple of 5 -> 10");
  CHECK(told("{type: integer}", "1.5") == "must be a whole number -> 2");
  CHECK(told("{type: integer}", "true") == "must be a whole number");
  CHECK(told("{type: [string, 'null']}", "5") == "must be text");
  CHECK(told("{type: [string, number]}", "true") == "must be text or a number");
  CHECK(told("{type: boolean}", R"("x")") == "must be yes or no");
  CHECK(told("{type: array, maxItems: 1}", "[1,2]") == "takes at most 1 item");
  CHECK(told("{type: array, uniqueItems: true}", R"(["a","b","a"])") == R"(holds a twice -> ["a","b"])");
  CHECK(told("{type: array, items: {type: string, pattern: '^[a-z]+$'}}", R"(["a","B"])") ==
        "B has a capital; it must be lower case letters (pattern ^[a-z]+$)");
  CHECK(told("{type: object, additionalProperties: false}", R"({"a":1})") ==
        "has \"a\", which is not known here");
  CHECK(told("{type: object, minProperties: 2}", R"({"a":1})") == "needs at least 2 members");
  CHECK(told("{type: object, required: [a]}", "{}") == "needs \"a\"");
  CHECK(told("{enum: [1, two]}", R"("tow")") == "must be one of 1, two -> \"two\"");
  CHECK(told("{enum: [only]}", R"("other")") == "must be only");
  CHECK(told("{type: string, enum: [a1, a2, a3, a4, a5, a6, a7, a8, a9]}", R"("zzzz")") ==
        "must be one of a1, a2, a3, a4, a5, a6, a7, a8 and 1 others");
  CHECK(told("{not: {type: string}}", R"("a")") ==
        "fits none of what the template allows (not: must NOT be valid)");
}

TEST_CASE("form words: what only a page as a whole says") {
  const auto closed = form_of("{additionalProperties: false, properties: {a: {type: string}}}");
  CHECK(faults_text(*closed, R"({"b":1})") == ": has \"b\", which is not known here\n");
  const auto few = form_of("{maxProperties: 1, properties: {a: {type: string}, b: {type: string}}}");
  CHECK(faults_text(*few, R"({"a":"1","b":"2"})") == ": takes at most 1 member\n");
  const auto either = form_of(
      "{anyOf: [{required: [a]}, {required: [b]}], properties: {a: {type: string}, b: {type: string}}}");
  CHECK(faults_text(*either, R"({"b":"2"})").empty());
}
