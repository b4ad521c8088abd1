#include "run.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iomanip>
#include <ostream>

#include "arguments.hpp"
#include "count.hpp"

namespace counting {
namespace {

constexpr std::string_view k_help =
    "Usage: " PROGRAM
    " [OPTION]... [FILE]...\n"
    "Counts lines, words and bytes of each FILE; of standard input without one, or where FILE is -.\n"
    "\n"
    "  -l, --lines    only lines\n"
    "  -w, --words    only words\n"
    "  -c, --bytes    only bytes\n"
    "  -h, --help     this text\n"
    "  -V, --version  the version\n"
    "\n"
    "Exit status: 0 everything was counted, 1 a file could not be read, 2 a faulty command line.\n";

void write_line(std::ostream& output, const Arguments& wanted, const Counts& counts, std::string_view name) {
  if (wanted.lines) output << std::setw(8) << counts.lines << ' ';
  if (wanted.words) output << std::setw(8) << counts.words << ' ';
  if (wanted.bytes) output << std::setw(8) << counts.bytes << ' ';
  output << name << '\n';
}

/// False: it could not be read, and the reason is told.
bool count_file(const std::string& name, const Streams& streams, Counts& counts) {
  errno = 0;
  std::ifstream file;
  if (name != "-") file.open(name, std::ios::binary);
  std::istream& input = name == "-" ? streams.input : file;
  if (input) counts = count(input);
  if (input.eof() && !input.bad()) return true;
  streams.errors << name << ": " << (errno != 0 ? std::strerror(errno) : "cannot be read") << '\n';
  return false;
}

int count_all(const Arguments& wanted, const Streams& streams) {
  Counts total;
  bool all_read = true;
  for (const std::string& name : wanted.files) {
    Counts counts;
    if (!count_file(name, streams, counts)) {
      all_read = false;
      continue;
    }
    total += counts;
    write_line(streams.output, wanted, counts, name);
  }
  if (wanted.files.size() > 1) write_line(streams.output, wanted, total, "total");
  return all_read ? 0 : 1;
}

}  // namespace

int run(std::span<const std::string_view> arguments, const Streams& streams) {
  int status = 0;
  try {
    const Arguments wanted = parse(arguments);
    switch (wanted.command) {
      case Arguments::Command::help:
        streams.output << k_help;
        break;
      case Arguments::Command::version:
        streams.output << PROGRAM " " VERSION "\n";
        break;
      case Arguments::Command::count:
        status = count_all(wanted, streams);
        break;
    }
  } catch (const UsageError& error) {
    streams.errors << PROGRAM ": " << error.what() << '\n';
    return 2;
  }
  if (!streams.output.flush()) {
    streams.errors << PROGRAM ": the output could not be written\n";
    return 1;
  }
  return status;
}

}  // namespace counting
