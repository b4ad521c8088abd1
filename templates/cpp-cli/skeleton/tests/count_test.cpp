#include "count.hpp"

#include <sstream>

#include "test.hpp"

namespace counting {
namespace {

using ::testing::Test;

Counts of(const std::string& text) {
  std::istringstream input(text);
  return count(input);
}

const Test counts("lines, words and bytes", [] {
  CHECK(of("") == Counts{0, 0, 0});
  CHECK(of("one two\n") == Counts{1, 2, 8});
  CHECK(of("  no end") == Counts{0, 2, 8});
  CHECK(of("\n\n\t \r\n") == Counts{3, 0, 6});
  CHECK(of("n\xc3\xa9") == Counts{0, 1, 3});
  CHECK(of(std::string("a\0b", 3)) == Counts{0, 1, 3});
});

const Test crosses("a word may cross the buffer",
                   [] { CHECK(of(std::string(64 * 1024 + 1, 'x') + " y").words == 2); });

const Test adds("counts add up", [] {
  Counts total{1, 2, 3};
  total += {10, 20, 30};
  CHECK(total == Counts{11, 22, 33});
});

}  // namespace
}  // namespace counting
