// JavaScript's methods of strings that templates may call.
#include <limits>

#include "bs/base/text.hpp"
#include "scaffold/engine/js_convert.hpp"
#include "scaffold/engine/js_number.hpp"
#include "scaffold/engine/methods.hpp"
#include "scaffold/engine/text_replace.hpp"
#include "scaffold/engine/text_split.hpp"

namespace bs::scaffold::engine {
namespace {

const JsText& text_of(const JsValue& self) {
  return *self.text_if();
}

/// An argument as text; a method that searches refuses a regular expression, as JavaScript does.
TextPtr searched(const Args& args, std::string_view method) {
  if (args[0].is(Kind::regex)) refuse(fmt::format("{} takes text, not a regular expression", method));
  return to_text(args.budget(), args[0]);
}

/// A position among the units, or `missing` when it was not given.
std::size_t position(const Args& args, std::size_t index, std::size_t length, std::size_t missing) {
  return args[index].is_undefined() ? missing : clamped_index(args.number(index), length);
}

JsValue index_or_minus_one(std::size_t index) {
  return index == JsText::npos ? JsValue(-1.0) : number_value(index);
}

JsValue char_at(const JsValue& self, const Args& args) {
  const double at = to_integer(args.number(0));
  if (args[0].is_undefined()) return text_value(text_of(self).slice(0, 1));
  if (at < 0 || at >= static_cast<double>(text_of(self).length())) return text_value("");
  const auto index = static_cast<std::size_t>(at);
  return text_value(text_of(self).slice(index, index + 1));
}

JsValue char_code_at(const JsValue& self, const Args& args) {
  const double at = to_integer(args.number(0));
  const std::u16string_view units = text_of(self).units();
  if (at < 0 || at >= static_cast<double>(units.size())) return std::numeric_limits<double>::quiet_NaN();
  return static_cast<double>(units[static_cast<std::size_t>(at)]);
}

JsValue concat(const JsValue& self, const Args& args) {
  TextBuffer out(args.budget());
  out.add(text_of(self).bytes());
  for (const JsValue& more : args.all()) out.add(to_text(args.budget(), more)->bytes());
  return std::move(out).value();
}

JsValue ends_with(const JsValue& self, const Args& args) {
  const TextPtr part = searched(args, "endsWith");
  const std::size_t length = text_of(self).length();
  const std::size_t end = position(args, 1, length, length);
  return JsText(text_of(self).slice(0, end)).bytes().ends_with(part->bytes());
}

JsValue includes(const JsValue& self, const Args& args) {
  const TextPtr part = searched(args, "includes");
  args.budget().read(text_of(self).bytes().size());
  return text_of(self).find(*part, position(args, 1, text_of(self).length(), 0)) != JsText::npos;
}

JsValue index_of(const JsValue& self, const Args& args) {
  args.budget().read(text_of(self).bytes().size());
  return index_or_minus_one(
      text_of(self).find(*to_text(args.budget(), args[0]), position(args, 1, text_of(self).length(), 0)));
}

JsValue last_index_of(const JsValue& self, const Args& args) {
  args.budget().read(text_of(self).bytes().size());
  const double from = args.number(1);
  const std::size_t length = text_of(self).length();
  // NaN, so also a missing position, means the end.
  const std::size_t start = from != from ? length : clamped_index(from, length);
  return index_or_minus_one(text_of(self).find_last(*to_text(args.budget(), args[0]), start));
}

JsValue replace(const JsValue& self, const Args& args) {
  return replace_in_text(args, text_of(self), ReplaceMode::first);
}

JsValue replace_all(const JsValue& self, const Args& args) {
  return replace_in_text(args, text_of(self), ReplaceMode::all);
}

JsValue slice(const JsValue& self, const Args& args) {
  const std::size_t length = text_of(self).length();
  const std::size_t begin = relative_index(args.number(0), length);
  const std::size_t end = args[1].is_undefined() ? length : relative_index(args.number(1), length);
  return args.budget().text(text_of(self).slice(begin, end));
}

JsValue split(const JsValue& self, const Args& args) {
  return split_text(args, self);
}

JsValue starts_with(const JsValue& self, const Args& args) {
  const TextPtr part = searched(args, "startsWith");
  const std::size_t start = position(args, 1, text_of(self).length(), 0);
  if (start == 0) return text_of(self).bytes().starts_with(part->bytes());
  return text_of(self).slice(start, JsText::npos).starts_with(part->bytes());
}

JsValue substring(const JsValue& self, const Args& args) {
  const std::size_t length = text_of(self).length();
  const std::size_t a = clamped_index(args.number(0), length);
  const std::size_t b = position(args, 1, length, length);
  return args.budget().text(text_of(self).slice(std::min(a, b), std::max(a, b)));
}

JsValue to_lower_case(const JsValue& self, const Args& args) {
  return args.budget().text(to_lower_in_words(text_of(self).bytes()));
}

JsValue to_upper_case(const JsValue& self, const Args& args) {
  return args.budget().text(to_upper(text_of(self).bytes()));
}

JsValue trim(const JsValue& self, const Args& args) {
  return args.budget().text(std::string(trim_unicode(text_of(self).bytes())));
}

JsValue trim_end(const JsValue& self, const Args& args) {
  const std::string& bytes = text_of(self).bytes();
  return args.budget().text(bytes.substr(0, bytes.size() - trailing_space(bytes)));
}

JsValue trim_start(const JsValue& self, const Args& args) {
  const std::string& bytes = text_of(self).bytes();
  return args.budget().text(bytes.substr(leading_space(bytes)));
}

constexpr Method k_methods[] = {
    {"charAt", char_at},
    {"charCodeAt", char_code_at},
    {"concat", concat},
    {"endsWith", ends_with},
    {"includes", includes},
    {"indexOf", index_of},
    {"lastIndexOf", last_index_of},
    {"replace", replace},
    {"replaceAll", replace_all},
    {"slice", slice},
    {"split", split},
    {"startsWith", starts_with},
    {"substring", substring},
    {"toLowerCase", to_lower_case},
    {"toUpperCase", to_upper_case},
    {"trim", trim},
    {"trimEnd", trim_end},
    {"trimStart", trim_start},
};

}  // namespace

std::span<const Method> string_methods() {
  return k_methods;
}

}  // namespace bs::scaffold::engine
