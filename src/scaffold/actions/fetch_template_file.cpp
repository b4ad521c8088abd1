#include "scaffold/actions/template_inputs.hpp"
#include "scaffold/source_url.hpp"

namespace bs::scaffold::actions {
namespace {

constexpr ActionInput k_inputs[] = {
    {"url", InputType::text, true},       {"targetPath", InputType::text, true},
    {"values", InputType::object},        {"cookiecutterCompat", InputType::boolean},
    {"replace", InputType::boolean},      {"trimBlocks", InputType::boolean},
    {"lstripBlocks", InputType::boolean}, {"token"}};

void run(ActionCall& call) {
  call.text("targetPath");
  if (is_kept(call, call.path("targetPath"))) return;
  if (const auto source = locate_source(call))
    render_file(call, call.source_file(*source), source->files->shown(source->path), FileMode::regular);
}

}  // namespace

const Action fetch_template_file = {.id = "fetch:template:file",
                                    .summary = "renders one file with values",
                                    .inputs = k_inputs,
                                    .outputs = {},
                                    .makes_files = true,
                                    .run = run};

}  // namespace bs::scaffold::actions
