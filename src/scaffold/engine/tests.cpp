#include "scaffold/engine/tests.hpp"

#include "bs/base/text.hpp"
#include "scaffold/engine/js_convert.hpp"
#include "scaffold/engine/js_number.hpp"
#include "scaffold/engine/js_operators.hpp"
#include "scaffold/engine/text_arguments.hpp"

namespace bs::scaffold::engine {
namespace {

bool is_same(const Args& args) {
  return strict_equal(args[0], args[1]);
}
bool is_not_same(const Args& args) {
  return !is_same(args);
}
Order order_of(const Args& args) {
  return order(args.budget(), args[0], args[1]);
}
bool is_less(const Args& args) {
  return order_of(args) == Order::less;
}
bool is_greater(const Args& args) {
  return order_of(args) == Order::greater;
}
bool is_at_most(const Args& args) {
  const Order found = order_of(args);
  return found == Order::less || found == Order::equal;
}
bool is_at_least(const Args& args) {
  const Order found = order_of(args);
  return found == Order::greater || found == Order::equal;
}
bool is_true(const Args& args) {
  return truthy(args[0]);
}
bool is_false(const Args& args) {
  return !truthy(args[0]);
}
bool is_callable(const Args& args) {
  return args[0].is(Kind::function);
}
bool is_defined(const Args& args) {
  return !args[0].is_undefined();
}
bool is_undefined(const Args& args) {
  return args[0].is_undefined();
}
bool is_divisible(const Args& args) {
  return remainder(args.number(0), args.number(1)) == 0;
}
bool is_even(const Args& args) {
  return remainder(args.number(0), 2) == 0;
}
bool is_odd(const Args& args) {
  return remainder(args.number(0), 2) == 1;
}
bool is_safe(const Args& args) {
  return args[0].is(Kind::safe);
}
bool is_iterable(const Args& args) {
  if (args[0].is_nullish()) refuse(fmt::format("\"is iterable\" cannot judge {}", described(args[0].kind())));
  return args[0].is(Kind::array) || args[0].text_if() != nullptr;
}
bool is_mapping(const Args& args) {
  return args[0].is(Kind::object) || args[0].is(Kind::safe) || args[0].is(Kind::regex);
}
bool is_null(const Args& args) {
  return args[0].is(Kind::null);
}
bool is_number(const Args& args) {
  return args[0].is(Kind::number);
}
bool is_string(const Args& args) {
  return args[0].is_string();
}
bool is_lower(const Args& args) {
  const JsText& text = text_argument(args, 0, "is lower");
  return args[0].is_string() && to_lower_in_words(text.bytes()) == text.bytes();
}
bool is_upper(const Args& args) {
  const JsText& text = text_argument(args, 0, "is upper");
  return args[0].is_string() && to_upper(text.bytes()) == text.bytes();
}

constexpr Test k_tests[] = {
    {"callable", "can be called", is_callable},
    {"defined", "is there", is_defined},
    {"divisibleby", "is a multiple of the argument", is_divisible},
    {"eq", "is the same as the argument (===)", is_same},
    {"equalto", "is the same as the argument (===)", is_same},
    {"escaped", "was marked as safe", is_safe},
    {"even", "is an even number", is_even},
    {"falsy", "counts as false", is_false},
    {"ge", "is at least the argument", is_at_least},
    {"greaterthan", "is greater than the argument", is_greater},
    {"gt", "is greater than the argument", is_greater},
    {"iterable", "is a list or a string", is_iterable},
    {"le", "is at most the argument", is_at_most},
    {"lessthan", "is less than the argument", is_less},
    {"lower", "is text without upper case", is_lower},
    {"lt", "is less than the argument", is_less},
    {"mapping", "is an object", is_mapping},
    {"ne", "is not the same as the argument (!==)", is_not_same},
    {"null", "is null", is_null},
    {"number", "is a number", is_number},
    {"odd", "is an odd number", is_odd},
    {"sameas", "is the same as the argument (===)", is_same},
    {"string", "is a string", is_string},
    {"truthy", "counts as true", is_true},
    {"undefined", "is missing", is_undefined},
    {"upper", "is text without lower case", is_upper},
};

}  // namespace

std::span<const Test> all_tests() {
  return k_tests;
}

const Test* find_test(std::string_view name, Dialect dialect) {
  const auto find_in = [&](std::span<const Test> tests) -> const Test* {
    const auto found =
        std::find_if(tests.begin(), tests.end(), [&](const Test& test) { return test.name == name; });
    return found == tests.end() ? nullptr : &*found;
  };
  if (dialect == Dialect::jinja)
    if (const Test* test = find_in(jinja_tests())) return test;
  return find_in(k_tests);
}

void refuse_unknown_test(std::string_view name, Dialect dialect) {
  std::vector<std::string> names;
  for (const Test& test : k_tests) names.emplace_back(test.name);
  if (dialect == Dialect::jinja)
    for (const Test& test : jinja_tests()) names.emplace_back(test.name);
  const auto near = nearest(name, names);
  refuse(fmt::format("there is no test \"{}\" for \"is\"", name),
         near ? fmt::format("did you mean \"{}\"?", *near) : "to compare, write == instead of is");
}

}  // namespace bs::scaffold::engine
