#include "run.hpp"

#include <sstream>
#include <vector>

#include "test.hpp"

namespace counting {
namespace {

using ::testing::Test;

struct Result {
  int status;
  std::string output, errors;
};

Result result_of(const std::vector<std::string_view>& arguments, const std::string& text = "") {
  std::istringstream input(text);
  std::ostringstream output, errors;
  const int status = run(arguments, {input, output, errors});
  return {status, output.str(), errors.str()};
}

const Test standard_input("standard input is counted", [] {
  const Result result = result_of({"-l", "-w"}, "a b\nc\n");
  CHECK(result.status == 0);
  CHECK(result.output == "       2        3 -\n");
  CHECK(result.errors.empty());
});

const Test goes_on("it goes on after a file that is not there", [] {
  const Result result = result_of({"-l", "no/such/file", "-"}, "a\n");
  CHECK(result.status == 1);
  CHECK(result.errors == "no/such/file: No such file or directory\n");
  CHECK(result.output == "       1 -\n       1 total\n");
});

const Test folder("a folder is told", [] {
  const Result result = result_of({"."});
  CHECK(result.status == 1);
  CHECK(result.errors.starts_with(".: "));
  CHECK(result.output.empty());
});

const Test help("help, version, and what is neither", [] {
  CHECK(result_of({"--help"}).output.starts_with("Usage: " PROGRAM " "));
  CHECK(result_of({"--version"}).output == PROGRAM " " VERSION "\n");
  const Result result = result_of({"--liens"});
  CHECK(result.status == 2);
  CHECK(result.errors == PROGRAM ": unknown option --liens, see --help\n");
});

const Test full("an output that takes nothing is told", [] {
  std::istringstream input("a\n");
  std::ostringstream output, errors;
  output.setstate(std::ios::badbit);
  CHECK(run({}, {input, output, errors}) == 1);
  CHECK(errors.str() == PROGRAM ": the output could not be written\n");
});

}  // namespace
}  // namespace counting
