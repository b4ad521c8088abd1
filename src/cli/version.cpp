#include "cli/commands.hpp"
#include "cli/context.hpp"

namespace bs::cli {
namespace {

constexpr Option k_options[] = {{"-f,--format", "FORMAT", "table or json", true, "table json"}};

int run(Context& context) {
  context.output().write(context.args(), {{"table", [] { return std::string("bs " BS_VERSION "\n"); }},
                                          {"json", [] {
                                             return json_document({{"version", BS_VERSION}});
                                           }}});
  return 0;
}

}  // namespace

const Command k_version{"version", "Print the version", {"", 0, 0}, "bs version\nbs --version",
                        "",        k_options,           run};

}  // namespace bs::cli
