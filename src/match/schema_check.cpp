#include "match/schema_check.hpp"

#include <cmath>

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "match/schema_compile.hpp"

namespace bs::match {

namespace {

constexpr std::size_t k_max_depth = 1500;
constexpr std::size_t k_max_steps = 5'000'000;
constexpr std::size_t k_max_faults = 1000;

unsigned types_of(const data::Value& value) {
  switch (value.type()) {
    case data::Type::null:
      return k_null;
    case data::Type::boolean:
      return k_boolean;
    case data::Type::integer:
      return k_integer | k_number;
    case data::Type::number: {
      const double number = value.as_number();
      return std::isfinite(number) && number == std::floor(number) ? k_integer | k_number
                                                                   : unsigned{k_number};
    }
    case data::Type::string:
      return k_string;
    case data::Type::array:
      return k_array;
    case data::Type::object:
      return k_object;
  }
  return 0;
}

/// The keywords of a type that a schema names alone report together with that type.
unsigned group_of(unsigned types) {
  return types & (k_number | k_string | k_array | k_object);
}

}  // namespace

std::string SchemaChecker::Path::text() const {
  std::vector<const Path*> parts;
  for (const Path* part = this; part->up != nullptr; part = part->up) parts.push_back(part);
  std::string out;
  for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
    out += '/';
    out += (*part)->is_index ? std::to_string((*part)->index) : pointer_token((*part)->key);
  }
  return out;
}

std::vector<SchemaFault> SchemaChecker::check(const Node& root, const Value& instance) {
  passes(root, instance, Path());
  if (left_out_ > 0) {
    faults_.push_back(
        {"", "", fmt::format("{} more faults are not listed", grouped(left_out_)), "", instance.mark});
  }
  return std::move(faults_);
}

void SchemaChecker::take_back(const Told& told) {
  faults_.resize(told.faults);
  left_out_ = told.left_out;
}

void SchemaChecker::work(std::size_t steps, Mark mark) {
  steps_ += steps;
  if (steps_ <= k_max_steps) return;
  throw Error(ErrorKind::limit,
              fmt::format("the schema takes more than {} steps on this value", grouped(k_max_steps)))
      .at({"", mark});
}

bool SchemaChecker::fail_at(const Path& path, Mark mark, std::string_view keyword, std::string message,
                            std::string params) {
  if (quiet_ > 0) return false;
  if (faults_.size() < k_max_faults) {
    faults_.push_back({path.text(), std::string(keyword), std::move(message), std::move(params), mark});
  } else {
    ++left_out_;
  }
  return false;
}

bool SchemaChecker::fail(const Here& here, std::string_view keyword, std::string message,
                         std::string params) {
  return fail_at(here.path, here.value.mark, keyword, std::move(message), std::move(params));
}

template <std::size_t count>
bool SchemaChecker::all_pass(const std::array<Rule, count>& rules, const Here& here) {
  bool passed = true;
  for (const Rule rule : rules) {
    passed = (this->*rule)(here) && passed;
    if (!goes_on(passed)) return false;
  }
  return passed;
}

bool SchemaChecker::type(const Here& here) {
  if (here.node.types == 0 || (here.node.types & types_of(here.value)) != 0) return true;
  return fail(here, "type", "must be " + here.node.types_text, "type: " + here.node.types_text);
}

/// The keywords of one type, when the value is of it.
bool SchemaChecker::passes_group(const Here& here, TypeBit group) {
  using C = SchemaChecker;
  static constexpr std::array<Rule, 5> k_number_rules = {&C::maximum, &C::minimum, &C::exclusive_maximum,
                                                         &C::exclusive_minimum, &C::multiple_of};
  static constexpr std::array<Rule, 3> k_string_rules = {&C::length, &C::pattern, &C::format};
  static constexpr std::array<Rule, 4> k_array_rules = {&C::item_count, &C::items, &C::contains,
                                                        &C::unique_items};
  static constexpr std::array<Rule, 7> k_object_rules = {
      &C::property_count, &C::required,   &C::property_names,    &C::additional_properties,
      &C::dependencies,   &C::properties, &C::pattern_properties};
  if ((types_of(here.value) & group) == 0) {
    const bool is_late = here.node.reports_type_late && group_of(here.node.types) == group;
    return !is_late || type(here);
  }
  switch (group) {
    case k_number:
      return all_pass(k_number_rules, here);
    case k_string:
      return all_pass(k_string_rules, here);
    case k_array:
      return all_pass(k_array_rules, here);
    default:
      return all_pass(k_object_rules, here);
  }
}

bool SchemaChecker::passes(const Node& first, const Value& value, const Path& path) {
  const Node* node = &first;
  while (node->ref != nullptr) node = node->ref;  // in circles goes none, the compiler has seen to that
  work(1, value.mark);
  if (++depth_ > k_max_depth) {
    throw Error(ErrorKind::limit,
                fmt::format("schemas apply to each other more than {} levels deep", grouped(k_max_depth)))
        .at({"", value.mark});
  }
  const Here here{*node, value, path};
  using C = SchemaChecker;
  static constexpr std::array<Rule, 7> k_rules = {&C::constant, &C::choices, &C::negation, &C::any_of,
                                                  &C::one_of,   &C::all_of,  &C::condition};
  bool passed = !node->is_never || fail(here, "false schema", "boolean schema is false");
  if (!node->reports_type_late) passed = type(here) && passed;
  for (const TypeBit group : {k_number, k_string}) {
    if (goes_on(passed)) passed = passes_group(here, group) && passed;
  }
  if (goes_on(passed)) passed = all_pass(k_rules, here) && passed;
  for (const TypeBit group : {k_array, k_object}) {
    if (goes_on(passed)) passed = passes_group(here, group) && passed;
  }
  --depth_;
  return passed;
}

bool SchemaChecker::passes_quietly(const Node& node, const Value& value, const Path& path) {
  ++quiet_;
  const bool passed = passes(node, value, path);
  --quiet_;
  return passed;
}

std::vector<SchemaFault> Schema::validate(const data::Value& instance) const {
  return SchemaChecker().check(*root_, instance);
}

}  // namespace bs::match
