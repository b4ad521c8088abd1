#include "scaffold/form_branches.hpp"

namespace bs::scaffold {

namespace {

using data::Member;
using data::Value;

struct Fit {
  bool contradicts = false;
  std::size_t known = 0;
  std::string_view told_by;
};

Fit fit_of(const Value& option, const Value& answers) {
  Fit fit;
  const Value* required = option.find("required");
  if (required != nullptr && required->is_array()) {
    for (const Value& name : required->as_array())
      fit.known += name.is_string() && answers.find(name.as_string()) != nullptr ? 1 : 0;
  }
  const Value* properties = option.find("properties");
  if (properties == nullptr || !properties->is_object()) return fit;
  for (const Member& member : properties->as_object()) {
    const Value* only = only_value(member.value);
    if (only != nullptr && fit.told_by.empty()) fit.told_by = member.key;
    const Value* answer = answers.find(member.key);
    if (answer == nullptr) continue;
    if (only != nullptr && !(*only == *answer)) fit.contradicts = true;
    // A constant that is met says more than a name that is known.
    fit.known += only != nullptr ? 1000 : 1;
  }
  return fit;
}

}  // namespace

const Value* only_value(const Value& schema) {
  if (const Value* constant = schema.find("const")) return constant;
  const Value* choices = schema.find("enum");
  const bool is_one = choices != nullptr && choices->is_array() && choices->as_array().size() == 1;
  return is_one ? &choices->as_array().front() : nullptr;
}

Branch dependent_branch(const Value& options, std::string_view key, const Value& answers,
                        const SchemaCache& cache) {
  Branch branch;
  const Value* answer = answers.find(key);
  if (!options.is_array() || answer == nullptr) return branch;
  for (const Value& option : options.as_array()) {
    const Value* properties = option.find("properties");
    const Value* own = properties == nullptr ? nullptr : properties->find(key);
    if (own == nullptr || !cache.holds(*own, *answer)) continue;
    if (branch.schema != nullptr) return {};  // two that fit: Backstage's form takes neither
    branch = {&option, key};
  }
  return branch;
}

Branch best_branch(const Value& options, const Value& answers) {
  Branch best;
  if (!options.is_array()) return best;
  std::size_t known = 0;
  for (const Value& option : options.as_array()) {
    const Fit fit = fit_of(option, answers);
    if (fit.contradicts || !option.is_object()) continue;
    if (best.schema != nullptr && fit.known <= known) continue;
    best = {&option, fit.told_by};
    known = fit.known;
  }
  return best;
}

bool is_choice_of_constants(const Value& options) {
  if (!options.is_array() || options.as_array().empty()) return false;
  return std::all_of(options.as_array().begin(), options.as_array().end(), [](const Value& option) {
    return only_value(option) != nullptr && option.find("properties") == nullptr;
  });
}

}  // namespace bs::scaffold
