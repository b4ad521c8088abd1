#include "test.hpp"

#include <exception>
#include <iostream>
#include <utility>
#include <vector>

namespace testing {
namespace {

struct Registered {
  std::string name;
  std::function<void()> body;
};

std::vector<Registered>& tests() {
  static std::vector<Registered> all;
  return all;
}

int failures = 0;

}  // namespace

Test::Test(std::string name, std::function<void()> body) {
  tests().push_back({std::move(name), std::move(body)});
}

void check(bool holds, const char* text, const char* file, int line) {
  if (holds) return;
  ++failures;
  std::cerr << file << ':' << line << ": does not hold: " << text << '\n';
}

}  // namespace testing

int main() {
  for (const auto& [name, body] : testing::tests()) {
    const int before = testing::failures;
    try {
      body();
    } catch (const std::exception& error) {
      ++testing::failures;
      std::cerr << name << ": threw " << error.what() << '\n';
    }
    std::cout << (testing::failures == before ? "ok    " : "FAIL  ") << name << '\n';
  }
  std::cout << testing::tests().size() << " tests, " << testing::failures << " failures\n";
  return testing::failures == 0 && !testing::tests().empty() ? 0 : 1;
}
