#pragma once
/// What became of each ref: added, changed, removed. What happens to one ref between two calls of link() is
/// one change: a document that moves from one repository to another is "changed", whichever of the two is
/// written first.
#include <cstdint>
#include <string>

#include "bs/base/clock.hpp"
#include "bs/sql/database.hpp"

namespace bs::catalog {

class History {
 public:
  /// Within a write transaction. `repository` and `commit` are what the history will name.
  History(sql::Database& database, Seconds now, std::string repository, std::string commit);

  /// The number of this write; the first call makes it, which also tells link() that there is something to
  /// do.
  std::int64_t write();
  /// The last write that link() has covered: what became active after it is not settled.
  std::int64_t linked() const { return linked_; }
  /// To be called before the active document of the ref is changed, removed or loses its place.
  void keep_document(std::int64_t ref);
  /// To be called after that, and when a ref gets its first document again.
  void record(std::int64_t ref);
  /// Shorter: a ref that never had a document.
  void record_first(std::int64_t ref);

 private:
  sql::Database& database_;
  Seconds now_;
  std::string repository_, commit_;
  std::int64_t write_ = 0, linked_ = 0;
};

/// meta.linked; 0 before the first link.
std::int64_t last_linked_write(sql::Database& database);

}  // namespace bs::catalog
