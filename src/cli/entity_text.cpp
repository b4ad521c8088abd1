#include "cli/entity_text.hpp"

#include "bs/base/paths.hpp"
#include "bs/base/text.hpp"
#include "bs/model/ref.hpp"

namespace bs::cli {

std::string dash(const Terminal& terminal) {
  return terminal.unicode ? "–" : "-";
}

std::string dot(const Terminal& terminal) {
  return terminal.unicode ? " · " : " - ";
}

std::string ref_text(const std::string& canonical, std::string_view default_kind) {
  if (canonical.find(':') == std::string::npos) return canonical;
  return model::split_canonical(canonical).short_form(default_kind);
}

std::string owner_text(const std::string& owner, const Terminal& terminal) {
  if (owner.empty()) return dash(terminal);
  if (owner.starts_with("email:")) return owner.substr(6);
  return ref_text(owner, "group");
}

report::Cell owner_cell(const catalog::EntityRow& row, const Terminal& terminal) {
  auto text = owner_text(row.owner, terminal);
  if (row.owner.empty()) return {text, Style::dim};
  if (row.owner_disputed) return {text + " !", Style::yellow};
  if (row.owner_source == "CODEOWNERS") return {text + " ~", Style::plain};
  return {text, Style::plain};
}

std::string changed_text(const catalog::EntityRow& row, Seconds now) {
  if (row.changed == 0) return "";
  return (row.changed_exact ? "" : ">") + age_of(row.changed, now);
}

std::string kind_line(const catalog::EntityRow& row, const Terminal& terminal) {
  std::string out = to_lower(row.kind) == "component" ? "" : to_lower(row.kind);
  for (const auto& part : {row.type, row.lifecycle, row.language}) {
    if (!part.empty()) out += (out.empty() ? "" : dot(terminal)) + part;
  }
  return out;
}

data::Value row_json(const catalog::EntityRow& row) {
  auto value = data::Value::object();
  auto text = [&](std::string_view key, const std::string& field) {
    value.set(key, field.empty() ? data::Value() : data::Value(field));
  };
  text("ref", row.ref);
  text("kind", row.kind);
  text("namespace", row.namespace_);
  text("name", row.name);
  text("title", row.title);
  text("description", row.description);
  text("type", row.type);
  text("lifecycle", row.lifecycle);
  text("system", row.system);
  text("owner", row.owner);
  text("ownerSource", row.owner_source);
  value.set("ownerDisputed", row.owner_disputed);
  value.set("inferred", row.inferred);
  value.set("orphaned", row.orphaned);
  value.set("changed", row.changed == 0 ? data::Value() : data::Value(to_rfc3339(row.changed)));
  value.set("changedExact", row.changed_exact);
  text("language", row.language);
  text("repository", row.repository);
  text("repositoryPath", row.repository_path);
  text("path", row.path);
  value.set("line", static_cast<std::int64_t>(row.line));
  value.set("folder", row.folder);
  return value;
}

}  // namespace bs::cli
