// Backstage's own verdict on every document of 530 files: the same documents are YAML to us.
#include "bs/base/text.hpp"
#include "outcome.hpp"
#include "support/shared_file.hpp"

using bs::data::Value;
using bs::data::YamlDocument;

namespace {

/// For each document of the file, whether Backstage could read its YAML. It loses the rest of a file when a
/// document throws; `whole` says that it did not.
struct Verdict {
  std::vector<bool> readable;
  bool whole = true;
};

Verdict verdict_of(const Value& expected) {
  Verdict verdict;
  for (const Value& document : expected.find("documents")->as_array()) {
    const std::string stage = document.string_or("stage");
    verdict.readable.push_back(stage != "yaml" && stage != "yaml-throw");
    if (stage == "yaml-throw") verdict.whole = false;
  }
  return verdict;
}

/// What Backstage says of a root that is no map is not about YAML.
bool is_readable(const YamlDocument& document) {
  return document.ok() && document.root.is_object();
}

void compare(const std::string& expected, const std::string& folder, std::size_t least) {
  const auto lines = bs::test::shared_file(expected);
  if (!lines) return;
  std::size_t files = 0;
  for (const std::string_view line : bs::split_lines(*lines)) {
    const Value verdicts = bs::data::parse_json(line);
    const std::string file = verdicts.string_or("file");
    INFO(file);
    const auto text = bs::test::shared_file(std::filesystem::path(folder) / file);
    REQUIRE(text);
    const Verdict verdict = verdict_of(verdicts);
    const bs::data::YamlFile got = bs::data::parse_yaml(*text);
    CHECK(got.diagnostics.empty());
    if (verdict.whole) CHECK(got.documents.size() == verdict.readable.size());
    REQUIRE(got.documents.size() >= verdict.readable.size());
    for (std::size_t i = 0; i < verdict.readable.size(); ++i) {
      INFO("document " << i);
      CHECK(is_readable(got.documents[i]) == verdict.readable[i]);
      if (!got.documents[i].ok()) continue;
      const Value& root = got.documents[i].root;
      CHECK(bs::data::parse_yaml_single(bs::data::to_yaml(root), "again") == root);
    }
    ++files;
  }
  CHECK(files >= least);
}

}  // namespace

TEST_CASE("yaml: the verdicts of Backstage's parser") {
  SECTION("probes") {
    compare("oracle/catalog/probes.expected.jsonl", "oracle/catalog/probes", 170);
  }
  SECTION("catalog files") {
    compare("corpus/catalog-info.expected.jsonl", "corpus/catalog-info", 60);
  }
  SECTION("further files") {
    compare("corpus/backstage-yaml.expected.jsonl", "corpus/backstage-yaml", 300);
  }
}
