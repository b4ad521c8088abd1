#include "report/check_fingerprint.hpp"

#include "bs/data/json.hpp"
#include "report/sha256.hpp"

namespace bs::report {
namespace {

/// 128 bits are plenty, and some consumers store no more.
constexpr std::size_t k_digits = 32;

}  // namespace

std::string Fingerprints::of(const Row& row) {
  if (row.finding) return of(*row.run, *row.component, row.result->check, *row.finding);
  return count(*row.run, {row.component->ref, row.result->check, model::name_of(row.result->outcome)});
}

std::string Fingerprints::of(const model::CheckRun& run, const model::ComponentOutcomes& component,
                             std::string_view check, const model::Finding& finding) {
  if (!finding.key.empty()) return count(run, {component.ref, check, "key", finding.key});
  return count(run, {component.ref, check, "at", finding.path, finding.message});
}

std::string Fingerprints::count(const model::CheckRun& run, data::Array parts) {
  if (many_) parts.emplace_back(run.identity.empty() ? run.repository : run.identity);
  // As JSON: no text can pretend to be two.
  std::string name = data::to_json(data::Value(std::move(parts)));
  const std::size_t before = seen_[name]++;
  if (before != 0) name += "#" + std::to_string(before + 1);
  return sha256(name).substr(0, k_digits);
}

}  // namespace bs::report
