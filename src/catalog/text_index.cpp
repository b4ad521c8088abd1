#include "catalog/text_index.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "bs/base/text.hpp"

namespace bs::catalog {

namespace {

std::string one_line(std::string_view text) {
  std::string line = to_lower(text);
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

std::string tags_of(const data::Value& document) {
  const data::Value* metadata = document.find("metadata");
  const data::Value* tags = metadata != nullptr ? metadata->find("tags") : nullptr;
  std::string all;
  if (tags == nullptr || !tags->is_array()) return all;
  for (const data::Value& tag : tags->as_array()) {
    if (!tag.is_string()) continue;
    if (!all.empty()) all += ' ';
    all += tag.as_string();
  }
  return all;
}

using Lines = std::array<std::string_view, 4>;

Lines lines_of(std::string_view words) {
  Lines lines;
  for (std::string_view& line : lines) {
    const auto end = std::min(words.find('\n'), words.size());
    line = words.substr(0, end);
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return lines;
}

struct Stored {
  std::string words;
  std::optional<std::string> description;
};

std::optional<Stored> stored_text(sql::Database& database, std::int64_t entity) {
  sql::Statement& row = database.cached(
      "SELECT t.words, e.description FROM texts t JOIN entities e ON e.id = t.entity WHERE t.entity = ?");
  if (!row.with(entity).step()) return std::nullopt;
  Stored stored{row.text(0), std::nullopt};
  if (!row.is_null(1)) stored.description = row.text(1);
  row.reset();
  return stored;
}

void forget(sql::Database& database, std::int64_t entity, const Stored& stored) {
  const Lines lines = lines_of(stored.words);
  database
      .cached(
          "INSERT INTO words (words, rowid, name, title, tags, owner, description) VALUES ('delete', ?, ?, "
          "?, ?, ?, ?)")
      .with(entity, lines[0], lines[1], lines[2], lines[3], stored.description.value_or(""))
      .run();
  database.cached("DELETE FROM texts WHERE entity = ?").with(entity).run();
}

}  // namespace

std::string_view owner_name(std::string_view owner) noexcept {
  if (const auto slash = owner.find('/'); slash != std::string_view::npos) return owner.substr(slash + 1);
  const auto colon = owner.find(':');
  return colon == std::string_view::npos ? owner : owner.substr(colon + 1);
}

std::string words_of(const DocumentColumns& columns, const data::Value& document, std::string_view owner) {
  return one_line(columns.name) + '\n' + one_line(columns.title.value_or("")) + '\n' +
         one_line(tags_of(document)) + '\n' + one_line(owner_name(owner));
}

void add_text(sql::Database& database, std::int64_t entity, std::string_view words,
              const std::optional<std::string>& description) {
  const Lines lines = lines_of(words);
  database.cached("INSERT INTO texts (entity, words) VALUES (?, ?)").with(entity, words).run();
  database
      .cached("INSERT INTO words (rowid, name, title, tags, owner, description) VALUES (?, ?, ?, ?, ?, ?)")
      .with(entity, lines[0], lines[1], lines[2], lines[3], description.value_or(""))
      .run();
}

void remove_text(sql::Database& database, std::int64_t entity) {
  if (const auto stored = stored_text(database, entity)) forget(database, entity, *stored);
}

void change_owner_text(sql::Database& database, std::int64_t entity, std::string_view owner) {
  const auto stored = stored_text(database, entity);
  if (!stored) return;
  std::string words = stored->words.substr(0, stored->words.rfind('\n') + 1) + one_line(owner_name(owner));
  if (words == stored->words) return;
  forget(database, entity, *stored);
  add_text(database, entity, words, stored->description);
}

}  // namespace bs::catalog
