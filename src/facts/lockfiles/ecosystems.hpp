#pragma once
/// Ways of managing packages: the manifests that people write and the lock files that tools write.
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bs::facts {

struct Ecosystem {
  std::string_view id;
  std::vector<std::string_view> manifests;  ///< names; "*.csproj" any that ends so
  std::vector<std::string_view> locks;      ///< names, the usual one first
};

/// Sorted by id.
std::span<const Ecosystem> ecosystems();
bool is_manifest(const Ecosystem& ecosystem, std::string_view file_name);

}  // namespace bs::facts
