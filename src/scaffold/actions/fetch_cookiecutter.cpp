#include "scaffold/actions/table.hpp"
#include "scaffold/cookiecutter_run.hpp"
#include "scaffold/source_url.hpp"

namespace bs::scaffold::actions {
namespace {

constexpr ActionInput k_inputs[] = {{"url", InputType::text, true},  {"targetPath"},
                                    {"values", InputType::object},   {"copyWithoutRender", InputType::list},
                                    {"extensions", InputType::list}, {"imageName"}};

void run(ActionCall& call) {
  const std::string target = call.path("targetPath");
  const auto source = locate_source(call);
  if (!source) return;
  source_files(call, *source);  // none is an error, not an empty project
  for (const std::string& extension : call.texts("extensions"))
    call.note(fmt::format("{}: the extension {} of cookiecutter is not loaded", call.step.id, extension));
  FileTree files = render_cookiecutter_folder(
      {source->files, source->path, call.object("values"), call.texts("copyWithoutRender")}, call.options,
      call.result.notes);
  for (auto& [path, file] : files) call.put("url", join_path(target, path), std::move(file));
}

}  // namespace

const Action fetch_cookiecutter = {.id = "fetch:cookiecutter",
                                   .summary = "renders a folder of files as cookiecutter does",
                                   .inputs = k_inputs,
                                   .outputs = {},
                                   .makes_files = true,
                                   .run = run};

}  // namespace bs::scaffold::actions
