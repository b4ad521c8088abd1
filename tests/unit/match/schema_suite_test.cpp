// Holds the evaluator against a checkout of json-schema-org/JSON-Schema-Test-Suite that BS_SCHEMA_SUITE
// names.
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "bs/base/error.hpp"
#include "bs/data/json.hpp"
#include "bs/match/schema.hpp"

using bs::data::Value;
using bs::match::Schema;

namespace {

/// What bs leaves out on purpose; "*" stands for all groups of a file.
struct LeftOut {
  std::string_view file;
  std::string_view group;
};
const std::vector<LeftOut> k_other_rules = {
    {"optional/content.json", "*"},  // contentEncoding and contentMediaType say nothing about validity
    {"optional/format/hostname.json", "validation of A-label (punycode) host names"},
    {"optional/format/idn-hostname.json", "*"},
};
/// References to other documents, which are errors.
const std::vector<LeftOut> k_remote = {
    {"definitions.json", "validate definition against metaschema"},
    {"ref.json", "remote ref, containing refs itself"},
    {"refRemote.json", "*"},
    {"optional/cross-draft.json", "*"},
};

bool holds(const std::vector<LeftOut>& list, const std::string& file, const std::string& group) {
  return std::any_of(list.begin(), list.end(), [&](const LeftOut& entry) {
    return entry.file == file && (entry.group == "*" || entry.group == group);
  });
}

std::vector<std::string> suite_files(const std::filesystem::path& folder) {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".json")
      files.push_back(entry.path().lexically_relative(folder).generic_string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

Value read(const std::filesystem::path& path) {
  std::stringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return bs::data::parse_json(text.str(), path.string());
}

std::optional<Schema> compiled(const Value& schema, std::string& fault) {
  try {
    return Schema(schema);
  } catch (const bs::Error& error) {
    fault = error.message();
    return std::nullopt;
  }
}

/// How many cases of the group were held against the evaluator.
std::size_t run_group(const Value& group) {
  std::string fault;
  const std::optional<Schema> schema = compiled(*group.find("schema"), fault);
  INFO("schema: " << bs::data::to_json(*group.find("schema")) << " " << fault);
  CHECK(schema);
  if (!schema) return 0;
  for (const Value& test : group.find("tests")->as_array()) {
    INFO("case: " << test.string_or("description") << ": " << bs::data::to_json(*test.find("data")));
    CHECK(schema->validate(*test.find("data")).empty() == test.find("valid")->as_boolean());
  }
  return group.find("tests")->as_array().size();
}

}  // namespace

TEST_CASE("schema: draft 7's test suite") {
  const char* checkout = std::getenv("BS_SCHEMA_SUITE");
  if (checkout == nullptr) {
    WARN("skipped: BS_SCHEMA_SUITE does not name a checkout of JSON-Schema-Test-Suite");
    return;
  }
  const auto folder = std::filesystem::path(checkout) / "tests" / "draft7";
  std::size_t cases = 0;
  std::size_t refused = 0;
  for (const std::string& file : suite_files(folder)) {
    const Value groups = read(folder / file);
    for (const Value& group : groups.as_array()) {
      const std::string name = group.string_or("description");
      INFO(file << ": " << name);
      if (holds(k_other_rules, file, name)) continue;
      if (holds(k_remote, file, name)) {
        std::string fault;
        CHECK_FALSE(compiled(*group.find("schema"), fault));
        CHECK(fault.find("leads outside of this document") != std::string::npos);
        ++refused;
        continue;
      }
      cases += run_group(group);
    }
  }
  CHECK(cases >= 1500);
  CHECK(refused >= 14);
}
