#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "bs/data/json.hpp"
#include "bs/facts/collect.hpp"
#include "facts/fact_key.hpp"

namespace bs::facts {
namespace {

using model::FactReading;
using model::FactState;

const model::FactRef k_descriptor{"catalog", "default", "entity_descriptor"};

FactReading value_reading(data::Value value) {
  FactReading reading;
  reading.value = std::move(value);
  return reading;
}

FactReading without_value(FactState state, std::string reason, std::string hint = "") {
  FactReading reading;
  reading.state = state;
  reading.reason = std::move(reason);
  reading.hint = std::move(hint);
  return reading;
}

FactReading nobody_collects(const model::FactRef& ref) {
  if (ref.source == "soundcheck")
    return without_value(FactState::not_reported,
                         fmt::format("{} is known only once its track is judged", ref.text()));
  return without_value(FactState::not_reported, fmt::format("nothing here collects {}", ref.text()),
                       "bs fact import FILE.json takes in what another tool collected");
}

/// Folders of other components below the component's own, once each.
std::vector<std::string> nested_folders(const Surroundings& around, const model::ScannedEntity* component) {
  std::set<std::string> folders;
  if (component == nullptr || around.entities == nullptr) return {};
  for (const model::ScannedEntity& other : *around.entities) {
    const bool is_component = to_lower(other.entity.ref.kind) == "component";
    if (is_component && other.folder != component->folder && is_below(other.folder, component->folder))
      folders.insert(other.folder);
  }
  return {folders.begin(), folders.end()};
}

}  // namespace

struct RepositoryFacts::State {
  class Source;

  Surroundings around;
  SourceOptions options;
  /// Of the repository's scope, by collector and arguments; shared by all sources.
  std::map<std::string, std::shared_ptr<const FactReading>> shared;
  std::map<const model::ScannedEntity*, std::unique_ptr<Source>> sources;

  Source& source(const model::ScannedEntity* component);
  FactReading collect(const Collector& collector, const CollectorInput& input);
};

class RepositoryFacts::State::Source final : public model::FactSource {
 public:
  Source(State& state, const model::ScannedEntity* component)
      : state_(state), component_(component), nested_(nested_folders(state.around, component)) {}

  const FactReading& read(const model::FactRef& ref) override {
    const auto known = readings_.find(ref);
    if (known != readings_.end()) return *known->second;
    return *readings_.emplace(ref, find(ref)).first->second;
  }

  void give(const model::FactRef& ref, data::Value value) {
    readings_[ref] = own(value_reading(std::move(value)));
  }

 private:
  using Shared = std::shared_ptr<const FactReading>;
  static Shared own(FactReading reading) { return std::make_shared<const FactReading>(std::move(reading)); }

  Shared find(const model::FactRef& ref) {
    const auto given = state_.options.given.find(ref);
    if (given != state_.options.given.end()) return own(value_reading(given->second));
    if (state_.options.specs != nullptr) {
      const auto spec = state_.options.specs->find(ref);
      if (spec != state_.options.specs->end()) return collect(spec->second);
    }
    model::FactSpec built_in;
    if (ref.source == "bs" && ref.scope == "default") built_in.collector = ref.name;
    if (ref == k_descriptor) built_in.collector = "entity-descriptor";
    const Collector* collector = find_collector(built_in.collector);
    if (collector == nullptr || collector->takes_arguments) return own(nobody_collects(ref));
    return collect(built_in);
  }

  Shared collect(const model::FactSpec& spec) {
    const Collector* collector = find_collector(spec.collector);
    if (collector == nullptr)
      return own(
          without_value(FactState::error, fmt::format("there is no collector \"{}\"", spec.collector)));
    if (scope_of(spec) == model::FactScope::component) return own(state_.collect(*collector, input(spec)));
    Shared& kept = state_.shared[spec.collector + ' ' + data::to_json(spec.arguments)];
    if (!kept) kept = own(state_.collect(*collector, input_of_repository(spec)));
    return kept;
  }

  CollectorInput input(const model::FactSpec& spec) const {
    const std::string_view folder = component_ == nullptr ? std::string_view() : component_->folder;
    return {state_.around, *state_.around.snapshot, component_, folder, nested_, spec.arguments};
  }

  CollectorInput input_of_repository(const model::FactSpec& spec) const {
    return {state_.around, *state_.around.snapshot, nullptr, "", {}, spec.arguments};
  }

  State& state_;
  const model::ScannedEntity* component_;
  std::vector<std::string> nested_;
  std::map<model::FactRef, Shared> readings_;
};

RepositoryFacts::State::Source& RepositoryFacts::State::source(const model::ScannedEntity* component) {
  auto& place = sources[component];
  if (!place) place = std::make_unique<Source>(*this, component);
  return *place;
}

FactReading RepositoryFacts::State::collect(const Collector& collector, const CollectorInput& input) {
  const std::string key = options.cache == nullptr ? "" : fact_key(collector, input);
  if (!key.empty()) {
    if (const auto kept = options.cache->get(key))
      if (auto reading = read_kept_form(*kept)) return *std::move(reading);
  }
  try {
    FactReading reading = collector.collect(input);
    if (key.empty()) return reading;
    if (const auto form = kept_form(reading)) options.cache->put(key, *form);
    return reading;
  } catch (const Error& error) {
    const std::string place = error.place().text();
    return without_value(FactState::error,
                         place.empty() ? error.message() : fmt::format("{}: {}", place, error.message()),
                         error.hint());
  }
}

RepositoryFacts::RepositoryFacts(const Surroundings& around, SourceOptions options)
    : state_(std::make_unique<State>()) {
  state_->around = around;
  state_->options = std::move(options);
}

RepositoryFacts::~RepositoryFacts() = default;

model::FactSource& RepositoryFacts::of(const model::ScannedEntity* component) {
  return state_->source(component);
}

void RepositoryFacts::give(const model::ScannedEntity* component, const model::FactRef& ref,
                           data::Value value) {
  state_->source(component).give(ref, std::move(value));
}

}  // namespace bs::facts
