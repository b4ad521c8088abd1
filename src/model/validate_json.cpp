#include "bs/model/validate_json.hpp"

namespace bs::model {
namespace {

data::Value to_value(const std::vector<Diagnostic>& problems) {
  data::Value list = data::Value::array();
  for (const Diagnostic& problem : problems) {
    data::Value item = data::Value::object();
    item.set("severity", name_of(problem.severity));
    item.set("message", problem.message);
    item.set("line", static_cast<std::int64_t>(problem.mark.line));
    item.set("column", static_cast<std::int64_t>(problem.mark.column));
    if (!problem.hint.empty()) item.set("hint", problem.hint);
    list.push_back(std::move(item));
  }
  return list;
}

data::Value to_value(const std::vector<Relation>& relations) {
  data::Value list = data::Value::array();
  for (const Relation& relation : relations) {
    data::Value item = data::Value::object();
    item.set("source", relation.source);
    item.set("type", relation.type);
    item.set("target", relation.target);
    list.push_back(std::move(item));
  }
  return list;
}

data::Value to_value(const Document& document) {
  data::Value out = data::Value::object();
  out.set("ok", document.ok);
  if (!document.ref.empty()) out.set("ref", document.ref);
  if (document.stage != Stage::none) out.set("stage", name_of(document.stage));
  if (document.is_template) out.set("template", true);
  if (document.entity) {
    out.set("entity", document.entity->document);
    out.set("relations", to_value(document.entity->relations));
  }
  out.set("problems", to_value(document.problems));
  return out;
}

}  // namespace

data::Value to_value(const ValidatedFile& file, std::string_view name) {
  data::Value out = data::Value::object();
  out.set("file", name);
  out.set("ok", file.ok);
  data::Value documents = data::Value::array();
  for (const Document& document : file.documents) documents.push_back(to_value(document));
  out.set("documents", std::move(documents));
  out.set("problems", to_value(file.problems));
  return out;
}

}  // namespace bs::model
