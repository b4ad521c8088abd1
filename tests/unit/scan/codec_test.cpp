#include "scan/codec_fields.hpp"

#include "bs/scan/kept_scan.hpp"

using namespace bs;
using namespace bs::scan;
using data::Decoder;
using data::Encoder;
using data::Value;

namespace {

template <class T>
std::string encoded(const T& value) {
  std::string bytes;
  Encoder encoder(bytes);
  encoder(value);
  return bytes;
}

template <class T>
T decoded(std::string_view bytes) {
  T value{};
  Decoder decoder(bytes);
  decoder(value);
  decoder.finish();
  return value;
}

template <class T>
void refused(std::string_view bytes) {
  try {
    decoded<T>(bytes);
    FAIL("taken");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::internal);
    CHECK(error.message() == "its reader sent an answer that makes no sense");
  }
}

Value document() {
  Value value = Value::object();
  value.set("null", nullptr);
  value.set("yes", true);
  value.set("least", std::numeric_limits<std::int64_t>::min());
  value.set("pi", 3.25);
  value.set("text", std::string("a\0b", 3));
  value.set("list", data::Array{Value(1), Value::object(), Value::array()});
  value.mark = {7, 3};
  value.find("text")->mark = {9, 1};
  value.as_object()[4].key_mark = {8, 2};
  return value;
}

model::ScannedEntity entity() {
  model::ScannedEntity e;
  e.kept = true;
  e.entity = {{"Component", "default", "Pay"},
              document(),
              {{"component:default/pay", "ownedBy", "group:default/a", {4, 5}}}};
  e.inferred = true;
  e.path = "pay/go.mod";
  e.mark = {1, 2};
  e.blob = "b10b";
  e.folder = "pay";
  e.owner = "group:default/a";
  e.owner_source = model::ClaimSource::codeowners;
  e.owner_disputed = true;
  e.claims = {{model::ClaimSource::commits, "email:a@b.c", "lea 25", "", 0, "", 25, 40},
              {model::ClaimSource::codeowners, "group:default/a", "@x/a", "CODEOWNERS", 3, "/pay/", 0, 0}};
  e.changed = -5;
  e.changed_exact = false;
  e.changed_by = "Lea";
  e.language = "Go";
  e.docs = {"README.md"};
  e.apis = {"openapi.yaml"};
  e.provides = {{"go:pay", "pay/go.mod", 1}};
  e.requires_ = {{"go:ledger", "pay/go.mod", 5}};
  return e;
}

}  // namespace

TEST_CASE("numbers keep their value at the edges") {
  for (const std::uint64_t number :
       {std::uint64_t{0}, std::uint64_t{127}, std::uint64_t{128}, ~std::uint64_t{0}})
    CHECK(decoded<std::uint64_t>(encoded(number)) == number);
  for (const std::int64_t number :
       {std::int64_t{0}, std::int64_t{-1}, std::numeric_limits<std::int64_t>::min(),
        std::numeric_limits<std::int64_t>::max()})
    CHECK(decoded<std::int64_t>(encoded(number)) == number);
  CHECK(encoded(std::int64_t{-1}).size() == 1);
}

TEST_CASE("a document travels with its places") {
  const Value before = document();
  const auto after = decoded<Value>(encoded(before));
  CHECK(after == before);
  CHECK(after.mark == before.mark);
  CHECK(after.find("text")->mark == Mark{9, 1});
  CHECK(after.as_object()[4].key_mark == Mark{8, 2});
  CHECK(after.find("least")->type() == data::Type::integer);
  CHECK(after.find("pi")->type() == data::Type::number);
}

TEST_CASE("an entity travels whole: what is decoded encodes to the same bytes") {
  const std::string bytes = encoded(entity());
  const auto after = decoded<model::ScannedEntity>(bytes);
  CHECK(encoded(after) == bytes);
  CHECK(after.kept);
  CHECK(after.inferred);
  CHECK(after.owner_disputed);
  CHECK_FALSE(after.changed_exact);
  CHECK(after.changed == -5);
  CHECK(after.changed_by == "Lea");
  CHECK(after.owner_source == model::ClaimSource::codeowners);
  REQUIRE(after.claims.size() == 2);
  CHECK(after.claims[0].share == 25);
  CHECK(after.claims[0].total == 40);
  CHECK(after.claims[1].pattern == "/pay/");
  CHECK(after.claims[1].line == 3);
  CHECK(after.entity.ref.canonical() == "component:default/pay");
  CHECK(after.entity.relations.at(0).mark == Mark{4, 5});
  CHECK(after.requires_.at(0).package == "go:ledger");
  CHECK(after.requires_.at(0).line == 5);
  CHECK(after.apis == std::vector<std::string>{"openapi.yaml"});
}

