#include "catalog/columns.hpp"

#include "bs/base/text.hpp"

namespace bs::catalog {

namespace {

/// As SQLite's NOCASE folds: ASCII only.
std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

std::optional<std::string> string_member(const data::Value* object, std::string_view key) {
  const data::Value* member = object != nullptr ? object->find(key) : nullptr;
  if (member == nullptr || !member->is_string()) return std::nullopt;
  return member->as_string();
}

void set_folded(const std::optional<std::string>& text, std::optional<std::string>& folded,
                std::optional<std::string>& written) {
  if (!text) return;
  folded = to_lower(*text);
  if (*folded != *text) written = text;
}

std::optional<std::string> lower(const std::optional<std::string>& text) {
  return text ? std::optional(to_lower(*text)) : std::nullopt;
}

// The columns fold ASCII only where valid text is ASCII; what is not stays among the search rows
// (search_terms.cpp).
constexpr ColumnKey k_column_keys[] = {
    {"kind", "e.kind", "1", [](const DocumentColumns& c) { return std::optional(ascii_lower(c.kind)); }},
    {"apiversion", "ifnull(e.api_version, 'backstage.io/v1alpha1') COLLATE NOCASE", "1",
     [](const DocumentColumns& c) {
       return std::optional(ascii_lower(c.api_version.value_or(std::string(k_usual_api_version))));
     }},
    {"metadata.name", "e.name", "1",
     [](const DocumentColumns& c) { return std::optional(ascii_lower(c.name)); }},
    {"metadata.namespace", "e.namespace", "1",
     [](const DocumentColumns& c) { return std::optional(ascii_lower(c.namespace_)); }},
    {"metadata.title", "iif(e.title IS NULL, NULL, bs_lower(e.title))", "e.title IS NOT NULL",
     [](const DocumentColumns& c) { return lower(c.title); }},
    {"metadata.description", "iif(e.description IS NULL, NULL, bs_lower(e.description))",
     "e.description IS NOT NULL", [](const DocumentColumns& c) { return lower(c.description); }},
    {"spec.type", "e.type", "e.type IS NOT NULL", [](const DocumentColumns& c) { return c.type; }},
    {"spec.lifecycle", "e.lifecycle", "e.lifecycle IS NOT NULL",
     [](const DocumentColumns& c) { return c.lifecycle; }},
    // Backstage gives each entity this key, nearly always without a value.
    {"metadata.uid", "NULL", "1", nullptr},
};

}  // namespace

DocumentColumns columns_of(const data::Value& document) {
  DocumentColumns columns;
  const data::Value* metadata = document.find("metadata");
  columns.kind = string_member(&document, "kind").value_or("");
  columns.namespace_ = string_member(metadata, "namespace").value_or("default");
  columns.name = string_member(metadata, "name").value_or("");
  if (auto version = string_member(&document, "apiVersion"); version && *version != k_usual_api_version) {
    columns.api_version = std::move(version);
  }
  columns.title = string_member(metadata, "title");
  columns.description = string_member(metadata, "description");
  const data::Value* spec = document.find("spec");
  set_folded(string_member(spec, "type"), columns.type, columns.type_written);
  set_folded(string_member(spec, "lifecycle"), columns.lifecycle, columns.lifecycle_written);
  return columns;
}

std::span<const ColumnKey> column_keys() noexcept {
  return k_column_keys;
}

const ColumnKey* find_column_key(std::string_view key) noexcept {
  for (const ColumnKey& column : k_column_keys) {
    if (column.key == key) return &column;
  }
  return nullptr;
}

}  // namespace bs::catalog
