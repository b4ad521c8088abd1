#pragma once
/// The program, apart from the terminal.
#include <iosfwd>
#include <span>
#include <string_view>

namespace counting {

struct Streams {
  std::istream& input;
  std::ostream& output;
  std::ostream& errors;
};

/// Does what the arguments after the program's name say. Returns the exit status: 0 everything was counted,
/// 1 a file could not be read (the others are counted all the same) or the output not be written, 2 a faulty
/// command line.
int run(std::span<const std::string_view> arguments, const Streams& streams);

}  // namespace counting
