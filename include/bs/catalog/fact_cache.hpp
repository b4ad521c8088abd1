#pragma once
/// Values kept between runs by their keys, in one SQLite file that any number of processes share. It holds
/// nothing that cannot be made again: what is wrong with it never shows, it only makes a run slower.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "bs/base/clock.hpp"
#include "bs/base/paths.hpp"

namespace bs::catalog {

constexpr std::int64_t k_cached_bytes = std::int64_t{256} << 20;

class FactCache {
 public:
  /// Opens or makes the file and the folder it lies in. A damaged one is thrown away and made anew. nullptr
  /// where that cannot be done: no such place, nothing may be written there, a newer bs made it.
  static std::unique_ptr<FactCache> open(const fs::path& file, std::int64_t most_bytes = k_cached_bytes);
  ~FactCache();  ///< flushes, and says nothing when that fails
  FactCache(const FactCache&) = delete;
  FactCache& operator=(const FactCache&) = delete;

  /// Also what was put and not written yet.
  std::optional<std::string> get(std::string_view key);
  /// Kept in memory until flush(), or until it is much.
  void put(std::string_view key, std::string_view value);
  /// Writes what was put, notes what was used, and drops what was used longest ago above the bound; one
  /// transaction, at most one a day where nothing was put.
  void flush();

 private:
  struct State;
  explicit FactCache(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace bs::catalog
