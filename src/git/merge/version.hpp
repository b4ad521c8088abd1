#pragma once
/// A file on one side of a merge, and where the bytes of all sides are.
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "bs/base/file_tree.hpp"
#include "bs/git/repository.hpp"

namespace bs::git::merge {

enum class Kind : std::uint8_t { none, regular, executable, symlink, submodule };

/// `none`: no file there.
struct Version {
  Kind kind = Kind::none;
  Oid id;
  bool exists() const { return kind != Kind::none; }
  bool is_regular() const { return kind == Kind::regular || kind == Kind::executable; }
  friend bool operator==(const Version&, const Version&) = default;
};

/// Both files, both links, both submodules; modes aside.
inline bool same_type(const Version& a, const Version& b) {
  return a.is_regular() ? b.is_regular() : a.kind == b.kind;
}

Kind kind_of(FileMode mode);
FileMode mode_of(Kind kind);

/// The bytes behind ids: of the trees in memory, which must outlive this, and of the repository, read when
/// asked for.
class Blobs {
 public:
  explicit Blobs(const Repository& repository) : repository_(repository) {}

  /// Remembers where the bytes are.
  Oid add(std::string_view bytes);
  /// The same, without counting a hash where the bytes are those of `like`.
  Oid add(std::string_view bytes, std::string_view like, const Oid& id_of_like) {
    return bytes == like ? id_of_like : add(bytes);
  }
  /// Keeps what a merge made.
  Oid keep(std::string bytes);
  /// Good as long as this is. Error unreadable, limit; they name the path.
  std::string_view read(const Oid& id, std::string_view path);
  std::uint64_t size(const Oid& id, std::string_view path);

 private:
  struct Hash {
    std::size_t operator()(const Oid& id) const noexcept;
  };
  const Repository& repository_;
  std::unordered_map<Oid, std::string_view, Hash> known_;
  std::unordered_map<Oid, std::uint64_t, Hash> sizes_;
  std::vector<std::unique_ptr<std::string>> kept_;
};

}  // namespace bs::git::merge
