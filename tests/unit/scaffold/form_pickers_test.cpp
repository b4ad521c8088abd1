#include <catch2/catch.hpp>

#include "form_spec.hpp"

using namespace bs::scaffold;
using bs::data::Value;

namespace {

const std::string k_pickers = R"(
properties:
  owner: {type: string, ui:field: OwnerPicker}
  system:
    type: string
    ui:field: EntityPicker
    ui:options: {catalogFilter: {kind: [System]}, allowArbitraryValues: false}
  part: {type: string, ui:field: EntityPicker, ui:options: {defaultKind: Component, defaultNamespace: acme}}
  many: {type: array, ui:field: MultiEntityPicker, items: {type: string}, ui:options: {allowedKinds: [API]}}
  mine: {type: string, ui:field: MyGroupsPicker}
  name: {type: string, ui:field: EntityNamePicker}
  tags: {type: array, ui:field: EntityTagsPicker, items: {type: string}}
  kept: {type: string, ui:field: OwnerPicker, default: user:guest}
)";

std::vector<Choice> catalog(const Value& filter, std::string_view field) {
  const std::string asked = std::string(field) + " " + bs::data::to_json(filter);
  if (asked == R"(EntityPicker {"kind":["System"]})")
    return {{Value("system:default/payments"), "payments", "3 components"},
            {Value("system:default/ledger"), "ledger", ""}};
  if (asked == R"(OwnerPicker {"kind":["Group","User"]})")
    return {{Value("group:default/payments"), "payments", ""}, {Value("user:default/ann"), "ann", ""}};
  if (asked == R"(MyGroupsPicker {"kind":["Group"]})")
    return {{Value("group:default/payments"), "payments", ""}};
  return {};
}

}  // namespace

TEST_CASE("form: short names become the refs that pickers give") {
  const auto form = form_of(k_pickers);
  CHECK(
      completed_text(
          *form, R"({"owner":"Payments","system":"ledger","part":"web","many":["a","b:x/c"],"mine":"g"})") ==
      R"({"owner":"group:default/payments","system":"system:default/ledger","part":"component:acme/web",)"
      R"("many":["api:default/a","b:x/c"],"mine":"group:default/g","tags":[],"kept":"user:guest"})");
  CHECK(completed_text(*form, R"({"owner":"user:ann","system":"","kept":"bob"})") ==
        R"({"owner":"user:default/ann","system":"","kept":"group:default/bob","many":[],"tags":[]})");
  CHECK(faults_text(*form, R"({"system":"anything"})").empty());  // no catalog can tell
}

TEST_CASE("form: pickers are answered from the catalog") {
  const auto form = form_of(k_pickers, catalog);
  const Question owner = question_named(*form, "owner");
  CHECK(owner.answer == Answer::choice);
  CHECK(owner.allows_other);
  CHECK(owner.field == "OwnerPicker");
  REQUIRE(owner.choices.size() == 2);
  CHECK(question_named(*form, "system").choices[0].note == "3 components");
  CHECK_FALSE(question_named(*form, "system").allows_other);
  CHECK(question_named(*form, "part").answer == Answer::text);
  CHECK(question_named(*form, "part").allows_other);
  CHECK(question_named(*form, "many").answer == Answer::list);
  // A name is found whatever its kind.
  CHECK(form->completed(answers_of(R"({"owner":"ann"})")).string_or("owner") == "user:default/ann");
  CHECK(faults_text(*form, R"({"owner":"nobody","system":"payment","mine":"zzz"})") ==
        "system: names \"system:default/payment\", which the catalog does not have -> "
        "\"system:default/payments\"\n"
        "mine: names \"group:default/zzz\", which the catalog does not have\n");
  CHECK(form->faults(example_answers(*form)).empty());
}

