#include "bs/checks/operators.hpp"

#include "bs/base/text.hpp"
#include "bs/data/json.hpp"
#include "checks/operators_table.hpp"

namespace bs::checks {

namespace table = operators_table;

namespace {

using data::Value;
using Prefix = OperatorName::Prefix;

constexpr std::array<Operator, 26> k_operators{{
    {"equal", "the same value of the same kind; lists and objects equal nothing", "any", "{}", table::equal},
    {"notEqual", "another value, or none", "any", "anything but {}", table::not_equal},
    {"in", "one of the values", "array", "one of {}", table::in},
    {"notIn", "none of the values", "array", "none of {}", table::not_in},
    {"contains", "a list with this item", "any", "a list with {}", table::contains},
    {"doesNotContain", "a list without this item", "any", "a list without {}", table::does_not_contain},
    {"lessThan", "a smaller number", "scalar", "less than {}", table::less_than},
    {"lessThanInclusive", "a number that is not greater", "scalar", "at most {}", table::less_than_inclusive},
    {"greaterThan", "a greater number", "scalar", "more than {}", table::greater_than},
    {"greaterThanInclusive", "a number that is not smaller", "scalar", "at least {}",
     table::greater_than_inclusive},
    {"exists", "something is at the path (true), nothing is (false)", "boolean", "", table::exists},
    {"matches", "the pattern (RE2) is found in the text", "pattern", "a match of {}", table::matches},
    {"startsWith", "the text starts with this one", "string", "a text that starts with {}",
     table::starts_with},
    {"endsWith", "the text ends with this one", "string", "a text that ends with {}", table::ends_with},
    {"hasLengthOf", "a text of so many characters or a list of so many items", "length", "a length of {}",
     table::has_length_of},
    {"before", "a date before this one, before now or before now-P30D", "date", "a date before {}",
     table::before},
    {"after", "a date after this one, after now or after now-P30D", "date", "a date after {}", table::after},
    {"semverEq", "the same version", "version", "version {}", table::semver_eq},
    {"semverNeq", "another version", "version", "another version than {}", table::semver_neq},
    {"semverGt", "a later version", "version", "a version after {}", table::semver_gt},
    {"semverGte", "this version or a later one", "version", "version {} or later", table::semver_gte},
    {"semverLt", "an earlier version", "version", "a version before {}", table::semver_lt},
    {"semverLte", "this version or an earlier one", "version", "version {} or earlier", table::semver_lte},
    {"semverSatisfies", "a version in the range", "range", "a version in {}", table::semver_satisfies},
    {"semverGtr", "a version above all of the range", "range", "a version above {}", table::semver_gtr},
    {"semverLtr", "a version below all of the range", "range", "a version below {}", table::semver_ltr},
}};

const OperatorName& known(std::string_view name, OperatorName& parsed) {
  parsed = parse_operator(name);
  if (parsed.base == nullptr)
    throw Error(ErrorKind::config, fmt::format("there is no operator \"{}\"", name));
  return parsed;
}

bool soundcheck_holds(const Operator& base, const OperatorInput& input) {
  const bool is_list = base.name == "in" || base.name == "notIn"
                           ? input.value->is_array()
                           : input.fact == nullptr || input.fact->is_array();
  if (!is_list) {
    if (base.name == "in" || base.name == "contains") return table::equal(input);
    if (base.name == "notIn" || base.name == "doesNotContain") return table::not_equal(input);
  }
  return base.holds(input);
}

/// Asks `holds` as the prefix says.
template <typename Holds>
bool asked(Prefix prefix, OperatorInput input, Holds holds) {
  if (prefix == Prefix::none_written || input.fact == nullptr || !input.fact->is_array()) {
    const bool held = holds(input);
    return prefix == Prefix::none ? !held : held;
  }
  const data::Array& items = input.fact->as_array();
  const auto holds_for = [&](const Value& item) {
    input.fact = &item;
    return holds(input);
  };
  switch (prefix) {
    case Prefix::all:
      return std::all_of(items.begin(), items.end(), holds_for);
    case Prefix::any:
      return std::any_of(items.begin(), items.end(), holds_for);
    default:
      return std::none_of(items.begin(), items.end(), holds_for);
  }
}

template <typename Holds>
bool apply_with(std::string_view name, OperatorInput input, Holds holds) {
  OperatorName parsed;
  const Operator& base = *known(name, parsed).base;
  std::optional<match::Regex> compiled;  // once for all items
  if (base.holds == table::matches && input.pattern == nullptr && input.value->is_string())
    input.pattern = &compiled.emplace(compile_pattern(input.value->as_string()));
  return asked(parsed.prefix, input, [&](const OperatorInput& one) { return holds(base, one); });
}

}  // namespace

std::span<const Operator> operators() noexcept {
  return k_operators;
}

const Operator* find_operator(std::string_view name) noexcept {
  const auto found = std::find_if(k_operators.begin(), k_operators.end(),
                                  [name](const Operator& one) { return one.name == name; });
  return found == k_operators.end() ? nullptr : &*found;
}

OperatorName parse_operator(std::string_view name) noexcept {
  OperatorName out;
  constexpr std::array<std::pair<std::string_view, Prefix>, 3> k_prefixes{
      {{"all:", Prefix::all}, {"any:", Prefix::any}, {"none:", Prefix::none}}};
  for (const auto& [text, prefix] : k_prefixes) {
    if (!name.starts_with(text)) continue;
    out.prefix = prefix;
    name.remove_prefix(text.size());
    break;
  }
  out.base = find_operator(name);
  return out;
}

bool apply(std::string_view name, const OperatorInput& input) {
  return apply_with(name, input,
                    [](const Operator& base, const OperatorInput& one) { return base.holds(one); });
}

bool apply_as_soundcheck(std::string_view name, const OperatorInput& input) {
  return apply_with(name, input, soundcheck_holds);
}

bool is_operator(std::string_view name, std::string* nearest) {
  if (parse_operator(name).base != nullptr) return true;
  if (nearest == nullptr) return false;
  const auto colon = name.rfind(':');
  const std::string_view prefix = colon == std::string_view::npos ? "" : name.substr(0, colon + 1);
  std::vector<std::string> names;
  for (const Operator& one : k_operators) names.emplace_back(one.name);
  const auto near = bs::nearest(name.substr(prefix.size()), names);
  const std::vector<std::string> prefixes{"all:", "any:", "none:"};
  const auto near_prefix = prefix.empty() ? std::optional<std::string>("") : bs::nearest(prefix, prefixes);
  *nearest = near ? near_prefix.value_or("") + *near : "";
  return false;
}

void check_literal(std::string_view name, const Value& value) {
  OperatorName parsed;
  const Operator& base = *known(name, parsed).base;
  if (base.takes == "any" || base.takes == "array") return;
  if (base.takes == "scalar") {
    if (value.is_null() || value.is_array() || value.is_object())
      throw table::not_taken(fmt::format("{} takes a number or a text", base.name), value);
    return;
  }
  // The others judge their value before they look at the fact.
  OperatorInput input;
  input.value = &value;
  base.holds(input);
}

Error table::not_taken(std::string_view what, const Value& value) {
  constexpr std::size_t k_longest = 80;
  return Error(ErrorKind::config, fmt::format("{}, not {}", what, fit(data::to_json(value), k_longest)));
}

}  // namespace bs::checks
