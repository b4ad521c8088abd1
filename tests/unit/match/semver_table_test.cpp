// Holds versions and ranges against what npm's semver says: the table of tests/conformance/semver, or a
// larger one that BS_SEMVER_TABLE names.
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "bs/base/error.hpp"
#include "bs/data/json.hpp"
#include "bs/match/semver.hpp"

using bs::data::Value;
using bs::match::Semver;
using bs::match::SemverRange;

namespace {

const Value& table() {
  static const Value k_table = [] {
    const char* set = std::getenv("BS_SEMVER_TABLE");
    const std::filesystem::path path = set != nullptr ? std::filesystem::path(set)
                                                      : std::filesystem::path(BS_SOURCE_DIR) / "tests" /
                                                            "conformance" / "semver" / "table.json";
    std::stringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return bs::data::parse_json(text.str(), path.string());
  }();
  return k_table;
}

const bs::data::Array& rows(std::string_view name) {
  return table().find(name)->as_array();
}

std::optional<SemverRange> read(const std::string& text) {
  try {
    return SemverRange(text);
  } catch (const bs::Error&) {
    return std::nullopt;
  }
}

/// 1: satisfies, 2: gtr, 4: ltr; one digit a version.
std::string verdicts(const SemverRange& range) {
  std::string out;
  for (const Value& row : rows("versions")) {
    const Semver version = *Semver::parse(row.as_string());
    const int digit = (range.holds(version) ? 1 : 0) + (range.is_below(version) ? 2 : 0) +
                      (range.is_above(version) ? 4 : 0);
    out += static_cast<char>('0' + digit);
  }
  return out;
}

}  // namespace

TEST_CASE("semver: npm's verdicts on versions") {
  for (const Value& row : rows("texts")) {
    INFO(bs::data::to_json(row));
    const Value& expected = row.as_array()[1];
    const std::optional<Semver> version = Semver::parse(row.as_array()[0].as_string());
    CHECK((version ? version->text() : "-") == (expected.is_null() ? "-" : expected.as_string()));
  }
}

TEST_CASE("semver: npm's order") {
  const bs::data::Array& sorted = rows("sorted");
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    for (std::size_t j = 0; j < sorted.size(); ++j) {
      INFO(sorted[i].as_string() << " and " << sorted[j].as_string());
      const int order = compare(*Semver::parse(sorted[i].as_string()), *Semver::parse(sorted[j].as_string()));
      CHECK((order < 0) == (i < j));
      CHECK((order == 0) == (i == j));
    }
  }
}

TEST_CASE("semver: npm's verdicts on versions and ranges") {
  std::size_t pairs = 0;
  for (const Value& row : rows("ranges")) {
    INFO(bs::data::to_json(row));
    const bs::data::Array& fields = row.as_array();
    const std::optional<SemverRange> range = read(fields[0].as_string());
    CHECK(range.has_value() == !fields[1].is_null());
    if (!range || fields[1].is_null()) continue;
    CHECK(range->text() == fields[1].as_string());
    CHECK(verdicts(*range) == fields[2].as_string());
    pairs += fields[2].as_string().size();
  }
  CHECK(pairs > 5000);
}
