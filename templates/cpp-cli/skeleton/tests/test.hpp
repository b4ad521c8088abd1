#pragma once
/// A test framework of one page:
///     const Test adds("adds", [] { CHECK(1 + 1 == 2); });
#include <functional>
#include <string>

namespace testing {

/// A test that main() runs. Made as a variable of a file.
struct Test {
  Test(std::string name, std::function<void()> body);
};

void check(bool holds, const char* text, const char* file, int line);

}  // namespace testing

#define CHECK(...) ::testing::check((__VA_ARGS__), #__VA_ARGS__, __FILE__, __LINE__)
