#pragma once
/// JavaScript's regular expressions in RE2's syntax.
#include <string>
#include <string_view>

namespace bs::match {

/// What `.` leaves out.
enum class EcmaDot {
  lines,     ///< \n, \r, U+2028, U+2029: JavaScript without flags
  i_regexp,  ///< \n and \r: RFC 9485
  nothing,   ///< JavaScript with the `s` flag
};

/// Error config for what is no JavaScript (read as with the `u` flag, but `\` may quote any punctuation), and
/// for lookaround and back references.
std::string from_ecmascript(std::string_view pattern, EcmaDot dot);

/// Whether the pattern is valid JavaScript, lookaround and back references included.
bool is_ecmascript(std::string_view pattern);

}  // namespace bs::match
