#include "model/formats.hpp"

#include <catch2/catch.hpp>

using namespace bs::model;

namespace {

void accepts(const Format& format, std::initializer_list<std::string> values) {
  for (const std::string& value : values) {
    INFO(value);
    CHECK(format.accepts(value));
  }
}

void refuses(const Format& format, std::initializer_list<std::string> values) {
  for (const std::string& value : values) {
    INFO(value);
    CHECK_FALSE(format.accepts(value));
    CHECK_FALSE(complaint(format, value).empty());
  }
}

std::string times(std::size_t n, char c = 'a') {
  return std::string(n, c);
}

}  // namespace

TEST_CASE("names") {
  accepts(k_name, {"a", "A1", "a-b_c.d", "a--b", "1", times(63)});
  refuses(k_name, {"", "-a", "a-", ".a", "a.", "a b", "a/b", "a:b", "é", "a\n", times(64)});
}

TEST_CASE("namespaces are DNS labels") {
  accepts(k_namespace, {"a", "a-b", "a--b", "1", times(63)});
  refuses(k_namespace, {"", "A", "a.b", "a_b", "-a", "a-", times(64)});
}

TEST_CASE("versions") {
  accepts(k_api_version, {"v1", "V1", "backstage.io/v1alpha1", "a/" + times(63)});
  refuses(k_api_version, {"", "v1-a", "a/b/c", "A/v1", "/v1", "a/", "a_b/v1", times(64), "a..b/v1"});
}

TEST_CASE("kinds") {
  accepts(k_kind, {"A", "a1", times(63)});
  refuses(k_kind, {"", "1a", "a-b", times(64)});
}

TEST_CASE("keys of labels and annotations") {
  const std::string part = times(62);
  const std::string prefix = part + "." + part + "." + part + "." + part;  // 251
  accepts(k_key, {"a", "A_b.c-d", "a.b/C", prefix + "/x", prefix + ".a/x"});
  refuses(k_key, {"", "a/", "/a", "a/b/c", "A/b", "a_b/c", "a b", "$text", "__proto__", prefix + ".ab/x",
                  times(64)});
}

TEST_CASE("values of labels") {
  accepts(k_label_value, {"", "a", times(63)});
  refuses(k_label_value, {" ", "a b", "http://x", times(64)});
}

TEST_CASE("tags") {
  accepts(k_tag, {"a", "c++", "c#", "a:b", "a-b", times(63)});
  refuses(k_tag, {"", "A", "a.b", "a_b", "a--b", "-a", "a-", "a b", times(64)});
}

TEST_CASE("a proposal is valid or nothing") {
  CHECK(proposal(k_name, "my service!") == "for example \"my-service\"");
  CHECK(proposal(k_name, "__a__") == "for example \"a\"");
  CHECK(proposal(k_name, "日本").empty());
  CHECK(proposal(k_namespace, "My.Team") == "for example \"my-team\"");
  CHECK(proposal(k_tag, "Node JS") == "for example \"node-js\"");
  CHECK(proposal(k_tag, "a--b") == "for example \"a-b\"");
  CHECK(proposal(k_name, times(64)).empty());
  CHECK(proposal(k_kind, "a-b").empty());
}
