#pragma once
// Finding members of an object that is being read.
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "bs/data/value.hpp"

namespace bs::data {

/// Where a key stands in an object that only grows. Small objects are searched, large ones hashed, so that
/// neither the many small ones nor the one with 100,000 keys is slow.
class KeyIndex {
 public:
  /// The place of `key` in `object`, which is always the same object.
  std::optional<std::size_t> find(const Object& object, std::string_view key) {
    if (object.size() < k_hashed_from) {
      for (std::size_t i = 0; i < object.size(); ++i) {
        if (object[i].key == key) return i;
      }
      return std::nullopt;
    }
    for (; known_ < object.size(); ++known_) places_.emplace(object[known_].key, known_);
    const auto found = places_.find(std::string(key));
    return found == places_.end() ? std::nullopt : std::optional(found->second);
  }

 private:
  static constexpr std::size_t k_hashed_from = 24;
  std::unordered_map<std::string, std::size_t> places_;
  std::size_t known_ = 0;
};

}  // namespace bs::data
