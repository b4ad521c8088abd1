#include "bs/match/semver.hpp"

#include "support/error_of.hpp"

using bs::match::Semver;
using bs::match::SemverRange;
using bs::test::error_of;

namespace {

bool holds(std::string_view version, std::string_view range) {
  return SemverRange(range).holds(*Semver::parse(version));
}

std::string fault(std::string_view range) {
  return error_of([&] { const SemverRange made(range); });
}

}  // namespace

TEST_CASE("semver: a version's parts") {
  const auto version = Semver::parse("v1.2.3-rc.1+linux.5");
  REQUIRE(version);
  CHECK(version->major == 1);
  CHECK(version->minor == 2);
  CHECK(version->patch == 3);
  CHECK(version->prerelease == std::vector<std::string>{"rc", "1"});
  CHECK(version->build == std::vector<std::string>{"linux", "5"});
  CHECK(version->text() == "1.2.3-rc.1");
  CHECK_FALSE(Semver::parse("1.2"));
  CHECK_FALSE(Semver::parse(std::string(1'000'000, '1')));
}

TEST_CASE("semver: the build does not count") {
  CHECK(compare(*Semver::parse("1.2.3+a"), *Semver::parse("1.2.3+b")) == 0);
  CHECK(holds("1.2.3+a", "=1.2.3+b"));
}

TEST_CASE("semver: a prerelease holds only where the range names its release") {
  CHECK(holds("1.2.3-beta", "^1.2.3-alpha"));
  CHECK_FALSE(holds("1.2.4-beta", "^1.2.3-alpha"));
  CHECK_FALSE(holds("2.0.0-rc.1", ">=1.2.3"));
  CHECK_FALSE(holds("2.0.0-rc.1", "*"));
}

TEST_CASE("semver: above and below a range") {
  const SemverRange range("^1.2.3 || 3.x");
  CHECK(range.is_below(*Semver::parse("4.0.0")));
  CHECK_FALSE(range.is_below(*Semver::parse("2.0.0")));
  CHECK(range.is_above(*Semver::parse("1.2.2")));
  CHECK_FALSE(range.is_above(*Semver::parse("1.2.3")));
  CHECK_FALSE(SemverRange(">1").is_below(*Semver::parse("1000.0.0")));
}

TEST_CASE("semver: ranges as comparators") {
  CHECK(SemverRange("^1.2").text() == ">=1.2.0 <2.0.0-0");
  CHECK(SemverRange("1.2 - 2").text() == ">=1.2.0 <3.0.0-0");
  CHECK(SemverRange("~0.1.2-a || *").text().empty());
}

TEST_CASE("semver: faults quote the part") {
  CHECK(fault(">=1.2 banana") == "config: \">=1.2 banana\" is no range of versions: \"banana\"");
  CHECK(fault("banana") == "config: \"banana\" is no range of versions");
  CHECK(fault("1 || 01.2.3") == "config: \"1 || 01.2.3\" is no range of versions: \"01.2.3\"");
  CHECK(fault("1.2.3 - ==2.0.0") == "config: \"1.2.3 - ==2.0.0\" is no range of versions");
  CHECK(fault("^9007199254740991") == "config: \"^9007199254740991\" is no range of versions");
  CHECK(fault("\x1b[31m") == "config: \"\\x1b[31m\" is no range of versions");
}

TEST_CASE("semver: long ranges are read in linear time") {
  std::string range = "1";
  for (int i = 0; i < 20'000; ++i) range += " || >= 1.2.3 <2";
  CHECK(holds("1.5.0", range));
  std::string bounds;
  for (int i = 0; i < 20'000; ++i) bounds += fmt::format(">={}.0.0 ", i);
  CHECK_FALSE(holds("1.5.0", bounds));
  CHECK(fault(std::string(200'000, '+')) != "none");
  CHECK(fault(std::string(200'000, ' ')) == "none");
}
