#pragma once
// One fact of files in memory, as JSON.
#include <map>
#include <string>
#include <string_view>

#include "bs/data/json.hpp"
#include "bs/data/yaml.hpp"
#include "bs/facts/collect.hpp"

namespace bs::test {

using Texts = std::map<std::string, std::string>;

inline std::string shown_reading(const model::FactReading& reading) {
  switch (reading.state) {
    case model::FactState::value:
      return data::to_json(reading.value);
    case model::FactState::missing:
      return "missing";
    case model::FactState::not_reported:
      return "not reported: " + reading.reason;
    case model::FactState::error:
      break;
  }
  return "error: " + reading.reason + (reading.hint.empty() ? "" : " | " + reading.hint);
}

/// A component's folder among the files, "" for the root; `nested` other components below it.
inline model::FactReading fact_reading(const facts::Snapshot& snapshot, std::string_view collector,
                                       std::string_view arguments = "null", std::string_view folder = "",
                                       std::vector<std::string> nested = {}) {
  std::vector<model::ScannedEntity> entities(1);
  entities[0].entity.ref = {"component", "default", "it"};
  entities[0].folder = folder;
  for (std::string& other : nested) {
    entities.emplace_back();
    entities.back().entity.ref = {"component", "default", other};
    entities.back().folder = std::move(other);
  }
  const data::Value given = data::parse_yaml_single(arguments, "arguments");
  facts::Surroundings around;
  around.snapshot = &snapshot;
  around.entities = &entities;
  const model::FactRef ref{"test", "default", "x"};
  const std::map<model::FactRef, model::FactSpec> specs{{ref, {std::string(collector), given, "", {}}}};
  facts::SourceOptions options;
  options.specs = &specs;
  facts::RepositoryFacts facts(around, options);
  return facts.of(&entities[0]).read(ref);
}

inline std::string fact(const Texts& files, std::string_view collector, std::string_view arguments = "null",
                        std::string_view folder = "", std::vector<std::string> nested = {}) {
  const auto snapshot = facts::memory_snapshot(files);
  return shown_reading(fact_reading(*snapshot, collector, arguments, folder, std::move(nested)));
}

/// "path:line:column message" of each object in the list at `key`, one a line.
inline std::string findings(const Texts& files, std::string_view collector, std::string_view key = "problems",
                            std::string_view arguments = "null") {
  const auto snapshot = facts::memory_snapshot(files);
  const model::FactReading reading = fact_reading(*snapshot, collector, arguments);
  if (reading.state != model::FactState::value) return shown_reading(reading);
  std::string lines;
  for (const data::Value& item : reading.value.find(key)->as_array()) {
    const auto number = [&](std::string_view name) {
      const data::Value* value = item.find(name);
      return value == nullptr ? std::int64_t{0} : value->as_integer();
    };
    lines += fmt::format("{}:{}:{} {}\n", item.string_or("path"), number("line"), number("column"),
                         item.string_or("message"));
  }
  return lines;
}

}  // namespace bs::test
