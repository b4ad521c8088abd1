// Holds filterQuery against what Backstage's filter predicates say: the table of tests/conformance/rules, or
// a larger one that BS_QUERIES_TABLE names.
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "bs/checks/judge.hpp"
#include "bs/data/json.hpp"

TEST_CASE("takes: Backstage's verdicts on queries") {
  const char* set = std::getenv("BS_QUERIES_TABLE");
  const auto path = set != nullptr ? std::filesystem::path(set)
                                   : std::filesystem::path(BS_SOURCE_DIR) / "tests" / "conformance" /
                                         "rules" / "queries.json";
  std::stringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  const auto table = bs::data::parse_json(text.str(), path.string());
  const auto& documents = table.find("documents")->as_array();
  std::size_t verdicts = 0;
  for (const auto& row : table.find("queries")->as_array()) {
    INFO(bs::data::to_json(row));
    bs::model::EntityFilter filter;
    filter.query = row.as_array()[0];
    std::string found;
    for (const auto& document : documents)
      found += bs::checks::takes(filter, {&document, nullptr, ""}) ? '1' : '0';
    CHECK(found == row.as_array()[1].as_string());
    verdicts += found.size();
  }
  CHECK(verdicts >= 2000);
}
