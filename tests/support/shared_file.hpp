#pragma once
// Test data that lies beside the project, in the folder that BS_SHARED names (../shared without it).
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>

#include <catch2/catch.hpp>

namespace bs::test {

/// nullopt, and said, when it is not there; the test then has nothing to do.
inline std::optional<std::string> shared_file(const std::filesystem::path& name) {
  const char* set = std::getenv("BS_SHARED");
  const auto folder =
      set != nullptr ? std::filesystem::path(set) : std::filesystem::path(BS_SOURCE_DIR) / ".." / "shared";
  const std::ifstream in(folder / name, std::ios::binary);
  if (!in) {
    WARN("skipped: no " << (folder / name).string());
    return std::nullopt;
  }
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace bs::test
