#include "facts/path_arguments.hpp"

namespace bs::facts {
namespace {

void check(const data::Value& arguments) {
  require_keys(arguments, {"tool"});
  string_argument(arguments, "tool");
}

model::FactReading collect(const CollectorInput& input) {
  const std::string_view tool = string_argument(input.arguments, "tool");
  return not_reported(tool.empty() ? std::string("another tool collects it")
                                   : fmt::format("{} collects it, over the network", tool),
                      "bs fact import FILE.json takes in what another tool collected");
}

}  // namespace

BS_COLLECTOR(elsewhere) = {.id = "elsewhere",
                           .summary = "a fact that another tool collects: not reported until it is imported",
                           .fields = "tool     (given) which",
                           .scope = model::FactScope::component,
                           .takes_arguments = true,
                           .check_arguments = check,
                           .collect = collect};

}  // namespace bs::facts
