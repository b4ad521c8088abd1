#include "scaffold/actions/template_inputs.hpp"

namespace bs::scaffold::actions {
namespace {

constexpr ActionInput k_inputs[] = {{"sourcePath", InputType::text, true},
                                    {"targetPath", InputType::text, true},
                                    {"values", InputType::object},
                                    {"copyWithoutTemplating", InputType::list},
                                    {"cookiecutterCompat", InputType::boolean},
                                    {"templateFileExtension", InputType::any},
                                    {"replace", InputType::boolean},
                                    {"trimBlocks", InputType::boolean},
                                    {"lstripBlocks", InputType::boolean}};

/// The files of the result below `folder`, as a template's.
RunOptions::Located files_of(ActionCall& call, const std::string& folder) {
  FileTree tree;
  for (const auto file : call.files.below(folder)) {
    call.files.count_bytes(file->second.bytes.size());
    tree.insert(*file);
  }
  return {memory_files(std::move(tree)), folder};
}

void run(ActionCall& call) {
  call.text("targetPath");
  call.text("sourcePath");
  const SkeletonOptions options = skeleton_options(call);
  const std::string source = call.path("sourcePath");
  if (is_below(options.target, source))
    call.fail(call.mark_of("targetPath"),
              Error(ErrorKind::config,
                    fmt::format("\"{}\" lies in \"{}\", which is rendered", options.target, source)));
  if (!call.files.is_folder(source))
    call.fail(call.mark_of("sourcePath"),
              Error(ErrorKind::not_found, fmt::format("there is no folder \"{}\" at this step", source)));
  render_skeleton(call, files_of(call, source), options, template_context(call));
}

}  // namespace

const Action workspace_template = {.id = "workspace:template",
                                   .summary = "renders files that an earlier step made",
                                   .inputs = k_inputs,
                                   .outputs = {},
                                   .makes_files = true,
                                   .run = run};

}  // namespace bs::scaffold::actions
