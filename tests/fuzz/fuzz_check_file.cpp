// Files of a policy, as each kind that there is. What loads tightens itself to no effect.
#include "bs/checks/policy.hpp"
#include "fuzz_input.hpp"

namespace {

/// Takes every collector with any arguments.
class AnyFacts final : public bs::checks::KnownFacts {
 public:
  bool check_collector(std::string_view, const bs::data::Value&) const override { return true; }
  std::vector<std::string> collector_ids() const override { return {"exists", "json"}; }
  bool has_fact(const bs::model::FactRef& ref) const override { return ref.source == "bs" || ref.source == "scm"; }
  std::vector<std::string> fact_names() const override {
    return {"bs:default/readme", "bs:default/languages"};
  }
  bs::model::FactScope scope_of(const bs::model::FactSpec&) const override {
    return bs::model::FactScope::repository;
  }
  bs::model::FactScope scope_of(const bs::model::FactRef&) const override {
    return bs::model::FactScope::component;
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(bs::fuzz::text_of(data, size));
  for (const auto* path : {"checks/x.yaml", "tracks/x.yaml", "collectors/x.yaml", "exemptions.yaml"}) {
    bs::fuzz::may_refuse([&] {
      const auto policy = bs::checks::load_policy({{path, text}}, AnyFacts());
      for (const auto& check : policy.checks) policy.is_repository_wide(*check, AnyFacts());
      const auto twice = bs::checks::merge(policy, policy);
      bs::fuzz::must(twice.notes.size() == 2 * policy.notes.size());
      bs::fuzz::must(twice.checks.size() == policy.checks.size());
      bs::checks::verify(twice);
    });
  }
  return 0;
}
