#include "bs/model/owner_names.hpp"

#include <catch2/catch.hpp>

using namespace bs::model;

TEST_CASE("owners as CODEOWNERS writes them") {
  CHECK(owner_of_written("@Acme/Payments") == "group:default/payments");
  CHECK(owner_of_written("@acme/sub/team") == "group:default/team");
  CHECK(owner_of_written("@Lea") == "user:default/lea");
  CHECK(owner_of_written("Lea@Acme.dev") == "email:lea@acme.dev");
  CHECK(owner_of_written("12345+lea@users.noreply.github.com") == "user:default/lea");
  CHECK(owner_of_written("lea@users.noreply.github.com") == "user:default/lea");
  for (const char* none : {"", "@", "lea", "@acme/", "@@developer", "lea@", "@users.noreply.github.com/"})
    CHECK(owner_of_written(none) == "");
}

TEST_CASE("aliases hold for what is written and for refs, case aside, and chains of them end") {
  const OwnerNames names({{"@acme/payments-devs", "group:payments"},
                          {"lea@acme.dev", "user:lea"},
                          {"group:old", "@acme/payments-devs"},
                          {"a", "b"},
                          {"b", "a"},
                          {"nonsense:", "x"}});
  CHECK(names.of_written("@Acme/Payments-Devs") == "group:default/payments");
  CHECK(names.of_written("@other/payments-devs") == "group:default/payments");
  CHECK(names.of_written("LEA@acme.dev") == "user:default/lea");
  CHECK(names.of_written("@acme/web") == "group:default/web");
  CHECK(names.of_ref("group:default/payments-devs") == "group:default/payments");
  CHECK(names.of_ref("group:default/old") == "group:default/payments");
  CHECK(names.of_ref(names.of_ref("group:default/old")) == "group:default/payments");
  CHECK(names.of_ref("group:default/web") == "group:default/web");
  CHECK((names.of_ref("group:default/a") == "group:default/a" ||
         names.of_ref("group:default/a") == "group:default/b"));
}

TEST_CASE("of a line of CODEOWNERS the first team decides, else the first person") {
  const OwnerNames names(std::map<std::string, std::string>{{"@jan", "group:platform"}});
  const auto deciding = [&](const std::vector<std::string>& line) {
    const auto owner = names.deciding(line);
    return owner.written + " = " + owner.ref;
  };
  CHECK(deciding({"@lea", "@acme/web", "@acme/pay"}) == "@acme/web = group:default/web");
  CHECK(deciding({"@lea", "a@b.c"}) == "@lea = user:default/lea");
  CHECK(deciding({"@lea", "@Jan"}) ==
        "@Jan = group:default/platform");  // an alias may make a team of a person
  CHECK(deciding({"@@developer", "@lea"}) == "@lea = user:default/lea");
  CHECK(deciding({"@@developer", "lea"}) == "@@developer = ");
  CHECK(deciding({}) == " = ");
  CHECK(names.names({"@lea", "@acme/web"}, "user:default/lea"));
  CHECK(names.names({"@JAN"}, "group:default/platform"));
  CHECK_FALSE(names.names({"@lea"}, "user:default/jan"));
  CHECK_FALSE(names.names({}, ""));
}
