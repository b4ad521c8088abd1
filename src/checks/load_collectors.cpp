#include "load_collectors.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "bs/base/paths.hpp"
#include "bs/base/text.hpp"
#include "load_filter.hpp"

namespace bs::checks {
namespace {

using data::Value;
using model::in_quotes;
using model::Path;

const std::vector<std::string> k_scm_types = {"exists", "json", "regex"};

/// When and of what Soundcheck collects: here a fact is read when it is asked for.
constexpr std::array<std::string_view, 7> k_schedule{"frequency", "initialDelay", "batchSize", "filter",
                                                     "exclude",   "filterQuery",  "cache"};
/// Services that Soundcheck's integrations ask over the network.
constexpr std::array<std::string_view, 20> k_services{
    "azure",      "azure-devops", "bigpanda",  "bitbucket",  "datadog",      "dynatrace", "github",
    "gitlab",     "http",         "jira",      "kubernetes", "newrelic",     "opsgenie",  "pagerduty",
    "servicenow", "snyk",         "sonarqube", "sentry",     "techinsights", "wiz"};

template <std::size_t size>
bool is_among(const std::array<std::string_view, size>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// "scm-facts-collectors.yaml" is of scm, as Soundcheck's examples name files: the first word.
std::string source_of_file(std::string_view file) {
  const auto slash = file.rfind('/');
  const auto name = slash == std::string_view::npos ? file : file.substr(slash + 1);
  return std::string(name.substr(0, name.find_first_of("-_.")));
}

bool collects_from_files(const Value& collects) {
  const auto is_scm = [](const Value& entry) {
    const auto type = entry.string_or("type");
    return std::find(k_scm_types.begin(), k_scm_types.end(), type) != k_scm_types.end();
  };
  if (!collects.is_array()) return is_scm(collects);
  return !collects.as_array().empty() &&
         std::all_of(collects.as_array().begin(), collects.as_array().end(), is_scm);
}

/// What is left when the schedule and the name are taken away is the collector's.
Value arguments_of(const Value& entry) {
  Value arguments = Value::object();
  arguments.mark = entry.mark;
  for (const data::Member& member : entry.as_object())
    if (member.key != "factName" && member.key != "type" && !is_among(k_schedule, member.key))
      arguments.as_object().push_back(member);
  return arguments;
}

void judge_schedule(Loading& load, const Written& at) {
  for (const auto* key : {"filter", "exclude"}) {
    const data::Member* member = at.value.find_member(key);
    model::EntityFilter unused;
    if (member != nullptr && !member->value.is_null())
      read_filter(load, {member->value, at.path.member(*member)}, unused);
  }
}

void read_scm_fact(Loading& load, const Written& at) {
  if (!load.reader.expect(at.value.is_object(), at.value, at.path, "a map")) return;
  std::string name;
  std::string type;
  std::vector<model::ConfigReader::Key> keys{
      {"factName", [&](const Value& v, const Path& p) { load.reader.read_text(v, p, name); },
       "factName: readme"},
      {"type", [&](const Value& v, const Path& p) { load.reader.read_choice(v, p, k_scm_types, type); },
       "type: exists"}};
  const auto passed_over = [](const Value&, const Path&) {};
  for (const auto key : {"data", "path", "regex", "flags", "matchAll"}) keys.push_back({key, passed_over});
  for (const auto key : k_schedule) keys.push_back({key, passed_over});
  load.reader.read_map(at.value, at.path, keys);
  judge_schedule(load, at);
  if (name.empty() || type.empty()) return;
  const model::FactRef ref{"scm", "default", name};
  const Mark mark = at.value.find("factName")->mark;
  if (!load.is_first("fact", ref.text(), mark)) return;
  model::FactSpec spec{"scm-" + type, arguments_of(at.value), load.file, mark};
  try {
    if (!load.known.check_collector(spec.collector, spec.arguments))
      load.reader.fault(
          mark, fmt::format("{}: there is no collector {}", at.path.text(), in_quotes(spec.collector)));
  } catch (const Error& error) {
    load.reader.fault(error, at.path);
  }
  load.policy.facts[ref] = std::move(spec);
}

void read_scm(Loading& load, const Written& at) {
  std::vector<model::ConfigReader::Key> keys{
      {"collects",
       [&](const Value& v, const Path& p) {
         load.reader.read_items(v, p, [&](const Value& e, const Path& ep) { read_scm_fact(load, {e, ep}); });
       },
       "collects: [{factName: readme, type: exists, data: [{name: exists, path: /README.md}]}]"}};
  for (const auto key : k_schedule) keys.push_back({key, [](const Value&, const Path&) {}});
  load.reader.read_map(at.value, at.path, keys);
  if (at.value.is_object()) judge_schedule(load, at);
}

/// What another tool collects cannot be judged here; its facts are known, and not reported until they are
/// imported.
void read_source(Loading& load, const std::string& source, const Written& at) {
  if (source == "scm")
    read_scm(load, at);
  else if (load.reader.expect(at.value.is_object(), at.value, at.path, "a map") && source != "catalog" &&
           source != "soundcheck")
    load.policy.elsewhere.insert(source);
}

/// `{collectorId, config}`: as Soundcheck's API has them.
void read_exported(Loading& load, const Value& value) {
  const data::Member* config = value.find_member("config");
  const std::string source = value.string_or("collectorId");
  if (source.empty() || config == nullptr) {
    load.reader.fault(value.mark, "collectorId and config must stand together",
                      "for example  {collectorId: scm, config: {collects: [...]}}");
    return;
  }
  const Path root;
  const Path path = root.member(*config);
  read_source(load, source, {config->value, path});
}

}  // namespace

/// A document says whose collector it is by its collectorId, by a map of sources as in app-config, by types
/// that only scm has, or else by the file's name.
void read_collectors(Loading& load, const Value& value) {
  const Path root;
  if (!value.is_object()) {
    load.reader.fault(value.mark,
                      fmt::format("a collector must be a map, found {}", model::described(value)));
    return;
  }
  if (value.find("collectorId") != nullptr) return read_exported(load, value);
  if (const Value* collects = value.find("collects")) {
    const std::string source = source_of_file(load.file);
    return read_source(load, collects_from_files(*collects) ? "scm" : source, {value, root});
  }
  for (const data::Member& member : value.as_object()) {
    const Path path = root.member(member);
    if (member.key == "scm" || is_among(k_services, member.key) || member.value.find("collects") != nullptr)
      read_source(load, member.key, {member.value, path});
    else
      load.reader.fault(member.key_mark, fmt::format("{} names no collector", in_quotes(member.key)),
                        "a collectors file has collects: [...], or a collector's name over it");
  }
}

bool knows_fact(const Loading& load, const model::FactRef& fact) {
  if (fact.source == "catalog") return fact.scope == "default" && fact.name == "entity_descriptor";
  if (fact.source == "soundcheck") return fact.scope == "default" && fact.name.starts_with("track/");
  return load.known.has_fact(fact) || load.policy.facts.contains(fact) ||
         (load.earlier != nullptr && load.earlier->facts.contains(fact));
}

bool is_from_elsewhere(const Loading& load, const model::FactRef& fact) {
  return is_among(k_services, fact.source) || load.policy.elsewhere.contains(fact.source) ||
         (load.earlier != nullptr && load.earlier->elsewhere.contains(fact.source));
}

}  // namespace bs::checks
