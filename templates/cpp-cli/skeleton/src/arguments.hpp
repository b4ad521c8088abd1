#pragma once
/// What the command line says.
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace counting {

struct Arguments {
  enum class Command { count, help, version } command = Command::count;
  bool lines = false;
  bool words = false;
  bool bytes = false;
  std::vector<std::string> files;
  friend bool operator==(const Arguments&, const Arguments&) = default;
};

/// A faulty command line; what() says what is wrong with it.
struct UsageError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Reads the arguments after the program's name. Without an option everything is counted, without a file
/// standard input is; what follows "--" is a file even if it begins with a dash. Throws UsageError.
Arguments parse(std::span<const std::string_view> arguments);

}  // namespace counting
