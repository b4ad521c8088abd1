#include "scaffold/engine/fault.hpp"

namespace bs::scaffold::engine {
namespace {

constexpr std::size_t k_longest_line = 4096;  // what an error keeps of a line

}  // namespace

void fail_at(const Program& program, Offset at, std::string message, std::string hint) {
  Error error(ErrorKind::config, std::move(message));
  error.hint(std::move(hint));
  place_at(program, at, error);
  throw error;
}

void place_at(const Program& program, Offset at, Error& error) {
  if (error.place().mark.line != 0) return;
  error.at({program.file_name, mark_at(program.source, at)});
  const std::string_view line = line_at(program.source, at);
  if (line.size() <= k_longest_line) error.source_line(std::string(line));
}

}  // namespace bs::scaffold::engine
