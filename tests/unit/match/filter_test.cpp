#include "bs/match/filter.hpp"

#include <catch2/catch.hpp>

#include "bs/base/error.hpp"
#include "bs/data/json.hpp"

using namespace bs::match;

namespace {

using Texts = std::vector<std::string>;

std::vector<SearchRow> rows_of(std::string_view json,
                               const std::vector<std::pair<std::string, std::string>>& relations = {}) {
  return search_rows(bs::data::parse_json(json), relations);
}

Texts lines(const std::vector<SearchRow>& rows) {
  Texts out;
  for (const SearchRow& row : rows) out.push_back(row.key + (row.has_value ? "=" + row.value : ""));
  return out;
}

const std::string k_entity = R"({
  "apiVersion": "backstage.io/v1alpha1", "kind": "Component",
  "metadata": {"name": "Pay", "namespace": "acme", "tags": ["Java", "java", "go"], "labels": {"Acme.com/Tier": "1"}},
  "spec": {"type": "Service", "public": true, "n": 1.50, "none": null, "nested": [{"a": 1}, {"a": 2}], "empty": ""}})";

bool holds(const Texts& arguments) {
  return matches(parse_filter(arguments), rows_of(k_entity, {{"ownedBy", "group:default/Payments"}}));
}

std::string refusal(const std::string& argument) {
  try {
    parse_filter({argument});
  } catch (const bs::Error& error) {
    CHECK(error.kind() == bs::ErrorKind::usage);
    CHECK_FALSE(error.hint().empty());
    return error.message();
  }
  return "accepted";
}

}  // namespace

TEST_CASE("search rows are those of Backstage's buildEntitySearch") {
  CHECK(lines(rows_of(k_entity, {{"ownedBy", "group:default/Payments"}})) ==
        Texts{"apiversion=backstage.io/v1alpha1", "kind=component", "metadata.tags=java",
              "metadata.tags.java=true", "metadata.tags=go", "metadata.tags.go=true",
              "metadata.labels.acme.com/tier=1", "spec.type=service", "spec.public=true", "spec.n=1.5",
              "spec.none", "spec.nested.a=1", "spec.nested.a=2", "spec.empty=", "metadata.name=pay",
              "metadata.namespace=acme", "metadata.uid", "relations.ownedby=group:default/payments"});
}

TEST_CASE("search rows: defaults, special keys and limits") {
  CHECK(lines(rows_of(
            R"({"metadata": {"name": "a"}, "relations": [1], "status": {"x": 1}, "attachments": 2})")) ==
        Texts{"metadata.name=a", "metadata.namespace", "metadata.uid", "metadata.namespace=default"});
  const std::string long_text(201, 'x');
  CHECK(lines(rows_of(R"({"a": ")" + long_text + R"(", ")" + long_text + R"(": 1, "b": [")" + long_text +
                      R"("]})")) ==
        Texts{"a", "b", "metadata.name", "metadata.namespace", "metadata.uid", "metadata.namespace=default"});
  // 200 UTF-16 units, though more bytes
  std::string accents;
  for (int i = 0; i < 200; ++i) accents += "é";
  CHECK(rows_of(R"({"a": ")" + accents + R"("})")[0].value == accents);
  CHECK_FALSE(rows_of(R"({"a": ")" + accents + R"(é"})")[0].has_value);
  CHECK(lines(rows_of("[[1, [true]], \"x\"]"))[0] == "=1");
}

TEST_CASE("filters: Backstage's language") {
  CHECK(holds({}));
  CHECK(holds({"kind=component"}));
  CHECK(holds({"KIND = COMPONENT , spec.type=service"}));
  CHECK_FALSE(holds({"kind=component,spec.type=library"}));
  CHECK(holds({"spec.type=library,spec.type=service"}));
  CHECK(holds({"kind=api", "kind=component"}));
  CHECK_FALSE(holds({"kind=api", "kind=group"}));
  CHECK(holds({"metadata.tags=java"}));
  CHECK(holds({"metadata.tags.go=true"}));
  CHECK(holds({"metadata.name=pay,metadata.namespace=ACME"}));
  CHECK(holds({"relations.ownedBy=group:default/payments"}));
  CHECK(holds({"metadata.labels.acme.com/tier=1"}));
  CHECK(holds({"spec.none"}));
  CHECK_FALSE(holds({"spec.none="}));
  CHECK(holds({"spec.empty="}));
  CHECK_FALSE(holds({"spec.lifecycle"}));
  CHECK(holds({"spec.public=true,spec.n=1.5"}));
  SECTION("a value holds what follows the first equals sign") {
    CHECK(parse_filter({"a = b = c "}).any_of.at(0).at(0).values == Texts{"b = c"});
  }
  SECTION("a bare key beside values of the same key asks for the values only") {
    CHECK_FALSE(holds({"kind,kind=api"}));
    CHECK(holds({"kind=component,kind"}));
  }
  SECTION("values are joined only where the key is written the same, as in Backstage") {
    CHECK(holds({"kind=api,kind=component"}));
    CHECK_FALSE(holds({"kind=api,Kind=component"}));
  }
  SECTION("empty parts and arguments are passed over") {
    CHECK(parse_filter({"", " , "}).empty());
    CHECK(holds({",kind=component,,"}));
    CHECK_FALSE(holds({"", "kind=api"}));
  }
}

TEST_CASE("filters: what differs, and what is not there") {
  CHECK(holds({"kind!=api"}));
  CHECK_FALSE(holds({"kind!=Component"}));
  CHECK_FALSE(holds({"kind!=api,kind!=component"}));
  CHECK(holds({"spec.lifecycle!=production"}));
  CHECK(holds({"!spec.lifecycle"}));
  CHECK(holds({"! spec.lifecycle , kind = component"}));
  CHECK_FALSE(holds({"!spec.none"}));
  CHECK(holds({"spec.none!=x"}));
  CHECK_FALSE(holds({"metadata.tags!=java"}));
  CHECK(holds({"kind=component,kind!=api"}));
  CHECK_FALSE(holds({"!kind,kind!=api"}));
}

TEST_CASE("faulty filters are usage errors") {
  CHECK(refusal("=x") == "invalid filter \"=x\"");
  CHECK(refusal("kind=a, = b") == "invalid filter \"= b\"");
  CHECK(refusal("!") == "invalid filter \"!\"");
  CHECK(refusal("!=x") == "invalid filter \"!=x\"");
  CHECK(refusal("!a=x") == "invalid filter \"!a=x\"");
  CHECK(refusal("!a!=x") == "invalid filter \"!a!=x\"");
}
