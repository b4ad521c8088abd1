#include <set>

#include "scaffold/action_call.hpp"
#include "scaffold/actions/table.hpp"

namespace bs::scaffold::actions {
namespace {

constexpr ActionInput k_inputs[] = {{"paths", InputType::list, true}, {"recursive", InputType::boolean}};
constexpr std::string_view k_outputs[] = {"files", "folders"};

data::Value entry(std::string_view path) {
  return data::Object{{"name", base_name(path), {}}, {"path", path, {}}, {"fullPath", path, {}}};
}

void run(ActionCall& call) {
  data::Value files = data::Value::array();
  data::Value folders = data::Value::array();
  const bool is_recursive = call.flag("recursive");
  for (const data::Value& written : call.list("paths")) {
    const std::string folder = call.path_of(written, "paths");
    if (!call.files.is_folder(folder))
      call.fail(written.mark.line > 0 ? written.mark : call.mark_of("paths"),
                Error(ErrorKind::not_found, fmt::format("there is no folder \"{}\" at this step", folder)));
    std::set<std::string_view> found;
    for (const auto file : call.files.below(folder)) {
      const std::string_view path = file->first;
      for (std::string_view above = parent_of(path); above.size() > folder.size(); above = parent_of(above))
        if (is_recursive || parent_of(above) == folder) found.insert(above);
      if (is_recursive || parent_of(path) == folder) files.push_back(entry(path));
    }
    for (const std::string_view path : found) folders.push_back(entry(path));
  }
  call.output.set("files", std::move(files));
  call.output.set("folders", std::move(folders));
}

}  // namespace

const Action fs_readdir = {.id = "fs:readdir",
                           .summary = "lists files and folders of the result",
                           .inputs = k_inputs,
                           .outputs = k_outputs,
                           .run = run};

}  // namespace bs::scaffold::actions
