#include "outcome.hpp"

using bs::test::outcome;

namespace {

/// A list of `count` aliases to `anchor`.
std::string uses(std::string_view anchor, std::size_t count) {
  std::string list = "[";
  for (std::size_t i = 0; i < count; ++i) list += fmt::format("*{}, ", anchor);
  return list + "]";
}

}  // namespace

TEST_CASE("yaml: aliases stand for what their anchor names") {
  CHECK(outcome("a: &x {b: 1}\nc: *x\nd: [*x]") == R"({"a":{"b":1},"c":{"b":1},"d":[{"b":1}]})");
  CHECK(outcome("a: &x 1\nb: &x 2\nc: *x") == R"({"a":1,"b":2,"c":2})");
  CHECK(outcome("a: &x\nb: *x") == R"({"a":null,"b":null})");
  CHECK(outcome("&k a: 1\nb: *k\n*k : 2") == R"({"a":2,"b":"a"})");
  CHECK(outcome("a: &x [1]\n*x : 2") == R"({"a":[1],"*x":2})");
  CHECK(outcome("- &a &\n- *a") == "1:6 '&' needs a name");
}

TEST_CASE("yaml: aliases that mean nothing") {
  CHECK(outcome("a: *x") == "1:4 alias '*x' has no anchor '&x' before it");
  CHECK(outcome("a: *x\nb: &x 1") == "1:4 alias '*x' has no anchor '&x' before it");
  CHECK(outcome("a: &x 1\n---\nb: *x") == R"({"a":1} | 3:4 alias '*x' has no anchor '&x' before it)");
  CHECK(outcome("&x {a: *x}") == "1:8 alias '*x' stands inside the value it refers to");
  CHECK(outcome("&x\n- a\n- *x") == "3:3 alias '*x' stands inside the value it refers to");
  CHECK(outcome("a: &x 1\nb: &y *x") == "2:4 an alias can have no anchor and no tag of its own");
  CHECK(outcome("a: &x 1\nb: *x:") == "2:4 alias '*x:' has no anchor '&x:' before it");
}

// npm yaml counts the anchored value as one use, so that the hundredth alias is one too many.
TEST_CASE("yaml: aliases expand to 100 values at most") {
  CHECK(outcome("a: &x y\nb: " + uses("x", 99)).substr(0, 10) == R"({"a":"y",")");
  CHECK(outcome("a: &x y\nb: " + uses("x", 100)).find("aliases expand to more than 100 values") !=
        std::string::npos);
  CHECK(outcome("a: &x []\nb: " + uses("x", 200)).substr(0, 8) == R"({"a":[],)");  // nothing is expanded
  // 10 × 10 uses: each level counts those inside it.
  CHECK(outcome("a: &a [x]\nb: &b " + uses("a", 9) + "\nc: &c " + uses("b", 8) + "\n").find("aliases") ==
        std::string::npos);
  CHECK(outcome("a: &a [x]\nb: &b " + uses("a", 9) + "\nc: &c " + uses("b", 10)) ==
        "3:44 aliases expand to more than 100 values");
}

TEST_CASE("yaml: what aliases copy is bounded by size too") {
  const std::string text(400'000, 'x');
  CHECK(outcome("a: &x " + text + "\nb: " + uses("x", 99))
            .find("more than 100,000 values, counted through aliases") != std::string::npos);
}

TEST_CASE("yaml: merge keys belong to YAML 1.1") {
  const std::string_view text =
      "---\na: &a {x: 1, k: 2}\nb: {<<: *a, k: 3, <<: {z: 4}}\nc:\n  k: 5\n  <<: [*a, {w: 6}]\n";
  CHECK(outcome("%YAML 1.1\n" + std::string(text)) ==
        R"({"a":{"x":1,"k":2},"b":{"x":1,"k":3,"z":4},"c":{"k":5,"x":1,"w":6}})");
  CHECK(outcome(text) == "3:19 map keys must be unique: '<<' is already set on line 3");
  CHECK(outcome("%YAML 1.1\n---\n<<: 1") == "3:5 only maps, and aliases of maps, can be merged by '<<'");
  CHECK(outcome("%YAML 1.1\n---\n\"<<\": 1") == R"({"<<":1})");
}
