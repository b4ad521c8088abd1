// Python's methods of strings, lists and dictionaries, for templates that were written for cookiecutter.
#include "bs/base/text.hpp"
#include "scaffold/engine/js_convert.hpp"
#include "scaffold/engine/letter_case.hpp"
#include "scaffold/engine/methods.hpp"
#include "scaffold/engine/python_operators.hpp"
#include "scaffold/engine/python_text.hpp"

namespace bs::scaffold::engine {
namespace {

const std::string& bytes_of(const JsValue& self) {
  return self.text_if()->bytes();
}

std::string text_of(const Args& args, std::size_t index) {
  return python_text(args.budget(), args[index])->bytes();
}

/// The characters that strip takes away: white space, or those of the argument.
bool is_stripped(const Args& args, std::string_view characters, char c) {
  if (args[0].is_nullish()) return c == ' ' || (c >= '\t' && c <= '\r');
  return characters.find(c) != std::string_view::npos;
}

JsValue stripped(const JsValue& self, const Args& args, bool at_start, bool at_end) {
  const std::string characters = args[0].is_nullish() ? std::string() : text_of(args, 0);
  std::string_view text = bytes_of(self);
  while (at_start && !text.empty() && is_stripped(args, characters, text.front())) text.remove_prefix(1);
  while (at_end && !text.empty() && is_stripped(args, characters, text.back())) text.remove_suffix(1);
  return args.budget().text(std::string(text));
}

JsValue strip(const JsValue& self, const Args& args) {
  return stripped(self, args, true, true);
}
JsValue strip_left(const JsValue& self, const Args& args) {
  return stripped(self, args, true, false);
}
JsValue strip_right(const JsValue& self, const Args& args) {
  return stripped(self, args, false, true);
}

JsValue lower(const JsValue& self, const Args& args) {
  return args.budget().text(to_lower_in_words(bytes_of(self)));
}
JsValue upper(const JsValue& self, const Args& args) {
  return args.budget().text(to_upper(bytes_of(self)));
}
JsValue capitalize(const JsValue& self, const Args& args) {
  return args.budget().text(capitalized_word(bytes_of(self)));
}

/// Each run of letters with a capital, as Python has it: "it's" becomes "It'S".
JsValue title(const JsValue& self, const Args& args) {
  const std::string lower_text = to_lower_in_words(bytes_of(self));
  std::string out;
  bool was_letter = false;
  for (std::size_t at = 0; at < lower_text.size();) {
    const std::size_t length = decode_utf8(lower_text, at).length;
    const std::string letter = lower_text.substr(at, length);
    const std::string capital = to_upper(letter);
    const bool is_letter = capital != letter;
    out += is_letter && !was_letter ? capital : letter;
    was_letter = is_letter;
    at += length;
  }
  return args.budget().text(std::move(out));
}

/// Whether `holds` for the argument, or for one of a tuple.
template <class Holds>
bool any_part(const Args& args, Holds holds) {
  if (!args[0].is(Kind::array)) return holds(text_of(args, 0));
  const Values& parts = args[0].array().items;
  return std::any_of(parts.begin(), parts.end(),
                     [&](const JsValue& part) { return holds(python_text(args.budget(), part)->bytes()); });
}

JsValue starts_with(const JsValue& self, const Args& args) {
  return any_part(args, [&](const std::string& part) { return bytes_of(self).starts_with(part); });
}
JsValue ends_with(const JsValue& self, const Args& args) {
  return any_part(args, [&](const std::string& part) { return bytes_of(self).ends_with(part); });
}

JsValue find(const JsValue& self, const Args& args) {
  args.budget().read(bytes_of(self).size());
  const std::size_t found = self.text_if()->find(*to_text(args.budget(), args[0]));
  return found == JsText::npos ? JsValue(-1.0) : number_value(found);
}

JsValue replace(const JsValue& self, const Args& args) {
  const std::string old = text_of(args, 0);
  if (old.empty()) refuse("replace needs something to look for");
  const std::string fresh = text_of(args, 1);
  const std::string_view text = bytes_of(self);
  double left = args[2].is_nullish() || args.number(2) < 0 ? 1e15 : args.number(2);
  TextBuffer out(args.budget());
  std::size_t copied = 0;
  for (std::size_t at = text.find(old); at != std::string_view::npos && left >= 1;
       at = text.find(old, copied), --left) {
    args.budget().step();
    out.add(text.substr(copied, at - copied));
    out.add(fresh);
    copied = at + old.size();
  }
  out.add(text.substr(copied));
  return std::move(out).value();
}

/// How many parts are cut off at most: the argument `maxsplit`, by place or by name.
double most_cuts(const Args& args) {
  const JsValue& given = args[1];
  const bool is_named = given.is(Kind::object);
  const JsValue* named = is_named ? given.object().find("maxsplit") : nullptr;
  const JsValue most = is_named ? (named == nullptr ? JsValue() : *named) : given;
  if (most.is_undefined() || python_number(most, "split") < 0) return 1e15;
  return python_number(most, "split");
}

JsValue split_at_space(const JsValue& self, const Args& args) {
  Values parts;
  double left = most_cuts(args);
  std::string_view rest = bytes_of(self);
  while (!(rest = bs::trim(rest)).empty()) {
    args.budget().check_list(static_cast<double>(parts.size() + 1));
    const std::size_t end =
        left-- < 1 ? rest.size() : std::min(rest.find_first_of(" \t\n\v\f\r"), rest.size());
    parts.push_back(text_value(std::string(rest.substr(0, end))));
    rest.remove_prefix(end);
  }
  return args.budget().list(std::move(parts));
}

/// At white space, or at a text.
JsValue split(const JsValue& self, const Args& args) {
  args.budget().make(bytes_of(self).size());
  if (args[0].is_nullish()) return split_at_space(self, args);
  const std::string separator = text_of(args, 0);
  if (separator.empty()) refuse("split needs a separator");
  Values parts;
  std::string_view rest = bytes_of(self);
  for (double left = most_cuts(args);; --left) {
    args.budget().check_list(static_cast<double>(parts.size() + 1));
    const std::size_t end = left < 1 ? std::string_view::npos : rest.find(separator);
    parts.push_back(text_value(std::string(rest.substr(0, end))));
    if (end == std::string_view::npos) return args.budget().list(std::move(parts));
    rest.remove_prefix(end + separator.size());
  }
}

/// The same from the end: with a limit the first part is the long one.
JsValue split_from_end(const JsValue& self, const Args& args) {
  if (args[0].is_nullish()) return split(self, args);
  args.budget().make(bytes_of(self).size());
  const std::string separator = text_of(args, 0);
  if (separator.empty()) refuse("rsplit needs a separator");
  Values parts;
  std::string_view rest = bytes_of(self);
  for (double left = most_cuts(args); left >= 1; --left) {
    const std::size_t at = rest.rfind(separator);
    if (at == std::string_view::npos) break;
    args.budget().check_list(static_cast<double>(parts.size() + 1));
    parts.push_back(text_value(std::string(rest.substr(at + separator.size()))));
    rest = rest.substr(0, at);
  }
  parts.push_back(text_value(std::string(rest)));
  std::reverse(parts.begin(), parts.end());
  return args.budget().list(std::move(parts));
}

JsValue join(const JsValue& self, const Args& args) {
  TextBuffer out(args.budget());
  bool is_first = true;
  for (const JsValue& item : python_elements(args.budget(), args[0])) {
    args.budget().step();
    if (!std::exchange(is_first, false)) out.add(bytes_of(self));
    if (item.text_if() == nullptr) refuse(fmt::format("join needs texts, not {}", described(item.kind())));
    out.add(item.text_if()->bytes());
  }
  return std::move(out).value();
}

JsValue count_in_list(const JsValue& self, const Args& args) {
  const Values& items = self.array().items;
  args.budget().step(items.size());
  const auto count = std::count_if(items.begin(), items.end(), [&](const JsValue& item) {
    return python_equal(args.budget(), item, args[0]);
  });
  return static_cast<double>(count);
}

JsValue index_in_list(const JsValue& self, const Args& args) {
  const Values& items = self.array().items;
  args.budget().step(items.size());
  for (std::size_t i = 0; i < items.size(); ++i)
    if (python_equal(args.budget(), items[i], args[0])) return number_value(i);
  refuse("index: the list does not hold this value");
}

/// What `of` makes of each member.
template <class Of>
JsValue members(const JsValue& self, const Args& args, Of of) {
  Values values;
  self.object().each([&](const TextPtr& key, const JsValue& value) {
    args.budget().step();
    values.push_back(of(key, value));
  });
  return args.budget().list(std::move(values));
}

JsValue items(const JsValue& self, const Args& args) {
  return members(self, args, [&](const TextPtr& key, const JsValue& value) {
    return args.budget().list({JsValue(key), value});
  });
}
JsValue keys(const JsValue& self, const Args& args) {
  return members(self, args, [](const TextPtr& key, const JsValue&) { return JsValue(key); });
}
JsValue values(const JsValue& self, const Args& args) {
  return members(self, args, [](const TextPtr&, const JsValue& value) { return value; });
}
JsValue get(const JsValue& self, const Args& args) {
  const JsValue* found = self.object().find(text_of(args, 0));
  if (found != nullptr) return *found;
  return args[1].is_undefined() ? JsValue(nullptr) : args[1];
}

constexpr Method k_string_methods[] = {
    {"capitalize", capitalize},
    {"endswith", ends_with},
    {"find", find},
    {"join", join},
    {"lower", lower},
    {"lstrip", strip_left},
    {"replace", replace},
    {"rstrip", strip_right},
    {"rsplit", split_from_end},
    {"split", split},
    {"startswith", starts_with},
    {"strip", strip},
    {"title", title},
    {"upper", upper},
};
constexpr Method k_list_methods[] = {{"count", count_in_list}, {"index", index_in_list}};
constexpr Method k_object_methods[] = {{"get", get}, {"items", items}, {"keys", keys}, {"values", values}};

}  // namespace

std::span<const Method> python_string_methods() {
  return k_string_methods;
}
std::span<const Method> python_list_methods() {
  return k_list_methods;
}
std::span<const Method> python_object_methods() {
  return k_object_methods;
}

}  // namespace bs::scaffold::engine
