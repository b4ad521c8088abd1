#include <iostream>
#include <string_view>
#include <vector>

#include "run.hpp"

int main(int count, char** arguments) {
  std::ios::sync_with_stdio(false);
  const std::vector<std::string_view> given(arguments + (count > 0 ? 1 : 0), arguments + count);
  return counting::run(given, {std::cin, std::cout, std::cerr});
}
