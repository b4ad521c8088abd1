#include "arguments.hpp"

#include <utility>

#include "test.hpp"

namespace counting {
namespace {

using ::testing::Test;
using Words = std::vector<std::string_view>;

Arguments count_of(bool lines, bool words, bool bytes, std::vector<std::string> files) {
  return {Arguments::Command::count, lines, words, bytes, std::move(files)};
}

const Test nothing("everything of standard input when nothing is said",
                   [] { CHECK(parse(Words{}) == count_of(true, true, true, {"-"})); });

const Test any_order("options and files in any order", [] {
  CHECK(parse(Words{"a", "-l", "-", "--words"}) == count_of(true, true, false, {"a", "-"}));
  CHECK(parse(Words{"-c", "--", "-l", "--"}) == count_of(false, false, true, {"-l", "--"}));
});

const Test other("help and version", [] {
  CHECK(parse(Words{"a", "-h"}).command == Arguments::Command::help);
  CHECK(parse(Words{"--version"}).command == Arguments::Command::version);
});

const Test unknown("unknown options are named", [] {
  std::string message;
  try {
    parse(Words{"-l", "--liens"});
  } catch (const UsageError& error) {
    message = error.what();
  }
  CHECK(message == "unknown option --liens, see --help");
});

}  // namespace
}  // namespace counting
