#include "outcome.hpp"

using bs::Mark;
using bs::data::parse_yaml_single;
using bs::data::Value;

namespace {

Mark mark_of(std::string_view text, std::initializer_list<std::string_view> keys) {
  const Value root = parse_yaml_single(text, "x.yaml");
  const Value* value = &root;
  for (const std::string_view key : keys) {
    value = value->is_array() ? &value->as_array()[static_cast<std::size_t>(key[0] - '0')] : value->find(key);
    REQUIRE(value != nullptr);
  }
  return value->mark;
}

}  // namespace

TEST_CASE("yaml: values are marked where they start, in code points and lines of the file") {
  const std::string_view text =
      "---\n"
      "ä: ö\n"
      "'é': [ü, {ß: 1}]\n"
      "list:\n"
      "  - a: &x !t 1\n"
      "    b: |\n"
      "      text\n"
      "  - *x\n"
      "map: &m\n"
      "  k: \"v\n"
      "    w\"\n"
      "  l: z\n";
  const Value root = parse_yaml_single(text, "x.yaml");
  CHECK(root.mark == Mark{2, 1});
  CHECK(root.as_object()[1].key_mark == Mark{3, 1});
  CHECK(mark_of(text, {"ä"}) == Mark{2, 4});
  CHECK(mark_of(text, {"é"}) == Mark{3, 6});
  CHECK(mark_of(text, {"é", "0"}) == Mark{3, 7});
  CHECK(mark_of(text, {"é", "1"}) == Mark{3, 10});
  CHECK(mark_of(text, {"é", "1", "ß"}) == Mark{3, 14});
  CHECK(mark_of(text, {"list"}) == Mark{5, 3});
  CHECK(mark_of(text, {"list", "0"}) == Mark{5, 5});
  CHECK(mark_of(text, {"list", "0", "a"}) == Mark{5, 14});
  CHECK(mark_of(text, {"list", "0", "b"}) == Mark{6, 8});
  CHECK(mark_of(text, {"list", "1"}) == Mark{8, 5});
  CHECK(mark_of(text, {"map"}) == Mark{10, 3});
  CHECK(mark_of(text, {"map", "l"}) == Mark{12, 6});
}

TEST_CASE("yaml: a value that is missing is marked at the end of its key") {
  const std::string_view text = "a:\nb:   # c\nlist:\n  - \n  -\n  - x:\n'ü' :\nf: {g, h: , i}\nj: &k\nl:\n";
  CHECK(mark_of(text, {"a"}) == Mark{1, 2});
  CHECK(mark_of(text, {"b"}) == Mark{2, 2});
  CHECK(mark_of(text, {"list", "0"}) == Mark{4, 3});
  CHECK(mark_of(text, {"list", "1"}) == Mark{5, 3});
  CHECK(mark_of(text, {"list", "2", "x"}) == Mark{6, 6});
  CHECK(mark_of(text, {"ü"}) == Mark{7, 4});
  CHECK(mark_of(text, {"f", "g"}) == Mark{8, 6});
  CHECK(mark_of(text, {"f", "h"}) == Mark{8, 9});
  CHECK(mark_of(text, {"j"}) == Mark{9, 4});
  CHECK(mark_of(text, {"l"}) == Mark{10, 2});
  CHECK(mark_of("? a\n? b\n", {"a"}) == Mark{1, 4});
  CHECK(mark_of("- - a:\n  -\n-\n", {"0", "1"}) == Mark{2, 3});
}

TEST_CASE("yaml: marks of a later document, behind CRLF and a byte order mark") {
  const std::string_view text =
      "\xEF\xBB\xBF"
      "a: 1\r\n---\r\n\r\nb: [\r\n  2]\r\n";
  const bs::data::YamlFile file = bs::data::parse_yaml(text);
  REQUIRE(file.documents.size() == 2);
  CHECK(file.documents[0].root.find("a")->mark == Mark{1, 4});
  CHECK(file.documents[1].root.mark == Mark{4, 1});
  CHECK(file.documents[1].root.find("b")->as_array()[0].mark == Mark{5, 3});
  CHECK(bs::data::parse_yaml("--- ü\n").documents.at(0).root.mark == Mark{1, 5});
}
