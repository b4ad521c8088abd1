#include "scaffold/actions/template_inputs.hpp"

namespace bs::scaffold::actions {
namespace {

constexpr ActionInput k_inputs[] = {
    {"sourcePath", InputType::text, true}, {"targetPath", InputType::text, true},
    {"values", InputType::object},         {"cookiecutterCompat", InputType::boolean},
    {"replace", InputType::boolean},       {"trimBlocks", InputType::boolean},
    {"lstripBlocks", InputType::boolean}};

void run(ActionCall& call) {
  call.text("targetPath");
  call.text("sourcePath");
  if (is_kept(call, call.path("targetPath"))) return;
  const std::string source = call.path("sourcePath");
  const TreeFile file = call.existing(source, "sourcePath");
  render_file(call, file.bytes, source, file.mode);
}

}  // namespace

const Action workspace_template_file = {.id = "workspace:template:file",
                                        .summary = "renders one file that an earlier step made",
                                        .inputs = k_inputs,
                                        .outputs = {},
                                        .makes_files = true,
                                        .run = run};

}  // namespace bs::scaffold::actions
