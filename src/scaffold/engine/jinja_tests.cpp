// Tests that Jinja has, or has otherwise than Nunjucks.
#include <cmath>

#include "scaffold/engine/js_object.hpp"
#include "scaffold/engine/python_operators.hpp"
#include "scaffold/engine/tests.hpp"

namespace bs::scaffold::engine {
namespace {

template <Comparison op>
bool compares(const Args& args) {
  return python_compare(args.budget(), op, args[0], args[1]);
}

bool is_boolean(const Args& args) {
  return args[0].is(Kind::boolean);
}
bool is_true(const Args& args) {
  return args[0].is(Kind::boolean) && args[0].boolean();
}
bool is_false(const Args& args) {
  return args[0].is(Kind::boolean) && !args[0].boolean();
}
bool is_none(const Args& args) {
  return args[0].is(Kind::null);
}
bool is_whole(const Args& args) {
  return args[0].is(Kind::number) && std::trunc(args[0].number()) == args[0].number();
}
bool is_float(const Args& args) {
  return args[0].is(Kind::number) && !is_whole(args);
}
bool is_number(const Args& args) {
  return args[0].is(Kind::number) || args[0].is(Kind::boolean);
}
bool is_string(const Args& args) {
  return args[0].text_if() != nullptr;
}
bool is_mapping(const Args& args) {
  return args[0].is(Kind::object);
}
/// Lists, texts and dictionaries: all that has a length and elements.
bool is_sequence(const Args& args) {
  return args[0].is(Kind::array) || args[0].is(Kind::object) || is_string(args);
}

constexpr Test k_tests[] = {
    {"!=", "differs from the argument", compares<Comparison::not_equal>},
    {"<", "is less than the argument", compares<Comparison::less>},
    {"<=", "is at most the argument", compares<Comparison::less_or_equal>},
    {"==", "equals the argument", compares<Comparison::equal>},
    {">", "is greater than the argument", compares<Comparison::greater>},
    {">=", "is at least the argument", compares<Comparison::greater_or_equal>},
    {"boolean", "is True or False", is_boolean},
    {"eq", "equals the argument", compares<Comparison::equal>},
    {"equalto", "equals the argument", compares<Comparison::equal>},
    {"false", "is False", is_false},
    {"float", "is a number with a fraction", is_float},
    {"ge", "is at least the argument", compares<Comparison::greater_or_equal>},
    {"greaterthan", "is greater than the argument", compares<Comparison::greater>},
    {"gt", "is greater than the argument", compares<Comparison::greater>},
    {"in", "is in the argument", compares<Comparison::in>},
    {"integer", "is a whole number", is_whole},
    {"iterable", "is a list, a text or a dictionary", is_sequence},
    {"le", "is at most the argument", compares<Comparison::less_or_equal>},
    {"lessthan", "is less than the argument", compares<Comparison::less>},
    {"lt", "is less than the argument", compares<Comparison::less>},
    {"mapping", "is a dictionary", is_mapping},
    {"ne", "differs from the argument", compares<Comparison::not_equal>},
    {"none", "is None", is_none},
    {"number", "is a number", is_number},
    {"sequence", "is a list, a text or a dictionary", is_sequence},
    {"string", "is a text", is_string},
    {"true", "is True", is_true},
};

}  // namespace

std::span<const Test> jinja_tests() {
  return k_tests;
}

}  // namespace bs::scaffold::engine
