#include <cstdio>
#include <cstdlib>

#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "cli/help.hpp"

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const auto wanted = bs::cli::reference_markdown();
  try {
    if (std::getenv("BS_ACCEPT") != nullptr) {
      bs::write_file(argv[1], wanted);
      return 0;
    }
    if (bs::read_file(argv[1], 4u << 20) == wanted) return 0;
  } catch (const bs::Error& error) {
    std::fputs(bs::format_error(error).c_str(), stderr);
    return 1;
  }
  std::fprintf(stderr, "%s does not say what the commands' tables say: ./dev accept writes it\n", argv[1]);
  return 1;
}
