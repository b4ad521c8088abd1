#include "cli/change_text.hpp"

#include "bs/base/text.hpp"
#include "cli/entity_text.hpp"

namespace bs::cli {

std::string action_text(std::string_view action, const Terminal& terminal) {
  auto style = action == "added" ? Style::green : action == "removed" ? Style::red : Style::yellow;
  return styled(pad_right(action, 7), style, terminal.out_color);
}

std::string fields_text(const std::vector<model::FieldChange>& fields, const Terminal& terminal) {
  auto value = [&](const std::string& text) {
    return text.empty() ? dash(terminal) : fit(shown(text), 40, terminal.unicode);
  };
  std::string out;
  for (const auto& field : fields)
    out += fmt::format("    {}: {} -> {}\n", shown(field.key), value(field.before), value(field.after));
  return out;
}

data::Value fields_json(const std::vector<model::FieldChange>& fields) {
  auto or_null = [](const std::string& text) { return text.empty() ? data::Value() : data::Value(text); };
  data::Array out;
  for (const auto& field : fields) {
    auto value = data::Value::object();
    value.set("field", field.key);
    value.set("before", or_null(field.before));
    value.set("after", or_null(field.after));
    out.push_back(std::move(value));
  }
  return out;
}

}  // namespace bs::cli
