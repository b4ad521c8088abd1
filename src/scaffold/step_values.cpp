#include "scaffold/step_values.hpp"

#include <cmath>

#include "scaffold/action_call.hpp"

namespace bs::scaffold {
namespace {

/// The line of the template in place of the value's own, which may begin behind a quote.
void show_line(Error& error, Mark start, const TemplateSpec& spec) {
  Place place = error.place();
  const std::string_view line = template_line(spec, place.mark.line);
  if (start.line == 0 || line.empty()) return;
  if (place.mark.line == start.line && start.column <= line.size() &&
      (line[start.column - 1] == '"' || line[start.column - 1] == '\''))
    ++place.mark.column;
  error.at(place);
  error.source_line(std::string(line));
}

std::optional<data::Value> render_text(const data::Value& raw, const TemplateSpec& spec,
                                       const Context& context) {
  const std::string& text = raw.as_string();
  if (text.empty()) return std::nullopt;
  if (!can_be_template(text)) return raw;
  try {
    auto value = evaluate(text, spec.files->shown(spec.path), raw.mark, context);
    if (value) value->mark = raw.mark;
    return value;
  } catch (Error& error) {
    show_line(error, raw.mark, spec);
    throw;
  }
}

}  // namespace

bool can_be_template(std::string_view text) {
  for (std::size_t at = text.find('{'); at != std::string_view::npos && at + 1 < text.size();
       at = text.find('{', at + 1)) {
    const char next = text[at + 1];
    if (next == '{' || next == '%' || next == '#') return true;
  }
  return false;
}

std::optional<data::Value> render_value(const data::Value& raw, const TemplateSpec& spec,
                                        const Context& context) {
  if (raw.is_string()) return render_text(raw, spec, context);
  if (raw.is_array()) {
    data::Value list = data::Value::array();
    list.mark = raw.mark;
    for (const data::Value& item : raw.as_array())
      list.push_back(render_value(item, spec, context).value_or(data::Value()));
    return list;
  }
  if (!raw.is_object()) return raw;
  data::Object object;
  for (const data::Member& member : raw.as_object())
    if (auto value = render_value(member.value, spec, context))
      object.push_back({member.key, std::move(*value), member.key_mark});
  data::Value rendered(std::move(object));
  rendered.mark = raw.mark;
  return rendered;
}

bool is_true(const std::optional<data::Value>& value) {
  if (!value || value->is_null()) return false;
  if (value->is_boolean()) return value->as_boolean();
  if (value->is_number()) return value->as_number() != 0 && !std::isnan(value->as_number());
  if (value->is_string()) return !value->as_string().empty();
  return !value->is_array() || !value->as_array().empty();
}

std::vector<std::vector<std::string>> names_in(const data::Value& raw) {
  std::vector<std::vector<std::string>> names;
  if (raw.is_string() && can_be_template(raw.as_string())) {
    try {
      for (Reference& reference : Template::parse(raw.as_string(), "").references())
        if (reference.kind == Reference::Kind::name) names.push_back(std::move(reference.path));
    } catch (const Error&) {  // what cannot be parsed names nothing
    }
  }
  const auto add = [&](const data::Value& value) {
    for (auto& name : names_in(value)) names.push_back(std::move(name));
  };
  if (raw.is_array())
    for (const data::Value& item : raw.as_array()) add(item);
  if (raw.is_object())
    for (const data::Member& member : raw.as_object()) add(member.value);
  return names;
}

}  // namespace bs::scaffold
