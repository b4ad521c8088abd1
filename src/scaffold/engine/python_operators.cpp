#include "scaffold/engine/python_operators.hpp"

#include <cmath>

#include "bs/base/text.hpp"
#include "scaffold/engine/js_number.hpp"
#include "scaffold/engine/js_object.hpp"
#include "scaffold/engine/python_format.hpp"
#include "scaffold/engine/python_text.hpp"

namespace bs::scaffold::engine {
namespace {

bool is_number(const JsValue& value) {
  return value.is(Kind::number) || value.is(Kind::boolean);
}

double number_of(const JsValue& value) {
  return value.is(Kind::boolean) ? (value.boolean() ? 1 : 0) : value.number();
}

[[noreturn]] void refuse_pair(std::string_view op, const JsValue& a, const JsValue& b) {
  refuse(fmt::format("\"{}\" does not go with {} and {}", op, described(a.kind()), described(b.kind())),
         a.text_if() != nullptr || b.text_if() != nullptr ? "`~` joins any values as text" : "");
}

JsValue added(Budget& budget, const JsValue& a, const JsValue& b) {
  if (is_number(a) && is_number(b)) return number_of(a) + number_of(b);
  if (a.text_if() != nullptr && b.text_if() != nullptr) {
    TextBuffer out(budget);
    out.add(a.text_if()->bytes());
    out.add(b.text_if()->bytes());
    return std::move(out).value();
  }
  if (!a.is(Kind::array) || !b.is(Kind::array)) refuse_pair("+", a, b);
  Values all = a.array().items;
  budget.check_list(static_cast<double>(all.size() + b.array().items.size()));
  all.insert(all.end(), b.array().items.begin(), b.array().items.end());
  return budget.list(std::move(all));
}

/// `"=" * 5`, `[0] * 3`
JsValue repeated(Budget& budget, const JsValue& value, double times) {
  if (std::trunc(times) != times) refuse("what is repeated is repeated a whole number of times");
  const double count = std::max(times, 0.0);
  if (const JsText* text = value.text_if()) {
    if (text->empty()) return text_value("");
    if (count > static_cast<double>(budget.limits().string_bytes))
      budget.check_text(budget.limits().string_bytes + 1);
    TextBuffer out(budget);
    out.repeat(text->bytes(), static_cast<std::size_t>(count));
    return std::move(out).value();
  }
  const Values& items = value.array().items;
  budget.check_list(count * static_cast<double>(items.size()));
  Values all;
  for (double i = 0; i < count && !items.empty(); ++i) all.insert(all.end(), items.begin(), items.end());
  return budget.list(std::move(all));
}

bool is_repeatable(const JsValue& value) {
  return value.text_if() != nullptr || value.is(Kind::array);
}

JsValue multiplied(Budget& budget, const JsValue& a, const JsValue& b) {
  if (is_number(a) && is_number(b)) return number_of(a) * number_of(b);
  if (is_repeatable(a) && is_number(b)) return repeated(budget, a, number_of(b));
  if (is_number(a) && is_repeatable(b)) return repeated(budget, b, number_of(a));
  refuse_pair("*", a, b);
}

double checked_divisor(double b) {
  if (b == 0) refuse("this divides by zero");
  return b;
}

JsValue calculated(Arithmetic op, const JsValue& a, const JsValue& b) {
  static constexpr std::string_view k_signs[] = {"+", "-", "~", "*", "/", "//", "%", "**"};
  if (!is_number(a) || !is_number(b)) refuse_pair(k_signs[static_cast<std::size_t>(op)], a, b);
  const double x = number_of(a);
  const double y = number_of(b);
  switch (op) {
    case Arithmetic::subtract:
      return x - y;
    case Arithmetic::divide:
      return x / checked_divisor(y);
    case Arithmetic::floor_divide:
      return std::floor(x / checked_divisor(y));
    case Arithmetic::modulo:
      return x - checked_divisor(y) * std::floor(x / y);
    default:
      return power(x, y);
  }
}

bool equal_lists(Budget& budget, const Values& a, const Values& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (!python_equal(budget, a[i], b[i])) return false;
  return true;
}

bool equal_objects(Budget& budget, const JsObject& a, const JsObject& b) {
  if (a.size() != b.size()) return false;
  bool is_equal = true;
  a.each([&](const TextPtr& key, const JsValue& value) {
    const JsValue* other = is_equal ? b.find(key->bytes()) : nullptr;
    is_equal = other != nullptr && python_equal(budget, value, *other);
  });
  return is_equal;
}

bool holds(Budget& budget, const JsValue& within, const JsValue& value) {
  require_defined(value);
  require_defined(within);
  if (within.is(Kind::array)) {
    const Values& items = within.array().items;
    return std::any_of(items.begin(), items.end(),
                       [&](const JsValue& item) { return python_equal(budget, value, item); });
  }
  const JsText* key = value.text_if();
  if (const JsText* text = within.text_if()) {
    if (key == nullptr) refuse(fmt::format("\"in\" cannot look for {} in text", described(value.kind())));
    budget.read(text->bytes().size());
    return text->bytes().find(key->bytes()) != std::string::npos;
  }
  if (within.is(Kind::object)) return key != nullptr && within.object().has(key->bytes());
  refuse(fmt::format("\"in\" cannot look into {}", described(within.kind())),
         "it looks into lists, text and dictionaries");
}

/// An end of a slice: within the list, from the end when negative.
double end_of(const JsValue& part, double missing, double size, bool is_down) {
  if (part.is_nullish()) return missing;
  double at = python_number(part, "a slice");
  if (at < 0) at += size;
  return is_down ? std::clamp(at, -1.0, size - 1) : std::clamp(at, 0.0, size);
}

}  // namespace

double python_number(const JsValue& value, std::string_view wanted_by) {
  require_defined(value);
  if (!is_number(value)) refuse(fmt::format("{} needs a number, not {}", wanted_by, described(value.kind())));
  return number_of(value);
}

JsValue python_arithmetic(Budget& budget, Arithmetic op, const JsValue& a, const JsValue& b) {
  require_defined(a);
  require_defined(b);
  if (op == Arithmetic::add) return added(budget, a, b);
  if (op == Arithmetic::multiply) return multiplied(budget, a, b);
  if (op == Arithmetic::concatenate) {
    TextBuffer out(budget);
    out.add(python_text(budget, a)->bytes());
    out.add(python_text(budget, b)->bytes());
    return std::move(out).value();
  }
  if (op == Arithmetic::modulo && a.text_if() != nullptr) {
    const Values values = b.is(Kind::array) ? b.array().items : Values{b};
    return percent_formatted(budget, a.text_if()->bytes(), values,
                             b.is(Kind::object) ? &b.object() : nullptr);
  }
  return calculated(op, a, b);
}

bool python_equal(Budget& budget, const JsValue& a, const JsValue& b) {
  budget.step();
  require_defined(a);
  require_defined(b);
  if (is_number(a) && is_number(b)) return number_of(a) == number_of(b);
  const JsText* left = a.text_if();
  const JsText* right = b.text_if();
  if (left != nullptr && right != nullptr) {
    budget.read(std::min(left->bytes().size(), right->bytes().size()));
    return left->bytes() == right->bytes();
  }
  if (a.kind() != b.kind()) return false;
  if (a.is(Kind::array)) return equal_lists(budget, a.array().items, b.array().items);
  if (a.is(Kind::object)) return equal_objects(budget, a.object(), b.object());
  return a.is(Kind::null) || strict_equal(a, b);
}

int python_order(Budget& budget, const JsValue& a, const JsValue& b) {
  budget.step();
  require_defined(a);
  require_defined(b);
  if (is_number(a) && is_number(b))
    return number_of(a) < number_of(b) ? -1 : number_of(a) > number_of(b) ? 1 : 0;
  if (a.text_if() != nullptr && b.text_if() != nullptr) {
    budget.read(std::min(a.text_if()->bytes().size(), b.text_if()->bytes().size()));
    return a.text_if()->bytes().compare(b.text_if()->bytes());
  }
  if (!a.is(Kind::array) || !b.is(Kind::array)) refuse_pair("<", a, b);
  const Values& left = a.array().items;
  const Values& right = b.array().items;
  for (std::size_t i = 0; i < std::min(left.size(), right.size()); ++i)
    if (!python_equal(budget, left[i], right[i])) return python_order(budget, left[i], right[i]);
  return left.size() < right.size() ? -1 : left.size() > right.size() ? 1 : 0;
}

bool python_compare(Budget& budget, Comparison op, const JsValue& a, const JsValue& b) {
  switch (op) {
    case Comparison::equal:
      return python_equal(budget, a, b);
    case Comparison::not_equal:
      return !python_equal(budget, a, b);
    case Comparison::less:
      return python_order(budget, a, b) < 0;
    case Comparison::less_or_equal:
      return python_order(budget, a, b) <= 0;
    case Comparison::greater:
      return python_order(budget, a, b) > 0;
    case Comparison::greater_or_equal:
      return python_order(budget, a, b) >= 0;
    case Comparison::in:
      return holds(budget, b, a);
    default:
      return !holds(budget, b, a);
  }
}

JsValue python_slice(Budget& budget, const JsValue& target, const JsValue& start, const JsValue& stop,
                     const JsValue& step) {
  const bool is_text = target.text_if() != nullptr;
  if (!is_text && !target.is(Kind::array)) {
    require_defined(target);
    refuse(fmt::format("{} has no slices", described(target.kind())));
  }
  const Values items = python_elements(budget, target);
  const auto size = static_cast<double>(items.size());
  const double by = step.is_nullish() ? 1 : python_number(step, "a slice");
  if (by == 0) refuse("the step of a slice is zero");
  const bool is_down = by < 0;
  const double from = end_of(start, is_down ? size - 1 : 0, size, is_down);
  const double to = end_of(stop, is_down ? -1 : size, size, is_down);
  Values taken;
  for (double at = from; is_down ? at > to : at < to; at += by)
    taken.push_back(items[static_cast<std::size_t>(at)]);
  if (!is_text) return budget.list(std::move(taken));
  TextBuffer out(budget);
  for (const JsValue& character : taken) out.add(character.text()->bytes());
  return std::move(out).value();
}

Values python_elements(Budget& budget, const JsValue& value) {
  require_defined(value);
  if (value.is(Kind::array)) {
    budget.step(value.array().items.size() / 8);
    return value.array().items;
  }
  Values elements;
  if (const JsText* text = value.text_if()) {
    const std::string& bytes = text->bytes();
    for (std::size_t at = 0; at < bytes.size();) {
      const std::size_t length = decode_utf8(bytes, at).length;
      budget.step();
      budget.check_list(static_cast<double>(elements.size() + 1));
      elements.push_back(text_value(bytes.substr(at, length)));
      at += length;
    }
    return elements;
  }
  if (!value.is(Kind::object)) refuse(fmt::format("{} has no elements", described(value.kind())));
  value.object().each([&](const TextPtr& key, const JsValue&) {
    budget.step();
    elements.push_back(JsValue(key));
  });
  return elements;
}

}  // namespace bs::scaffold::engine
