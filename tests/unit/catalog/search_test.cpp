#include "bs/base/text.hpp"
#include "catalog/snippet.hpp"
#include "fixture.hpp"

using namespace bs;
using namespace bs::test;
using Strings = std::vector<std::string>;

namespace {

std::string described(const std::string& name, const std::string& title, const std::string& tags,
                      const std::string& description, const std::string& owner = "payments") {
  return "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: " + name +
         "\n  title: " + title + "\n  tags: [" + tags + "]\n  description: " + description +
         "\nspec:\n  type: service\n  lifecycle: production\n  owner: " + owner + "\n---\n";
}

Strings found(const Catalog& catalog, const std::string& text, std::int64_t limit = 0) {
  Strings refs;
  for (const auto& hit : catalog.store.search(text, limit)) refs.push_back(hit.row.name);
  return refs;
}

void fill(Catalog& catalog) {
  catalog.scan(repository(
      "a", entities_of(described("payments-sdk", "Client", "go", "Talks to the ledger") +
                       described("ledger", "Books", "books", "Double-entry bookkeeping of payments") +
                       described("prepay", "Cards", "cards", "Vouchers", "shop") +
                       described("mail", "Caf\xC3\xA9 mailer", "ledger", "Writes letters", "shop"))));
}

}  // namespace

TEST_CASE("search ranks names before titles, tags, owners and descriptions") {
  Catalog catalog;
  fill(catalog);
  CHECK(found(catalog, "ledger") == Strings{"ledger", "mail", "payments-sdk"});
  CHECK(found(catalog, "LEDGER") == Strings{"ledger", "mail", "payments-sdk"});
  CHECK(found(catalog, "ledger", 1) == Strings{"ledger"});
  CHECK(found(catalog, "sdk") == Strings{"payments-sdk"});
  CHECK(found(catalog, "cafe") == Strings{"mail"});
  CHECK(found(catalog, "double entry") == Strings{"ledger"});
  CHECK(found(catalog, "talks ledg") == Strings{"payments-sdk"});  // the last word may be half written
  CHECK(found(catalog, "tal ledger").empty());
  CHECK(found(catalog, "nothing").empty());
}

TEST_CASE("search finds parts of names behind whole words") {
  Catalog catalog;
  fill(catalog);
  const auto names = found(catalog, "pay");
  CHECK(names.at(0) == "payments");  // the group
  CHECK(names.at(1) == "payments-sdk");
  CHECK(names.back() == "prepay");
  CHECK(found(catalog, "epay") == Strings{"prepay"});
  CHECK(found(catalog, "ts-s") == Strings{"payments-sdk"});
}

TEST_CASE("what is typed is never full-text syntax") {
  Catalog catalog;
  fill(catalog);
  for (const char* text : {"\"",      "*",         "a OR",     "NOT",  "AND ledger(", "name:ledger",
                           "ledger^", "NEAR(a b)", "{a b}: c", "-",    "--",          "ledger -- books",
                           "'",       "\\",        "%",        "\x01", "\xFF",        "\xE2\x80\xAE",
                           "()",      "ledger\"*", ""}) {
    INFO(text);
    CHECK_NOTHROW(catalog.store.search(text, 10));
  }
  CHECK(found(catalog, "-- ledger --") == Strings{"ledger", "mail", "payments-sdk"});
  CHECK(found(catalog, "\"ledger\"").size() == 3);
  CHECK(found(catalog, std::string(100'000, 'x')).empty());
}

TEST_CASE("search tells where it found the words") {
  Catalog catalog;
  fill(catalog);
  const auto hits = catalog.store.search("ledger", 0);
  REQUIRE(hits.size() == 3);
  CHECK(hits[0].where == "name");
  CHECK(hits[0].snippet == "\x01ledger\x02");
  CHECK(hits[1].where == "tags");
  CHECK(hits[2].where == "description");
  CHECK(hits[2].snippet == "Talks to the \x01ledger\x02");
  CHECK(hits[0].score > hits[1].score);
  CHECK(hits[1].score > hits[2].score);
  CHECK(catalog.store.search("shop", 0).at(0).row.ref == "group:default/shop");
  CHECK(catalog.store.search("shop", 0).at(1).where == "owner");
}

TEST_CASE("search forgets what has changed") {
  Catalog catalog;
  fill(catalog);
  catalog.scan(repository("a", entities_of(described("ledger", "Tomes", "x", "Plain"))));
  CHECK(found(catalog, "books").empty());
  CHECK(found(catalog, "tomes") == Strings{"ledger"});
  catalog.scan(repository("b", entities_of(described("ledger", "Doppelgaenger", "x", "Plain"))));
  CHECK(found(catalog, "doppelgaenger").empty());  // it lost its ref to the first
  catalog.scan(repository("a"));
  CHECK(found(catalog, "doppelgaenger") == Strings{"ledger"});
}

TEST_CASE("a snippet is one line around the words") {
  using catalog::snippet_of;
  CHECK(snippet_of("", {"a"}).matched == 0);
  CHECK(snippet_of("abc", {"x"}).text == "");
  CHECK(snippet_of("Pay for PAYMENTS", {"pay"}).text == "\x01Pay\x02 for \x01PAY\x02MENTS");
  CHECK(snippet_of("a\nb\x1B[31m", {"b"}).text ==
        "a \x01"
        "b\x02 [31m");
  CHECK(snippet_of("abab", {"ab", "ba"}).text ==
        "\x01"
        "abab\x02");
  CHECK(snippet_of("abab", {"ab", "ba"}).matched == 2);
  std::string text;
  for (int i = 0; i < 50; ++i) text += "w\xC3\xB6rter ";
  const auto snippet = snippet_of(text + "needle " + text, {"needle"}).text;
  CHECK(snippet.starts_with("…"));
  CHECK(snippet.ends_with("…"));
  CHECK(snippet.find("\x01needle\x02") != std::string::npos);
  CHECK(snippet.size() < 150);
  CHECK(is_valid_utf8(snippet));
}
