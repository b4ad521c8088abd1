#include "bs/model/outcome_fields.hpp"

#include <catch2/catch.hpp>
#include <random>

#include "bs/base/error.hpp"

using namespace bs;
using namespace bs::model;

namespace {

template <class T>
std::string encoded(const T& value) {
  std::string bytes;
  data::Encoder encoder(bytes);
  encoder(value);
  return bytes;
}

CheckRun decoded(std::string_view bytes) {
  CheckRun run;
  data::Decoder decoder(bytes);
  decoder(run);
  decoder.finish();
  return run;
}

/// Runs with arbitrary bytes in every text.
class Maker {
 public:
  explicit Maker(unsigned seed) : random_(seed) {}

  CheckRun run() {
    CheckRun run;
    for (auto* text :
         {&run.repository, &run.identity, &run.revision, &run.commit, &run.policy.source, &run.policy.digest})
      *text = this->text();
    run.time = static_cast<Seconds>(random_()) - (1LL << 31);
    run.tracks = texts();
    run.check_count = random_();
    run.policy.changes = texts();
    if (yes()) run.base = BaseNote{text(), text(), text()};
    run.whole = component();
    for (auto i = some(); i > 0; --i) run.components.push_back(component());
    run.scope_changes = texts();
    for (auto i = some(); i > 0; --i) run.fixed.emplace_back(text(), finding());
    run.notes = texts();
    return run;
  }

 private:
  bool yes() { return random_() % 2 == 0; }
  std::size_t some() { return random_() % 4; }
  std::string text() {
    std::string out;
    for (auto i = random_() % 20; i > 0; --i) out.push_back(static_cast<char>(random_() % 256));
    return out;
  }
  std::vector<std::string> texts() {
    std::vector<std::string> out;
    for (auto i = some(); i > 0; --i) out.push_back(text());
    return out;
  }
  Mark mark() { return {static_cast<std::uint32_t>(random_()), static_cast<std::uint32_t>(random_())}; }
  template <class T>
  T one_of() {
    return static_cast<T>(random_() % (static_cast<unsigned>(last_of(T{})) + 1));
  }
  data::Value value() {
    auto value = data::Value::object();
    value.set("text", text());
    value.set("list", data::Array{data::Value(static_cast<std::int64_t>(random_())), data::Value(0.1), {}});
    value.mark = mark();
    return value;
  }
  Finding finding() { return {text(), mark(), text(), text(), text(), one_of<Change>()}; }
  Evidence evidence() {
    return {text(), text(), yes(), value(), text(), mark(), text(), value(), yes(), yes(), text()};
  }
  CheckResult result() {
    CheckResult one{text(), text(), one_of<CheckSeverity>(), one_of<Outcome>(), text(), text(), yes(), {},
                    {},     text(), one_of<Change>()};
    for (auto i = some(); i > 0; --i) one.findings.push_back(finding());
    for (auto i = some(); i > 0; --i) one.evidence.push_back(evidence());
    return one;
  }
  Standing standing() {
    return {text(), text(), static_cast<int>(random_()), text(), yes(), yes(), text(), texts(), texts()};
  }
  ComponentOutcomes component() {
    ComponentOutcomes one{text(), text(), text(), text(), text(), text(), text(), text(), yes(), {}, {}};
    for (auto i = some(); i > 0; --i) one.results.push_back(result());
    for (auto i = some(); i > 0; --i) one.standings.push_back(standing());
    return one;
  }

  std::mt19937 random_;
};

}  // namespace

TEST_CASE("a run travels whole, whatever bytes its texts hold", "[model]") {
  for (unsigned seed = 0; seed < 300; ++seed) {
    const auto bytes = encoded(Maker(seed).run());
    CHECK(encoded(decoded(bytes)) == bytes);
  }
}

TEST_CASE("every field of a run arrives where it was", "[model]") {
  CheckRun run;
  run.repository = "pay";
  run.identity = "github.com/acme/pay";
  run.revision = "working tree";
  run.commit = "c0ffee";
  run.time = -7;
  run.tracks = {"basics"};
  run.check_count = 5;
  run.policy = {"built-in", "d1", {"bs.yaml:9 drops x"}};
  run.base = BaseNote{"main", "ba5e", "--base"};
  run.whole.anchor = "CODEOWNERS";
  run.components.resize(1);
  auto& component = run.components[0];
  component.ref = "component:default/pay";
  component.inferred = true;
  component.standings = {{"basics", "Basics", -1, "bronze", false, true, "silver", {"a"}, {"b"}}};
  component.results.resize(1);
  auto& result = component.results[0];
  result.check = "no-todo";
  result.severity = CheckSeverity::critical;
  result.outcome = Outcome::exempt;
  result.can_fix = true;
  result.change = Change::due;
  result.findings = {{"src/\xff\xfe.c", {3, 4}, "caf\xe9", std::string("a\0b", 3), "key", Change::fixed}};
  result.evidence.resize(1);
  result.evidence[0].value = data::Value(std::int64_t{3});
  result.evidence[0].negated = true;
  run.fixed = {{"gone", {"x", {1, 2}, "m", "e", "k", Change::fixed}}};
  run.notes = {"note"};

  const auto after = decoded(encoded(run));
  CHECK(after.repository == "pay");
  CHECK(after.identity == "github.com/acme/pay");
  CHECK(after.revision == "working tree");
  CHECK(after.commit == "c0ffee");
  CHECK(after.time == -7);
  CHECK(after.tracks == run.tracks);
  CHECK(after.check_count == 5);
  CHECK(after.policy.source == "built-in");
  CHECK(after.policy.changes == run.policy.changes);
  REQUIRE(after.base);
  CHECK(after.base->how == "--base");
  CHECK(after.whole.anchor == "CODEOWNERS");
  REQUIRE(after.components.size() == 1);
  CHECK(after.components[0].inferred);
  const auto& standing = after.components[0].standings.at(0);
  CHECK(standing.ordinal == -1);
  CHECK_FALSE(standing.applies);
  CHECK(standing.undecided);
  CHECK(standing.undecided_checks == std::vector<std::string>{"b"});
  const auto& one = after.components[0].results.at(0);
  CHECK(one.severity == CheckSeverity::critical);
  CHECK(one.outcome == Outcome::exempt);
  CHECK(one.change == Change::due);
  CHECK(one.can_fix);
  CHECK(one.findings.at(0).path == "src/\xff\xfe.c");
  CHECK(one.findings.at(0).message == "caf\xe9");
  CHECK(one.findings.at(0).excerpt == std::string("a\0b", 3));
  CHECK(one.findings.at(0).mark == Mark{3, 4});
  CHECK(one.evidence.at(0).value == data::Value(std::int64_t{3}));
  CHECK(one.evidence.at(0).negated);
  CHECK(after.fixed.at(0).first == "gone");
  CHECK(after.fixed.at(0).second.change == Change::fixed);
  CHECK(after.notes == run.notes);
}

TEST_CASE("bytes that are cut short are refused, and what was never sent too", "[model]") {
  const auto bytes = encoded(Maker(1).run());
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    CHECK_THROWS_AS(decoded(std::string_view(bytes).substr(0, length)), Error);
  }
  CHECK_THROWS_AS(decoded(bytes + "x"), Error);

  Change change{};
  data::Decoder decoder("\x05");
  CHECK_THROWS_AS(decoder(change), Error);
}
