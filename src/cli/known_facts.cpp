#include "cli/known_facts.hpp"

#include "bs/facts/collect.hpp"

namespace bs::cli {
namespace {

/// A collector that needs no arguments is a fact by itself: "bs:default/readme".
const facts::Collector* built_in(const model::FactRef& ref) {
  if (ref.source != "bs" || ref.scope != "default") return nullptr;
  const auto* collector = facts::find_collector(ref.name);
  return collector != nullptr && !collector->takes_arguments ? collector : nullptr;
}

class CollectorTable final : public checks::KnownFacts {
 public:
  bool check_collector(std::string_view id, const data::Value& arguments) const override {
    const auto* collector = facts::find_collector(id);
    if (collector == nullptr) return false;
    if (collector->check_arguments != nullptr) collector->check_arguments(arguments);
    return true;
  }
  std::vector<std::string> collector_ids() const override {
    std::vector<std::string> ids;
    for (const auto* collector : facts::collectors()) ids.emplace_back(collector->id);
    return ids;
  }
  bool has_fact(const model::FactRef& ref) const override { return built_in(ref) != nullptr; }
  std::vector<std::string> fact_names() const override {
    std::vector<std::string> names;
    for (const auto* collector : facts::collectors()) {
      if (!collector->takes_arguments)
        names.push_back(model::FactRef{"bs", "default", std::string(collector->id)}.text());
    }
    return names;
  }
  model::FactScope scope_of(const model::FactSpec& spec) const override {
    const auto* collector = facts::find_collector(spec.collector);
    return collector == nullptr ? model::FactScope::component : collector->scope;
  }
  model::FactScope scope_of(const model::FactRef& ref) const override {
    const auto* collector = built_in(ref);
    return collector == nullptr ? model::FactScope::component : collector->scope;
  }
};

}  // namespace

const checks::KnownFacts& known_facts() {
  static const CollectorTable table;
  return table;
}

}  // namespace bs::cli
