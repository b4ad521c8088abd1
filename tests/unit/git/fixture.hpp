#pragma once
/// Repositories for tests, made file by file, so that they can be faulty in every way.
#include <string>
#include <string_view>
#include <vector>

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "bs/git/repository.hpp"
#include "support/error_of.hpp"
#include "support/temporary_folder.hpp"

namespace bs::test {

using git::Oid;
using git::Repository;

/// Writes a file and the folders above it.
void write(const fs::path& path, std::string_view text);

/// "kind: message" and, when there is one, " | hint" of the Error that `action` throws; "nothing" when it
/// throws none.
std::string fault_of(const std::function<void()>& action);

struct TreeItem {
  std::string mode;  ///< "100644"
  std::string name;
  Oid id;
};

/// A repository whose .git folder (or itself, when bare) is laid out as git does.
class Fixture {
 public:
  explicit Fixture(fs::path path, bool bare = false);

  Oid blob(std::string_view text) const;
  Oid tree(const std::vector<TreeItem>& items) const;  ///< in this order, as written
  /// `author` is "Name <email>", for both signatures.
  Oid commit(const Oid& tree, const std::vector<Oid>& parents = {}, Seconds time = 1'000'000'000,
             std::string_view author = "Ann <ann@acme.dev>", std::string_view message = "work") const;
  Oid object(std::string_view type, std::string_view bytes) const;
  void remove(const Oid& id) const;  ///< a loose object

  void ref(std::string_view name, const Oid& id) const { write(git / name, id.hex() + "\n"); }
  void symbolic(std::string_view name, std::string_view target) const;
  /// A commit of one file "f" on the branch main.
  Oid first_commit() const;

  Repository open() const { return Repository::open(path); }

  fs::path path;
  fs::path git;
};

}  // namespace bs::test
