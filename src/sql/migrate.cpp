#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "bs/sql/database.hpp"

namespace bs::sql {
namespace {

using Migrations = std::vector<const embedded::File*>;

/// The number that a name starts with: "src/catalog/migrations/0002_history.sql" → 2. 0 when it has no such
/// name.
std::size_t number_of(std::string_view name) {
  const std::string_view base = base_name(name);
  if (base.size() < 6 || base[4] != '_' || !base.ends_with(".sql")) return 0;
  std::size_t number = 0;
  for (const char c : base.substr(0, 4)) {
    if (c < '0' || c > '9') return 0;
    number = number * 10 + static_cast<std::size_t>(c - '0');
  }
  return number;
}

/// The files by their numbers, which run from 1 without a gap.
Migrations in_order(embedded::Files files) {
  Migrations ordered(files.size(), nullptr);
  for (const embedded::File& file : files) {
    const std::size_t number = number_of(file.name);
    if (number == 0 || number > ordered.size() || ordered[number - 1] != nullptr)
      throw Error(ErrorKind::internal,
                  fmt::format("migrations are not numbered 0001 to {:04}: {}", files.size(), file.name));
    ordered[number - 1] = &file;
  }
  return ordered;
}

std::size_t version_of(Database& database) {
  return static_cast<std::size_t>(
      std::max<std::int64_t>(database.integer("PRAGMA user_version").value_or(0), 0));
}

Error unsupported(const Database& database, std::size_t version, std::size_t newest) {
  return Error(ErrorKind::unsupported, fmt::format("{} has schema {}, this bs knows schemas up to {}",
                                                   short_path(database.path()), version, newest))
      .hint("a newer bs made it: use that one, or name another file");
}

/// A file of another program must not get our tables.
void require_empty(Database& database) {
  if (database.integer("SELECT count(*) FROM sqlite_schema") == 0) return;
  throw Error(ErrorKind::unsupported,
              fmt::format("{} is a database of another program", short_path(database.path())))
      .hint("name another file");
}

/// One step; nothing when another process has done it meanwhile.
void apply(Database& database, const embedded::File& file, std::size_t number, std::size_t newest) {
  Transaction transaction(database);
  const std::size_t version = version_of(database);
  if (version > newest) throw unsupported(database, version, newest);
  if (version >= number) return;
  if (version == 0) require_empty(database);
  try {
    database.execute(file.text);
  } catch (Error& error) {
    error.at({std::string(file.name), {}});
    throw;  // as what it is: it may be a corruption
  }
  database.execute(fmt::format("PRAGMA user_version={}", number));
  transaction.commit();
}

}  // namespace

void migrate(Database& database, embedded::Files migrations) {
  const std::size_t newest = migrations.size();
  const std::size_t version = version_of(database);
  if (version == newest) return;
  if (version > newest) throw unsupported(database, version, newest);
  if (database.is_read_only())
    throw Error(ErrorKind::unsupported,
                fmt::format("{} has schema {}, this bs needs {} and cannot write the file",
                            short_path(database.path()), version, newest))
        .hint("run bs catalog once where the file can be written");
  const Migrations ordered = in_order(migrations);
  for (std::size_t number = version + 1; number <= newest; ++number)
    apply(database, *ordered[number - 1], number, newest);
}

}  // namespace bs::sql
