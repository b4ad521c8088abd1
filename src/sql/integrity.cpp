#include "bs/base/error.hpp"
#include "bs/sql/database.hpp"

namespace bs::sql {
namespace {

/// What SQLite finds in pages and indexes; its one row is "ok" when there is nothing.
std::vector<std::string> faults_of_structure(Database& database) {
  std::vector<std::string> faults;
  Statement check = database.prepare("PRAGMA integrity_check");
  while (check.step()) {
    if (check.view(0) != "ok") faults.push_back(check.text(0));
  }
  return faults;
}

std::vector<std::string> dangling_references(Database& database) {
  std::vector<std::string> faults;
  Statement check = database.prepare("PRAGMA foreign_key_check");
  while (check.step())
    faults.push_back(fmt::format("row {} of {} refers to a missing row of {}", check.text(1), check.text(0),
                                 check.text(2)));
  return faults;
}

}  // namespace

bool Database::integrity_ok(std::string* report) {
  std::vector<std::string> faults;
  try {
    faults = faults_of_structure(*this);
    if (faults.empty()) faults = dangling_references(*this);
  } catch (const Error& error) {
    if (!is_corruption(error)) throw;
    faults.push_back(error.message());  // so broken that it cannot even be checked
  }
  if (report != nullptr) *report = fmt::format("{}", fmt::join(faults, "\n"));
  return faults.empty();
}

}  // namespace bs::sql
