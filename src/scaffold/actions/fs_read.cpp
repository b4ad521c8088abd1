#include "scaffold/action_call.hpp"
#include "scaffold/actions/table.hpp"

namespace bs::scaffold::actions {
namespace {

constexpr ActionInput k_inputs[] = {{"path", InputType::text, true}};
constexpr std::string_view k_outputs[] = {"content"};

void run(ActionCall& call) {
  call.text("path");
  call.output.set("content", call.existing(call.path("path"), "path").bytes);
}

}  // namespace

const Action fs_read = {.id = "fs:read",
                        .summary = "the text of a file of the result",
                        .inputs = k_inputs,
                        .outputs = k_outputs,
                        .run = run};

}  // namespace bs::scaffold::actions