TEST_CASE("records, problems and what is known travel whole") {
  model::RepositoryRecord record;
  record.identity = "github.com/a/b";
  record.bare = record.shallow = true;
  record.fetched_at = 0;
  record.fingerprint = ~std::uint64_t{0};
  record.options_digest = 5;
  record.stale_at = 9;
  record.file_count = 7;
  record.state = model::RepositoryState::unreadable;
  record.reason = "x";
  CHECK(encoded(decoded<model::RepositoryRecord>(encoded(record))) == encoded(record));
  CHECK(decoded<model::RepositoryRecord>(encoded(record)).fetched_at == 0);

  const model::Problem problem{model::ProblemKind::history, Severity::note, "p", {1, 2}, "r", "m", "h"};
  const auto after = decoded<model::Problem>(encoded(problem));
  CHECK(after.kind == problem.kind);
  CHECK(after.severity == problem.severity);
  CHECK(after.mark == problem.mark);
  CHECK(after.path + after.ref + after.message + after.hint == "prmh");

  model::KnownRepository known;
  known.identity = "i";
  known.state = model::RepositoryState::empty;
  known.files = {{"a.yaml", "b10b", {{"component:default/a", "", "group:default/x", {1, 1}, 8}}}};
  CHECK(encoded(decoded<model::KnownRepository>(encoded(known))) == encoded(known));
  CHECK(decoded<model::KnownRepository>(encoded(known)).files.at(0).entities.at(0).owner_line == 8);
}

TEST_CASE("every cut of a message is refused") {
  const std::string bytes = encoded(entity());
  for (std::size_t length = 0; length < bytes.size(); ++length)
    refused<model::ScannedEntity>(std::string_view(bytes).substr(0, length));
  refused<model::ScannedEntity>(bytes + "x");
}

TEST_CASE("every changed byte is refused or decodes, and nothing crashes") {
  const std::string bytes = encoded(entity());
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    for (const char to : {'\x00', '\x01', '\x7f', '\x80', '\xff'}) {
      std::string changed = bytes;
      changed[at] = to;
      try {
        decoded<model::ScannedEntity>(changed);
      } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::internal);
      }
    }
  }
}

TEST_CASE("made-up numbers are refused") {
  refused<std::uint64_t>(std::string(10, '\xff'));                     // over 64 bits
  refused<std::uint64_t>(std::string(9, '\xff') + "\x02");             // the 65th bit
  refused<std::uint32_t>(encoded(std::uint64_t{1} << 32));             // wider than the field
  refused<bool>("\x02");                                               // neither true nor false
  refused<std::string>(encoded(~std::uint64_t{0}));                    // longer than what is there
  refused<std::vector<std::string>>(encoded(std::uint64_t{1} << 40));  // more elements than bytes
  refused<model::ProblemKind>(encoded(std::uint64_t{200}));            // no such kind
  refused<Value>(encoded(std::uint64_t{7}) + std::string(2, '\0'));    // no such type
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += std::string("\x05\0\0\1", 4);  // arrays in arrays
  refused<Value>(deep);
}

TEST_CASE("a kept scan comes back whole, until its history is stale") {
  model::RepositoryScan scan;
  scan.repository.identity = "github.com/acme/pay";
  scan.repository.stale_at = 100;
  scan.entities = {entity()};
  scan.problems.emplace_back();
  scan.problems.back().message = "odd\xFF";
  const auto bytes = kept_scan(scan);
  const auto back = read_kept_scan(bytes, 99);
  REQUIRE(back);
  CHECK(kept_scan(*back) == bytes);
  CHECK(back->entities.at(0).entity.document.find("text")->mark == Mark{9, 1});
  CHECK(!read_kept_scan(bytes, 100));
  for (std::size_t size = 0; size < bytes.size(); ++size) CHECK(!read_kept_scan(bytes.substr(0, size), 99));
  CHECK(!read_kept_scan(bytes + "x", 99));
}
