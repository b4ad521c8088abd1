#include "scaffold/action_call.hpp"
#include "scaffold/actions/table.hpp"

namespace bs::scaffold::actions {
namespace {

constexpr ActionInput k_inputs[] = {{"files", InputType::list, true}};

/// What is not there need not be deleted.
void run(ActionCall& call) {
  for (const data::Value& file : call.list("files")) call.files.erase(call.path_of(file, "files"));
}

}  // namespace

const Action fs_delete = {.id = "fs:delete",
                          .summary = "deletes files and folders of the result",
                          .inputs = k_inputs,
                          .outputs = {},
                          .run = run};

}  // namespace bs::scaffold::actions
