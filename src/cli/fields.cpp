#include "cli/fields.hpp"

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "bs/data/json.hpp"
#include "bs/report/formats.hpp"
#include "bs/report/table.hpp"

namespace bs::cli {
namespace {

/// A dotted field of a document. Keys may hold dots themselves (annotations): the longest key that fits is
/// taken.
const data::Value* field_of(const data::Value& value, std::string_view field) {
  if (field.empty()) return &value;
  if (!value.is_object()) return nullptr;
  for (auto end = field.size(); end != std::string_view::npos && end > 0; end = field.rfind('.', end - 1)) {
    if (const auto* member = value.find(field.substr(0, end))) {
      if (const auto* found = field_of(*member, end == field.size() ? "" : field.substr(end + 1)))
        return found;
    }
    if (end == 0) break;
  }
  return nullptr;
}

std::string field_text(const data::Value* value) {
  if (value == nullptr || value->is_null()) return "";
  if (value->is_string()) return value->as_string();
  if (!value->is_array()) return data::to_json(*value);
  std::string out;
  for (const auto& item : value->as_array()) out += (out.empty() ? "" : ", ") + field_text(&item);
  return out;
}

struct Selected {
  std::vector<std::string> fields;
  std::vector<data::Value> documents;
};

std::string fields_table(const Selected& selected, const Terminal& terminal) {
  report::Table table;
  for (const auto& field : selected.fields) {
    table.columns.push_back({field, report::Align::left, 0, 0, &field == &selected.fields.back()});
  }
  for (const auto& document : selected.documents) {
    auto& row = table.rows.emplace_back();
    for (const auto& field : selected.fields) row.emplace_back(field_text(field_of(document, field)));
  }
  return report::render(table, terminal);
}

std::string fields_json(const Selected& selected) {
  data::Array entities;
  for (const auto& document : selected.documents) {
    auto reduced = data::Value::object();
    for (const auto& field : selected.fields) {
      if (const auto* value = field_of(document, field)) reduced.set(field, *value);
    }
    entities.push_back(std::move(reduced));
  }
  return json_document({{"entities", std::move(entities)}});
}

std::string fields_rows(const Selected& selected, bool csv) {
  std::string out = csv ? report::csv_row(selected.fields) : "";
  for (const auto& document : selected.documents) {
    std::vector<std::string> cells;
    for (const auto& field : selected.fields) cells.push_back(field_text(field_of(document, field)));
    out += csv ? report::csv_row(cells) : shown(join(cells, " ")) + "\n";
  }
  return out;
}

}  // namespace

int list_fields(Context& context, const catalog::ListQuery& query) {
  Selected selected;
  const auto wanted = context.args().value_or("--fields", "");
  for (auto field : split(wanted, ',')) {
    if (trim(field).empty())
      throw Error(ErrorKind::usage, "--fields has an empty field")
          .hint("for example --fields metadata.name,spec.owner");
    selected.fields.emplace_back(trim(field));
  }
  context.catalog().each_document(query, [&](const catalog::EntityRow&, std::string_view json) {
    selected.documents.push_back(catalog::stored_value(json));
    return true;
  });
  context.output().write(context.args(),
                         {{"table", [&] { return fields_table(selected, context.terminal()); }},
                          {"json", [&] { return fields_json(selected); }},
                          {"lines", [&] { return fields_rows(selected, false); }},
                          {"csv", [&] { return fields_rows(selected, true); }}});
  return 0;
}

}  // namespace bs::cli
