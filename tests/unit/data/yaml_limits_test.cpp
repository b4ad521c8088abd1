// The limits of reliability.md, each at its edge.
#include "outcome.hpp"

using bs::data::YamlLimits;
using bs::test::outcome;

namespace {

std::string repeated(std::string_view part, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += part;
  return text;
}

/// The outcome without the values.
std::string fault_of(const std::string& text, const YamlLimits& limits = {}) {
  const std::string got = outcome(text, limits);
  return got.substr(0, 1) == "{" || got.substr(0, 1) == "[" || got.substr(0, 1) == "\"" ? "" : got;
}

}  // namespace

TEST_CASE("yaml: nesting ends at 64 levels, however it is written") {
  CHECK(fault_of(repeated("[", 64) + repeated("]", 64)).empty());
  CHECK(fault_of(repeated("[", 65) + repeated("]", 65)) == "1:65 nested deeper than 64 levels");
  CHECK(fault_of(repeated("[", 1 << 19)) == "1:65 nested deeper than 64 levels");
  CHECK(fault_of(repeated("{a: ", 65) + repeated("}", 65)) == "1:257 nested deeper than 64 levels");
  CHECK(fault_of(repeated("- ", 64) + "a").empty());
  CHECK(fault_of(repeated("- ", 65) + "a") == "1:129 nested deeper than 64 levels");
  CHECK(fault_of(repeated("? ", 65) + "a") == "1:129 nested deeper than 64 levels");
  CHECK(fault_of(repeated("- ", 40) + repeated("[", 25) + repeated("]", 25)) ==
        "1:105 nested deeper than 64 levels");
  std::string steps;
  for (std::size_t i = 0; i < 65; ++i) steps += std::string(i, ' ') + "a:\n";
  CHECK(fault_of(steps) == "65:65 nested deeper than 64 levels");
}

TEST_CASE("yaml: size of files and documents, number of documents") {
  YamlLimits limits;
  limits.file_bytes = 40;
  limits.document_bytes = 20;
  limits.documents = 3;
  CHECK(outcome(std::string(40, '#'), limits).empty());
  CHECK(outcome(std::string(41, '#'), limits) == "file: 0:0 the file is larger than 40 bytes");
  CHECK(outcome(std::string(20, 'x'), limits) == "\"xxxxxxxxxxxxxxxxxxxx\"");
  CHECK(outcome("---\n" + std::string(21, 'x') + "\n---\na", limits) ==
        "2:1 the document is larger than 20 bytes | \"a\"");
  CHECK(outcome("--- a\n--- b\n--- c\n", limits) == R"("a" | "b" | "c")");
  CHECK(outcome("--- a\n--- b\n--- c\n--- d\n", limits) == "file: 0:0 more than 3 documents in one file");
  CHECK(outcome("---\n---\n---\n---\n", limits) == "file: 0:0 more than 3 documents in one file");
}

TEST_CASE("yaml: parts and values of a document") {
  YamlLimits limits;
  limits.events = 8;
  CHECK(outcome("a: b\nc: d\n", limits) == R"({"a":"b","c":"d"})");
  CHECK(outcome("a: b\nc: d\ne: f\n", limits) == "3:4 more than 8 parts in one document");
  limits = {};
  limits.nodes = 5;
  CHECK(outcome("a: b\nc: d\n", limits) == R"({"a":"b","c":"d"})");
  CHECK(outcome("a: b\nc: d\ne:\n", limits) == "3:2 more than 5 values in one document");
  limits.nodes = 6;
  CHECK(outcome("[a, b, &x [c], *x]", limits) == "1:16 more than 6 values, counted through aliases");
  limits.nodes = 5;
  CHECK(outcome("!!binary QUJDREVGR0g=", limits) == "1:10 more than 5 values in one document");
  limits = {};
  limits.aliases = 3;
  CHECK(outcome("[&a x, *a, *a]", limits) == R"(["x","x","x"])");
  CHECK(outcome("[&a x, *a, *a, *a]", limits) == "1:16 aliases expand to more than 3 values");
}

TEST_CASE("yaml: a document of nothing but faults tells the first 50 and a number") {
  const bs::data::YamlFile file = bs::data::parse_yaml("a: [" + repeated(",", 70) + "]");
  REQUIRE(file.documents.size() == 1);
  const std::vector<bs::Diagnostic>& told = file.documents[0].diagnostics;
  REQUIRE(told.size() == 51);
  CHECK(told[49] == bs::Diagnostic{bs::Severity::error, "nothing stands before this ','", {1, 54}, ""});
  CHECK(told[50] == bs::Diagnostic{bs::Severity::note, "and 20 more faults", {1, 54}, ""});
}
