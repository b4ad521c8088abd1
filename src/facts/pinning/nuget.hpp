#pragma once
/// Whether a repository fixes the versions of its NuGet packages, whatever the command that restores them.
#include <string_view>

#include "bs/facts/snapshot.hpp"

namespace bs::facts {

/// Central package management with every version exact ([1.2.3]), or RestoreLockedMode in every project.
bool fixes_nuget_versions(const Snapshot& snapshot);

/// Of one Directory.*.props.
struct CentralVersions {
  bool enabled = false;
  std::size_t fixed = 0, open = 0;
};
CentralVersions central_versions(std::string_view text);  ///< what is no XML has none
/// Of one *.csproj; nullopt: no XML.
std::optional<bool> restores_locked(std::string_view text);

}  // namespace bs::facts
