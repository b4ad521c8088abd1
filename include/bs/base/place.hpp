#pragma once
/// Where something stands in a file. Lines and columns are 1-based; columns count Unicode code points,
/// as editors and SARIF do. 0 means "unknown" (a whole file).
#include <cstdint>
#include <string>

namespace bs {

struct Mark {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  friend bool operator==(const Mark&, const Mark&) = default;
};

struct Place {
  std::string file;  ///< as the user may open it or as it is called in its repository; may be empty
  Mark mark;
  /// "file:line:col", "file:line", "file" or "" by what is known. Not escaped.
  std::string text() const;
  friend bool operator==(const Place&, const Place&) = default;
};

}  // namespace bs
