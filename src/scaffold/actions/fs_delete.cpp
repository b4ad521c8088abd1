#include "scaffold/action_call.hpp"
#include "scaffold/actions/table.hpp"
#include "scaffold/path_pattern.hpp"

namespace bs::scaffold::actions {
namespace {

constexpr ActionInput k_inputs[] = {{"files", InputType::list, true}};

/// The files, and the folders with all they hold, that a pattern meets.
void erase_matches(ActionCall& call, const PathPattern& pattern) {
  std::vector<std::string> met;
  for (const auto file : call.files.below(""))
    for (std::string_view path = file->first; !path.empty(); path = parent_of(path))
      if (pattern.matches(path)) met.emplace_back(path);
  for (const std::string& path : met) call.files.erase(path);
}

/// What is not there need not be deleted.
void run(ActionCall& call) {
  for (const data::Value& file : call.list("files")) {
    const std::string path = call.path_of(file, "files");
    if (call.files.has(path)) {
      call.files.erase(path);
      continue;
    }
    try {
      erase_matches(call, PathPattern(path, false));
    } catch (Error& error) {
      call.fail(file.mark.line > 0 ? file.mark : call.mark_of("files"), error);
    }
  }
}

}  // namespace

const Action fs_delete = {.id = "fs:delete",
                          .summary = "deletes files and folders of the result",
                          .inputs = k_inputs,
                          .outputs = {},
                          .run = run};

}  // namespace bs::scaffold::actions
