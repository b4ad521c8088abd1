#include "scaffold/actions/table.hpp"
#include "scaffold/skeleton.hpp"
#include "scaffold/source_url.hpp"

namespace bs::scaffold::actions {
namespace {

constexpr ActionInput k_inputs[] = {{"url", InputType::text, true}, {"targetPath"}, {"token"}};

void run(ActionCall& call) {
  const std::string target = call.path("targetPath");
  const auto source = locate_source(call);
  if (!source) return;
  for (const TemplateFile& file : source_files(call, *source))
    call.put("url", join_path(target, below_source(file, *source)), read_source(call, *source->files, file));
}

}  // namespace

const Action fetch_plain = {.id = "fetch:plain",
                            .summary = "copies a folder of files as it is",
                            .inputs = k_inputs,
                            .outputs = {},
                            .makes_files = true,
                            .run = run};

}  // namespace bs::scaffold::actions
