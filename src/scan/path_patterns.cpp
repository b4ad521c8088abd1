#include "scan/path_patterns.hpp"

namespace bs::scan {
namespace {

constexpr std::string_view k_special = "*?[]{}\\";

/// What follows the last special character and the last '/': "**/" may match nothing, so the slash is not
/// part of it.
std::string ending_of(std::string_view glob) {
  const auto last = glob.find_last_of("*?[]{}\\/,");
  return std::string(last == std::string_view::npos ? glob : glob.substr(last + 1));
}

}  // namespace

PathPatterns::PathPatterns(const std::vector<std::string>& globs) {
  for (const std::string& glob : globs) patterns_.push_back(Pattern{match::Glob(glob), ending_of(glob)});
}

bool has_wildcards(std::string_view text) {
  return text.find_first_of(k_special) != std::string_view::npos;
}

}  // namespace bs::scan
