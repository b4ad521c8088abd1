#pragma once
/// The texts of an entity that people look for: `texts` for parts of words, `words` for full text.
/// Contentless full text wants the very text back to forget it; `texts` and the description hold it.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "bs/data/value.hpp"
#include "bs/sql/database.hpp"
#include "catalog/columns.hpp"

namespace bs::catalog {

/// What is shown of an owner in words: the name of "group:default/payments", the address of "email:a@b.c".
std::string_view owner_name(std::string_view owner) noexcept;
/// The value of texts.words: name, title, tags and owner in lower case, one a line.
std::string words_of(const DocumentColumns& columns, const data::Value& document, std::string_view owner);

void add_text(sql::Database& database, std::int64_t entity, std::string_view words,
              const std::optional<std::string>& description);
/// Must run before entities.description is changed.
void remove_text(sql::Database& database, std::int64_t entity);
/// Only the owner's line changes.
void change_owner_text(sql::Database& database, std::int64_t entity, std::string_view owner);

}  // namespace bs::catalog
