#pragma once
/// Which files of a folder speak of its licence.
#include <string>
#include <string_view>
#include <vector>

#include "bs/facts/snapshot.hpp"

namespace bs::facts {

/// By name alone: LICENSE, LICENCE.md, COPYING.lesser, MIT-LICENSE, UNLICENSE, OFL.txt, COPYRIGHT, PATENTS …;
/// not code, headers of files, or licences of third parties.
bool is_licence_name(std::string_view name);
/// Of the folder itself and its LICENSES folder (REUSE's form), sorted by path.
std::vector<const File*> licence_files(const Snapshot& snapshot, std::string_view folder);
/// What stands under a heading on the licence in a README; "" when there is none.
std::string licence_section(std::string_view readme);

}  // namespace bs::facts
