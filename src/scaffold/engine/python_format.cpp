#include "scaffold/engine/python_format.hpp"

#include <cmath>

#include "bs/base/text.hpp"
#include "scaffold/engine/python_operators.hpp"
#include "scaffold/engine/python_text.hpp"

namespace bs::scaffold::engine {
namespace {

constexpr std::size_t k_widest = 10'000;

/// How one value is written.
struct Layout {
  std::string fill = " ";
  char align = 0;  ///< '<', '>', '^'; 0: text to the left, numbers to the right
  bool has_sign = false;
  bool is_zero_filled = false;
  std::size_t width = 0;
  std::optional<std::size_t> precision;
  char type = 's';
};

/// Reads digits at the front.
std::optional<std::size_t> take_number(std::string_view& text) {
  std::size_t number = 0;
  bool has_digits = false;
  for (; !text.empty() && text[0] >= '0' && text[0] <= '9'; text.remove_prefix(1)) {
    number = number * 10 + static_cast<std::size_t>(text[0] - '0');
    has_digits = true;
    if (number > k_widest) refuse(fmt::format("a width in a format is above {}", grouped(k_widest)));
  }
  return has_digits ? std::optional(number) : std::nullopt;
}

std::string number_text(double number, const Layout& layout) {
  const auto precision = static_cast<int>(layout.precision.value_or(6));
  switch (layout.type) {
    case 'f':
    case 'F':
      return fmt::format("{:.{}f}", number, precision);
    case 'e':
      return fmt::format("{:.{}e}", number, precision);
    case 'g':
      return fmt::format("{:.{}g}", number, precision);
    case '%':
      return fmt::format("{:.{}f}%", number * 100, precision);
    default:
      break;
  }
  if (std::abs(number) > 9e15) refuse("this number is too large to be formatted");
  const auto whole = static_cast<std::int64_t>(number);
  if (layout.type == 'x') return fmt::format("{:x}", whole);
  if (layout.type == 'X') return fmt::format("{:X}", whole);
  if (layout.type == 'o') return fmt::format("{:o}", whole);
  if (layout.type == 'b') return fmt::format("{:b}", whole);
  return std::to_string(whole);
}

std::string written(Budget& budget, const JsValue& value, const Layout& layout) {
  std::string text;
  const bool is_number = layout.type != 's' && layout.type != 'r';
  if (is_number) {
    text = number_text(python_number(value, "a format"), layout);
    if (layout.has_sign && !text.starts_with('-')) text.insert(0, "+");
  } else {
    text = layout.type == 'r' ? python_repr(budget, value) : python_text(budget, value)->bytes();
    if (layout.precision) text = JsText(text).slice(0, *layout.precision);
  }
  const std::size_t length = count_code_points(text);
  if (length >= layout.width) return text;
  const std::size_t missing = layout.width - length;
  if (layout.is_zero_filled && is_number) {
    const std::size_t sign = text.starts_with('-') || text.starts_with('+') ? 1 : 0;
    return text.insert(sign, missing, '0');
  }
  const char align = layout.align != 0 ? layout.align : is_number ? '>' : '<';
  const std::size_t before = align == '>' ? missing : align == '^' ? missing / 2 : 0;
  std::string out;
  for (std::size_t i = 0; i < before; ++i) out += layout.fill;
  out += text;
  for (std::size_t i = before; i < missing; ++i) out += layout.fill;
  return out;
}

/// Flags, width, precision and type of a %-format; the front is cut off.
Layout percent_layout(std::string_view& rest) {
  Layout layout;
  layout.align = '>';
  for (; !rest.empty() && std::string_view("-0+ #").find(rest[0]) != std::string_view::npos;
       rest.remove_prefix(1)) {
    if (rest[0] == '-') layout.align = '<';
    if (rest[0] == '0') layout.is_zero_filled = true;
    if (rest[0] == '+') layout.has_sign = true;
  }
  layout.width = take_number(rest).value_or(0);
  if (rest.starts_with('.')) {
    rest.remove_prefix(1);
    layout.precision = take_number(rest).value_or(0);
  }
  if (rest.empty() || std::string_view("srdiuxXofFeg").find(rest[0]) == std::string_view::npos)
    refuse("a % in a format begins no conversion", "%s, %d, %r, %f and %x are some; %% is a % itself");
  layout.type = rest[0] == 'i' || rest[0] == 'u' ? 'd' : rest[0];
  if (layout.align == '<') layout.is_zero_filled = false;
  rest.remove_prefix(1);
  return layout;
}

/// What stands behind the colon of a {}-format.
Layout brace_layout(std::string_view spec) {
  Layout layout;
  const auto is_align = [](char c) { return c == '<' || c == '>' || c == '^'; };
  const std::size_t first = spec.empty() ? 0 : decode_utf8(spec, 0).length;
  if (spec.size() > first && is_align(spec[first])) {
    layout.fill = spec.substr(0, first);
    layout.align = spec[first];
    spec.remove_prefix(first + 1);
  } else if (!spec.empty() && is_align(spec[0])) {
    layout.align = spec[0];
    spec.remove_prefix(1);
  }
  if (spec.starts_with('+')) {
    layout.has_sign = true;
    spec.remove_prefix(1);
  }
  if (spec.starts_with('0')) layout.is_zero_filled = true;
  layout.width = take_number(spec).value_or(0);
  if (spec.starts_with('.')) {
    spec.remove_prefix(1);
    layout.precision = take_number(spec).value_or(0);
  }
  if (spec.empty()) return layout;
  if (spec.size() > 1 || std::string_view("sdxXobfFeg%").find(spec[0]) == std::string_view::npos)
    refuse(fmt::format("\"{}\" is no format of a value", spec));
  layout.type = spec[0];
  return layout;
}

const JsValue& named_value(const JsObject* named, std::string_view name) {
  const JsValue* value = named == nullptr ? nullptr : named->find(name);
  if (value == nullptr) refuse(fmt::format("the format names \"{}\", which is not given", name));
  return *value;
}

const JsValue& value_at(const Values& values, std::size_t index) {
  if (index >= values.size()) refuse("the format has more places than there are values");
  return values[index];
}

}  // namespace

JsValue percent_formatted(Budget& budget, std::string_view format, const Values& values,
                          const JsObject* named) {
  TextBuffer out(budget);
  std::size_t used = 0;
  bool has_names = false;
  for (std::string_view rest = format; !rest.empty();) {
    const std::size_t percent = std::min(rest.find('%'), rest.size());
    out.add(rest.substr(0, percent));
    rest.remove_prefix(percent);
    if (rest.empty()) break;
    rest.remove_prefix(1);
    if (rest.starts_with('%')) {
      out.add('%');
      rest.remove_prefix(1);
      continue;
    }
    std::optional<std::string_view> name;
    if (rest.starts_with('(')) {
      const std::size_t end = rest.find(')');
      if (end == std::string_view::npos) refuse("a name in a format is not closed");
      name = rest.substr(1, end - 1);
      rest.remove_prefix(end + 1);
    }
    has_names = has_names || name;
    const Layout layout = percent_layout(rest);
    const JsValue& value = name ? named_value(named, *name) : value_at(values, used++);
    out.add(written(budget, value, layout));
  }
  if (!has_names && named == nullptr && used < values.size())
    refuse("the format has fewer places than there are values");
  return std::move(out).value();
}

JsValue brace_formatted(Budget& budget, std::string_view format, const Values& values,
                        const JsObject& named) {
  TextBuffer out(budget);
  std::size_t next = 0;
  for (std::size_t at = 0; at < format.size(); ++at) {
    const char c = format[at];
    if (c != '{' && c != '}') {
      out.add(c);
      continue;
    }
    if (at + 1 < format.size() && format[at + 1] == c) {
      out.add(c);
      ++at;
      continue;
    }
    const std::size_t end = format.find('}', at);
    if (c == '}' || end == std::string_view::npos) refuse("a bracket of a format stands alone");
    const std::string_view field = format.substr(at + 1, end - at - 1);
    const std::size_t colon = std::min(field.find(':'), field.size());
    std::string_view name = field.substr(0, colon);
    const Layout layout = brace_layout(field.substr(std::min(colon + 1, field.size())));
    if (name.empty()) {
      out.add(written(budget, value_at(values, next++), layout));
    } else if (const auto index = take_number(name); index && name.empty()) {
      out.add(written(budget, value_at(values, *index), layout));
    } else {
      out.add(written(budget, named_value(&named, name), layout));
    }
    at = end;
  }
  return std::move(out).value();
}

}  // namespace bs::scaffold::engine