TEST_CASE("form: names and tags of entities as Backstage's pickers check them") {
  const auto form = form_of(k_pickers);
  CHECK(faults_text(*form, R"({"name":"my service","tags":["go","Big Data"]})") ==
        "name: has a space -> \"my-service\"\n"
        "tags: Big Data has a space and capitals\n");
  CHECK(faults_text(*form, R"({"name":"-"})") ==
        "name: must be letters, digits, dashes, underscores and dots, at most 63, with a letter or digit at "
        "both "
        "ends\n");
}

TEST_CASE("form: a repository is taken as people write it") {
  const auto form = form_of(R"(
properties:
  repoUrl: {type: string, ui:field: RepoUrlPicker, ui:options: {allowedHosts: [github.com, gitlab.com]}}
)");
  const auto completed = [&](const std::string& text) {
    Value answers = Value::object();
    answers.set("repoUrl", text);
    return form->completed(answers).string_or("repoUrl");
  };
  const std::string picked = "github.com?owner=acme&repo=billing-api";
  for (const char* text :
       {"acme/billing-api", " acme/billing-api ", "github.com/acme/billing-api",
        "https://github.com/acme/billing-api", "https://github.com/acme/billing-api.git",
        "https://me:x@github.com/acme/billing-api/", "git@github.com:acme/billing-api.git",
        "ssh://git@github.com/acme/billing-api.git", "github.com?owner=acme&repo=billing-api"}) {
    CHECK(completed(text) == picked);
  }
  CHECK(completed("gitlab.com/acme/tools/x") == "gitlab.com?owner=acme%2Ftools&repo=x");
  CHECK(completed("https://dev.azure.com/org/proj/_git/x") ==
        "dev.azure.com?repo=x&organization=org&project=proj");
  CHECK(completed("https://bitbucket.org/ws/x") == "bitbucket.org?repo=x&workspace=ws");
  CHECK(completed("billing-api") == "billing-api");
  const auto fault = [&](const std::string& text) {
    Value answers = Value::object();
    answers.set("repoUrl", text);
    return faults_text(*form, bs::data::to_json(answers));
  };
  CHECK(fault("acme/x").empty());
  CHECK(fault("billing-api") == "repoUrl: names no repository; write OWNER/REPOSITORY or its address\n");
  CHECK(fault("github.com?owner=acme") == "repoUrl: names no repository\n");
  CHECK(fault("github.com?repo=x") == "repoUrl: names no owner\n");
  CHECK(fault("https://bitbucket.org/ws/x") == "repoUrl: names no project\n");
  CHECK(fault("https://dev.azure.com/org/proj/_git/x") ==
        "repoUrl: the host must be github.com or gitlab.com, not dev.azure.com\n");
  CHECK(question_named(*form, "repoUrl").placeholder == "OWNER/REPOSITORY");
}

TEST_CASE("form: what a picker of repositories allows is proposed, and stands where it is all") {
  const auto form = form_of(R"(
properties:
  repoUrl:
    type: string
    ui:field: RepoUrlPicker
    ui:options: {allowedHosts: [git.acme.dev], allowedOwners: [acme]}
  fixed:
    type: string
    ui:field: RepoUrlPicker
    ui:options: {allowedOwners: [acme], allowedRepos: [mono]}
)");
  CHECK(question_named(*form, "repoUrl").placeholder == "git.acme.dev/acme/REPOSITORY");
  CHECK(*question_named(*form, "fixed").fallback == Value("github.com?owner=acme&repo=mono"));
  CHECK(
      completed_text(*form, R"({"repoUrl":"billing-api"})") ==
      R"({"repoUrl":"git.acme.dev?owner=acme&repo=billing-api","fixed":"github.com?owner=acme&repo=mono"})");
  CHECK(faults_text(*form, R"({"repoUrl":"other/x"})") ==
        "repoUrl: the owner must be acme, not other -> \"git.acme.dev?owner=acme&repo=x\"\n");
  CHECK(example_answers(*form).string_or("repoUrl") == "git.acme.dev?owner=acme&repo=example-app");
}
