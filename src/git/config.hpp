#pragma once
/// A repository's own configuration file, read by a small bounded parser so that libgit2 never reads one: no
/// include is followed (one may lead to a FIFO or out of the repository), no user's or system's file is
/// looked at.
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace bs::git {

/// The largest configuration that is read.
inline constexpr std::size_t k_config_cap = std::size_t{1} << 20;

class Config {
 public:
  struct Item {
    std::string
        key;  ///< "core.bare", "remote.Origin.url": section and name in lower case, the middle as written
    std::optional<std::string> value;  ///< nullopt for a name without "=", which is true
  };

  /// Git's syntax. Error unreadable "config, line 3: …".
  static Config parse(std::string_view text);
  static Config of(std::vector<Item> items);
  void append(Config other);  ///< what `other` says comes later and wins

  std::optional<std::string> value(std::string_view key) const;  ///< the last one; "" for a name without "="
  bool is_true(std::string_view key) const;
  const std::vector<Item>& items() const noexcept { return items_; }

  /// The middle parts of the keys "SECTION.….NAME": names_below("remote", "url") → {"origin"}.
  std::set<std::string> names_below(std::string_view section, std::string_view name) const;

 private:
  std::vector<Item> items_;
};

}  // namespace bs::git
