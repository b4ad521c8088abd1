// Answers the questions of FILE, JSON lines {operator, fact, missing, value}: prints each with result, or
// with throws and a message, as the oracle of ../shared/oracle/rules does.
//   rule_batch FILE
#include <cstdio>

#include "bs/base/os.hpp"
#include "bs/base/text.hpp"
#include "rule_line.hpp"

namespace {

constexpr std::size_t k_largest_file = 1u << 30;

int run(const char* file) {
  const std::string text = bs::read_file(file, k_largest_file);
  for (const std::string_view line : bs::split_lines(text)) {
    if (line.empty()) continue;
    std::printf("%s\n", bs::data::to_json(bs::rules::answer(bs::data::parse_json(line))).c_str());
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: rule_batch FILE\n", stderr);
    return 2;
  }
  try {
    return run(argv[1]);
  } catch (const bs::Error& error) {
    std::fputs(bs::format_error(error).c_str(), stderr);
    return bs::exit_status(error.kind());
  }
}
