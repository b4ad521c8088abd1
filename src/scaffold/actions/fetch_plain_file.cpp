#include "scaffold/actions/table.hpp"
#include "scaffold/source_url.hpp"

namespace bs::scaffold::actions {
namespace {

constexpr ActionInput k_inputs[] = {
    {"url", InputType::text, true}, {"targetPath", InputType::text, true}, {"token"}};

void run(ActionCall& call) {
  call.text("targetPath");
  const std::string target = call.path("targetPath");
  if (const auto source = locate_source(call))
    call.put("targetPath", target, {call.source_file(*source), FileMode::regular});
}

}  // namespace

const Action fetch_plain_file = {.id = "fetch:plain:file",
                                 .summary = "copies one file as it is",
                                 .inputs = k_inputs,
                                 .outputs = {},
                                 .makes_files = true,
                                 .run = run};

}  // namespace bs::scaffold::actions
