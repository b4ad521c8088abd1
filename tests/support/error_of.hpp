#pragma once
// What an error says, as a test compares it.
#include <string>

#include "bs/base/error.hpp"
#include "bs/base/paths.hpp"
#include "bs/base/text.hpp"

namespace bs::test {

inline std::string_view name_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::usage:
      return "usage";
    case ErrorKind::config:
      return "config";
    case ErrorKind::not_found:
      return "not_found";
    case ErrorKind::unreadable:
      return "unreadable";
    case ErrorKind::unsupported:
      return "unsupported";
    case ErrorKind::limit:
      return "limit";
    case ErrorKind::io:
      return "io";
    case ErrorKind::internal:
      break;
  }
  return "internal";
}

/// "KIND: MESSAGE" of the error that `work` throws, "none" without one. The folder reads as DIR, also where
/// the message shows it short.
template <class Work>
std::string error_of(Work work, const fs::path& folder = {}) {
  try {
    work();
  } catch (const Error& error) {
    std::string message = error.message();
    if (!folder.empty()) {
      message = replace_all(message, folder.string(), "DIR");
      message = replace_all(message, short_path(folder), "DIR");
    }
    return std::string(name_of(error.kind())) + ": " + message;
  }
  return "none";
}

}  // namespace bs::test
