#pragma once
/// packed-refs, which may hold a hundred thousand refs of which one is wanted: a sorted one, as git has
/// written it since 2017, is searched by halves and not read whole.
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "bs/base/os.hpp"
#include "bs/git/repository.hpp"

namespace bs::git {

class PackedRefs {
 public:
  /// `folder` holds the file; none is as good as an empty one. Error unreadable when it is no regular file,
  /// or too large.
  explicit PackedRefs(const fs::path& folder);

  std::optional<Oid> find(std::string_view name) const;
  /// The refs whose name starts with the prefix, in the order of the file.
  void each_below(std::string_view prefix, const std::function<void(std::string_view name)>& visit) const;

 private:
  std::string read(std::uint64_t from, std::uint64_t to) const;
  std::optional<std::uint64_t> first_not_before(std::string_view name) const;
  void each_line(std::uint64_t from,
                 const std::function<bool(const Oid& id, std::string_view name)>& visit) const;

  Fd file_;
  std::uint64_t size_ = 0;
  bool is_sorted_ = false;
};

}  // namespace bs::git
