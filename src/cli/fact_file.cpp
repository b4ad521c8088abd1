#include "cli/fact_file.hpp"

#include <algorithm>

#include "bs/data/json.hpp"
#include "bs/git/repository.hpp"
#include "bs/model/config_reader.hpp"
#include "bs/model/ref.hpp"

namespace bs::cli {
namespace {

using data::Value;
using model::Path;

/// What bs reads itself is not to be had from elsewhere: an import must not make a check pass that looks at
/// files.
constexpr std::string_view k_own_sources[] = {"bs", "scm", "catalog", "soundcheck", "inline"};

class FactFile {
 public:
  std::vector<catalog::ImportedFact> read(const Value& root) {
    reader.read_map(root, {},
                    {{"facts", [&](const Value& list, const Path& path) { read_list(list, path); },
                      "\"facts\": [{\"entity\": …, \"fact\": …, \"value\": …}]"}});
    return std::move(facts_);
  }
  model::ConfigReader reader;

 private:
  void read_list(const Value& list, const Path& path) {
    if (!reader.expect(list.is_array(), list, path, "a list")) return;
    std::size_t at = 0;
    for (const Value& item : list.as_array()) read_fact(item, path.item(at++, item.mark));
  }

  void read_fact(const Value& item, const Path& path) {
    catalog::ImportedFact fact;
    reader.read_map(item, path,
                    {{"entity", [&](const Value& v, const Path& p) { read_entity(v, p, fact); }},
                     {"repository", [&](const Value& v, const Path& p) { read_repository(v, p, fact); }},
                     {"fact", [&](const Value& v, const Path& p) { read_name(v, p, fact); },
                      "\"fact\": \"github:default/branches\""},
                     {"value", [&](const Value& v, const Path&) { fact.value = v; },
                      "\"value\": {\"protected\": true}"}});
    if (fact.entity.empty() && fact.repository.empty())
      reader.fault(item.mark, path.text() + " must name an entity or a repository",
                   "for example  \"entity\": \"component:default/ledger\"");
    facts_.push_back(std::move(fact));
  }

  void read_entity(const Value& value, const Path& path, catalog::ImportedFact& fact) {
    std::string text;
    reader.read_string(value, path, text);
    if (text.empty()) return;
    std::string why;
    const auto ref = model::parse_ref(text, {"component", "default"}, &why);
    if (!ref) return reader.fault(value.mark, fmt::format("{}: {}", path.text(), why));
    fact.entity = ref->canonical();
  }

  void read_repository(const Value& value, const Path& path, catalog::ImportedFact& fact) {
    std::string text;
    reader.read_string(value, path, text);
    if (!text.empty()) fact.repository = git::normalise_url(text);
  }

  void read_name(const Value& value, const Path& path, catalog::ImportedFact& fact) {
    std::string text;
    reader.read_text(value, path, text);
    if (text.empty()) return;
    const auto ref = model::parse_fact_ref(text);
    if (!ref)
      return reader.fault(value.mark,
                          fmt::format("{} is no name of a fact: {}", path.text(), model::in_quotes(text)),
                          "source:scope/name, as in github:default/branches");
    const auto* const end = std::end(k_own_sources);
    if (std::find(std::begin(k_own_sources), end, ref->source) != end)
      return reader.fault(value.mark, fmt::format("{}: {} is what bs reads itself, and cannot be imported",
                                                  path.text(), model::in_quotes(text)));
    fact.fact = *ref;
  }

  std::vector<catalog::ImportedFact> facts_;
};

}  // namespace

std::vector<catalog::ImportedFact> parse_fact_file(std::string_view text, std::string_view file_name) {
  const auto root = data::parse_json(text, file_name);
  FactFile file;
  auto facts = file.read(root);
  file.reader.throw_faults(text, file_name);
  return facts;
}

}  // namespace bs::cli
