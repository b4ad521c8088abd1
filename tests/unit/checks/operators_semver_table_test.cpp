// Holds the semver operators, asked through apply(), against what npm's semver says: the tables of
// tests/conformance/rules (pairs of versions) and tests/conformance/semver (versions and ranges).
#include <fstream>
#include <sstream>

#include "bs/base/error.hpp"
#include "bs/checks/operators.hpp"
#include "bs/data/json.hpp"

using bs::data::Value;

namespace {

Value table(const std::string& name) {
  const auto path = std::filesystem::path(BS_SOURCE_DIR) / "tests" / "conformance" / name;
  std::stringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return bs::data::parse_json(text.str(), path.string());
}

/// '1' it holds, '0' it does not, '!' it throws.
char asked(std::string_view name, const Value& fact, const Value& value) {
  bs::checks::OperatorInput input;
  input.fact = &fact;
  input.value = &value;
  try {
    return bs::checks::apply(name, input) ? '1' : '0';
  } catch (const bs::Error&) {
    return '!';
  }
}

constexpr std::array<std::string_view, 6> k_comparing{"semverEq",  "semverNeq", "semverGt",
                                                      "semverGte", "semverLt",  "semverLte"};
constexpr std::array<std::string_view, 3> k_ranging{"semverSatisfies", "semverGtr", "semverLtr"};

/// What npm says where it does not throw; where it throws (one is no version) none of ours may hold.
std::string expected_of(char cell) {
  if (cell == '!') return "none holds";
  std::string out;
  for (std::size_t i = 0; i < k_comparing.size(); ++i) out += ((cell - 0x30) >> i & 1) != 0 ? '1' : '0';
  return out;
}

}  // namespace

TEST_CASE("operators: npm's verdicts on pairs of versions") {
  const Value rows = table("rules/semver.json");
  const bs::data::Array& versions = rows.find("rows")->as_array();
  std::size_t pairs = 0;
  for (const Value& row : versions) {
    const Value& fact = row.as_array()[0];
    const std::string& cells = row.as_array()[1].as_string();
    REQUIRE(cells.size() == versions.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const Value& value = versions[i].as_array()[0];
      INFO(fact.as_string() << " and " << value.as_string());
      std::string found;
      for (const auto name : k_comparing) found += asked(name, fact, value);
      if (cells[i] == '!' && found.find('1') == std::string::npos) found = "none holds";
      CHECK(found == expected_of(cells[i]));
      ++pairs;
    }
  }
  CHECK(pairs == 4096);
}

TEST_CASE("operators: npm's verdicts on versions and ranges") {
  const Value rows = table("semver/table.json");
  const bs::data::Array& versions = rows.find("versions")->as_array();
  std::size_t pairs = 0;
  for (const Value& row : rows.find("ranges")->as_array()) {
    const bs::data::Array& fields = row.as_array();
    for (std::size_t i = 0; i < versions.size(); ++i) {
      INFO(versions[i].as_string() << " and " << fields[0].as_string());
      std::string found;
      for (const auto name : k_ranging) found += asked(name, versions[i], fields[0]);
      std::string expected = "!!!";  // no range
      if (!fields[1].is_null()) {
        const int digit = fields[2].as_string()[i] - '0';
        expected = {(digit & 1) != 0 ? '1' : '0', (digit & 2) != 0 ? '1' : '0', (digit & 4) != 0 ? '1' : '0'};
      }
      CHECK(found == expected);
      ++pairs;
    }
  }
  CHECK(pairs > 8000);
}
