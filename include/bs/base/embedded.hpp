#pragma once
/// Files compiled into the binary by bs_embed() in CMakeLists.txt.
#include <span>
#include <string_view>

namespace bs::embedded {

struct File {
  std::string_view name;  ///< the path in the source tree, for example "src/catalog/migrations/0001_catalog.sql"
  std::string_view text;
};
using Files = std::span<const File>;

}  // namespace bs::embedded
