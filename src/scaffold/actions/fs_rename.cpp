#include "scaffold/action_call.hpp"
#include "scaffold/actions/table.hpp"

namespace bs::scaffold::actions {
namespace {

constexpr ActionInput k_inputs[] = {{"files", InputType::list, true}};

std::string member(const ActionCall& call, const data::Value& file, std::string_view name) {
  if (const data::Value* value = file.find(name); value != nullptr && !value->is_null())
    return call.path_of(*value, name);
  call.fail(
      file.mark.line > 0 ? file.mark : call.mark_of("files"),
      Error(ErrorKind::config, fmt::format("each of the files of {} needs \"{}\"", call.step.action, name)));
}

void run(ActionCall& call) {
  for (const data::Value& file : call.list("files")) {
    const data::Value* overwrites = file.find("overwrite");
    const std::string from = member(call, file, "from");
    const std::string to = member(call, file, "to");
    try {
      call.files.rename(from, to,
                        overwrites != nullptr && overwrites->is_boolean() && overwrites->as_boolean());
    } catch (Error& error) {
      call.fail(file.mark.line > 0 ? file.mark : call.mark_of("files"), error);
    }
  }
}

}  // namespace

const Action fs_rename = {.id = "fs:rename",
                          .summary = "renames files and folders of the result",
                          .inputs = k_inputs,
                          .outputs = {},
                          .run = run};

}  // namespace bs::scaffold::actions
