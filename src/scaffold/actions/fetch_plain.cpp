#include "bs/base/text.hpp"
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
  const std::vector<TemplateFile> files = source->files->list(source->path);
  if (files.empty())
    call.fail(call.mark_of("url"), Error(ErrorKind::config, fmt::format("there are no files in {}",
                                                                        source->files->shown(source->path))));
  for (const TemplateFile& file : files) {
    const std::string_view below = source->path.empty()
                                       ? std::string_view(file.path)
                                       : std::string_view(file.path).substr(source->path.size() + 1);
    call.put("url", join_path(target, below), read_source(call, *source->files, file));
  }
}

}  // namespace

const Action fetch_plain = {.id = "fetch:plain",
                            .summary = "copies a folder of files as it is",
                            .inputs = k_inputs,
                            .outputs = {},
                            .makes_files = true,
                            .run = run};

}  // namespace bs::scaffold::actions
