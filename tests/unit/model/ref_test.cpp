#include "bs/model/ref.hpp"

#include <catch2/catch.hpp>

using bs::model::EntityRef;
using bs::model::parse_ref;
using bs::model::RefDefaults;

namespace {

std::string read(std::string_view text, const RefDefaults& defaults = {"component"}) {
  std::string error;
  const auto ref = parse_ref(text, defaults, &error);
  return ref ? ref->kind + "|" + ref->namespace_ + "|" + ref->name : "! " + error;
}

}  // namespace

TEST_CASE("a reference is split at the first colon and the first slash") {
  CHECK(read("ledger") == "component|default|ledger");
  CHECK(read("api:rates") == "api|default|rates");
  CHECK(read("acme/ledger") == "component|acme|ledger");
  CHECK(read("API:Acme/Rates") == "API|Acme|Rates");
  CHECK(read("@org/team") == "component|@org|team");
  CHECK(read("a:b:c") == "a|default|b:c");
  CHECK(read("ns/x:y") == "component|ns|x:y");
  CHECK(read("k:n/a/b") == "k|n|a/b");
  CHECK(read("k:n:s/a") == "k|n:s|a");
  CHECK(read("x", {"group", "acme"}) == "group|acme|x");
  CHECK(read("x", {"group", ""}) == "group|default|x");
}

TEST_CASE("a reference with an empty part is refused in Backstage's words") {
  CHECK(read("") == "! Entity reference must not be empty");
  for (const std::string text : {":a", "/a", "a/", "k:", "k:/a", "k:n/", ":n/a", "/"})
    CHECK(read(text) ==
          "! Entity reference \"" + text + "\" was not on the form [<kind>:][<namespace>/]<name>");
  CHECK(read("foo", {""}) ==
        "! Entity reference \"foo\" had missing or empty kind (e.g. did not start with \"component:\" or "
        "similar)");
  CHECK_FALSE(parse_ref("", {"component"}).has_value());
}

TEST_CASE("the canonical form is lower-cased whole") {
  CHECK(EntityRef{"API", "Acme", "Rates.V1"}.canonical() == "api:acme/rates.v1");
  const EntityRef ref = bs::model::split_canonical("group:acme/payments");
  CHECK(ref == EntityRef{"group", "acme", "payments"});
}

TEST_CASE("the short form reads back the same") {
  CHECK(EntityRef{"component", "default", "ledger"}.short_form() == "ledger");
  CHECK(EntityRef{"Component", "default", "Ledger"}.short_form() == "Ledger");
  CHECK(EntityRef{"API", "default", "rates"}.short_form() == "api:rates");
  CHECK(EntityRef{"component", "acme", "ledger"}.short_form() == "acme/ledger");
  CHECK(EntityRef{"group", "acme", "payments"}.short_form() == "group:acme/payments");
  CHECK(EntityRef{"group", "acme", "payments"}.short_form("group", "acme") == "payments");
  SECTION("also where the name holds what separates") {
    for (const EntityRef& ref :
         {EntityRef{"component", "default", "b:c"}, EntityRef{"component", "default", "a/b"},
          EntityRef{"component", "n:s", "a"}, EntityRef{"component", "acme", "x:y"}}) {
      const auto read_back = parse_ref(ref.short_form(), {"component"});
      REQUIRE(read_back);
      CHECK(read_back->canonical() == ref.canonical());
    }
  }
}
