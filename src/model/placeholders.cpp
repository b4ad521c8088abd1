#include "placeholders.hpp"

#include <fmt/format.h>

#include "bs/data/json.hpp"

namespace bs::model {
namespace {

enum class Wanted { none, text, json, yaml };

Wanted wanted(std::string_view key) {
  if (key == "$text") return Wanted::text;
  if (key == "$json") return Wanted::json;
  if (key == "$yaml") return Wanted::yaml;
  return Wanted::none;
}

/// A value in a template string of JavaScript, which is what the stubs are made with.
std::string interpolated(const data::Value& value, bool in_array = false) {
  switch (value.type()) {
    case data::Type::null:
      return in_array ? "" : "null";
    case data::Type::boolean:
      return value.as_boolean() ? "true" : "false";
    case data::Type::integer:
    case data::Type::number:
      return data::number_text(value.as_number());
    case data::Type::string:
      return value.as_string();
    case data::Type::object:
      return "[object Object]";
    case data::Type::array:
      break;
  }
  std::string out;
  const data::Array& items = value.as_array();
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += ',';
    out += interpolated(items[i], true);
  }
  return out;
}

data::Value stub(Wanted kind, const data::Value& target) {
  if (kind == Wanted::text) return {fmt::format("<$text:{}>", interpolated(target))};
  return data::Value::object();
}

/// Places inside another file would point nowhere in this one.
void set_marks(data::Value& value, Mark mark) {
  value.mark = mark;
  if (value.is_array())
    for (data::Value& item : value.as_array()) set_marks(item, mark);
  if (value.is_object()) {
    for (data::Member& member : value.as_object()) {
      member.key_mark = mark;
      set_marks(member.value, mark);
    }
  }
}

class Replacer {
 public:
  Replacer(const ValidateOptions& options, Faults& faults) : options_(options), faults_(faults) {}

  void visit(data::Value& value) {
    if (value.is_array())
      for (data::Value& item : value.as_array()) visit(item);
    if (value.is_object()) visit_object(value);
  }

 private:
  void visit_object(data::Value& value) {
    data::Object& members = value.as_object();
    const bool reserved = std::any_of(members.begin(), members.end(), [](const data::Member& member) {
      return !member.key.empty() && member.key.front() == '$';
    });
    if (!reserved) {
      for (data::Member& member : members) visit(member.value);
      return;
    }
    // With any other key beside it the object is left alone, and what is inside it, too.
    if (members.size() != 1) return;
    const Wanted kind = wanted(members[0].key);
    if (kind == Wanted::none) return;
    const Mark mark = value.mark;
    data::Value replacement = replaced(kind, members[0]);
    set_marks(replacement, mark);
    value = std::move(replacement);
  }

  data::Value replaced(Wanted kind, const data::Member& placeholder) {
    const data::Value& target = placeholder.value;
    if (!target.is_string()) {
      const std::string message =
          fmt::format("{} must name a file, found {}", placeholder.key, described(target));
      if (options_.read_placeholder)
        faults_.error(Stage::preprocess, message, target.mark);
      else
        faults_.warning(message, target.mark);
      return stub(kind, target);
    }
    if (!options_.read_placeholder) {
      check_target(target);
      return stub(kind, target);
    }
    std::string why;
    const auto text = options_.read_placeholder(target.as_string(), &why);
    if (text) return parsed(kind, *text, placeholder);
    if (!why.empty()) fail(placeholder, why);
    return stub(kind, target);
  }

  void check_target(const data::Value& target) {
    if (!options_.check_target) return;
    if (const auto warning = options_.check_target(target.as_string()))
      faults_.warning(*warning, target.mark);
  }

  data::Value parsed(Wanted kind, const std::string& text, const data::Member& placeholder) {
    if (kind == Wanted::text) return {text};
    const std::string& file = placeholder.value.as_string();
    try {
      return kind == Wanted::json ? data::parse_json(text, file) : data::parse_yaml_single(text, file);
    } catch (const Error& error) {
      const Mark at = error.place().mark;
      fail(placeholder, at.line == 0
                            ? error.message()
                            : fmt::format("line {}, column {}: {}", at.line, at.column, error.message()));
      return stub(kind, placeholder.value);
    }
  }

  void fail(const data::Member& placeholder, std::string_view why) {
    faults_.error(Stage::preprocess,
                  fmt::format("{} {}: {}", placeholder.key, in_quotes(placeholder.value.as_string()), why),
                  placeholder.value.mark);
  }

  const ValidateOptions& options_;
  Faults& faults_;
};

}  // namespace

void replace_placeholders(data::Value& root, const ValidateOptions& options, Faults& faults) {
  Replacer(options, faults).visit(root);
}

}  // namespace bs::model
