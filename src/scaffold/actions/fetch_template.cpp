#include "scaffold/actions/template_inputs.hpp"
#include "scaffold/source_url.hpp"

namespace bs::scaffold::actions {
namespace {

constexpr ActionInput k_inputs[] = {{"url", InputType::text, true},
                                    {"targetPath"},
                                    {"values", InputType::object},
                                    {"copyWithoutTemplating", InputType::list},
                                    {"copyWithoutRender", InputType::list},
                                    {"cookiecutterCompat", InputType::boolean},
                                    {"templateFileExtension", InputType::any},
                                    {"replace", InputType::boolean},
                                    {"trimBlocks", InputType::boolean},
                                    {"lstripBlocks", InputType::boolean},
                                    {"token"}};

void run(ActionCall& call) {
  const SkeletonOptions options = skeleton_options(call);
  if (const auto source = locate_source(call))
    render_skeleton(call, *source, options, template_context(call));
}

}  // namespace

const Action fetch_template = {.id = "fetch:template",
                               .summary = "renders a folder of files with values",
                               .inputs = k_inputs,
                               .outputs = {},
                               .makes_files = true,
                               .run = run};

}  // namespace bs::scaffold::actions
