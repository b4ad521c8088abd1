// What is generated into docs, held against what is there: reference KIND FILE. BS_ACCEPT=1 writes it.
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "cli/check_reference.hpp"
#include "cli/help.hpp"

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  try {
    const auto wanted =
        std::string_view(argv[1]) == "checks" ? bs::cli::checks_markdown() : bs::cli::reference_markdown();
    if (std::getenv("BS_ACCEPT") != nullptr) {
      bs::write_file(argv[2], wanted);
      return 0;
    }
    if (bs::read_file(argv[2], 4u << 20) == wanted) return 0;
  } catch (const bs::Error& error) {
    std::fputs(bs::format_error(error).c_str(), stderr);
    return 1;
  }
  std::fprintf(stderr, "%s does not say what the binary holds: ./dev accept writes it\n", argv[2]);
  return 1;
}
