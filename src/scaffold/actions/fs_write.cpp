#include "bs/data/json.hpp"
#include "scaffold/action_call.hpp"
#include "scaffold/actions/table.hpp"

namespace bs::scaffold::actions {
namespace {

constexpr ActionInput k_inputs[] = {{"path", InputType::text, true}, {"content", InputType::text, true}};
constexpr ActionInput k_utils_inputs[] = {{"path", InputType::text, true},
                                          {"content", InputType::text, true},
                                          {"preserveFormatting", InputType::boolean}};
constexpr std::string_view k_outputs[] = {"path"};

/// An empty text is dropped from the inputs, as Backstage does; a file can be empty all the same.
std::string content_of(const ActionCall& call) {
  return call.text_or("content", "");
}

void write(ActionCall& call, std::string content) {
  call.text("path");
  const std::string path = call.path("path");
  call.put("path", path, {std::move(content), FileMode::regular});
  call.output.set("path", path);
}

void run(ActionCall& call) {
  write(call, content_of(call));
}

void run_utils(ActionCall& call) {
  std::string content = content_of(call);
  if (call.flag("preserveFormatting")) {
    try {
      content = data::to_json(data::parse_json(content), data::JsonStyle::pretty);
    } catch (const Error&) {  // what is no JSON is written as it is
    }
  }
  write(call, std::move(content));
}

void append(ActionCall& call) {
  call.text("path");
  const std::string path = call.path("path");
  TreeFile file;
  if (call.files.has(path)) file = call.existing(path, "path");
  file.bytes += content_of(call);
  call.put("path", path, std::move(file));
  call.output.set("path", path);
}

}  // namespace

const Action fs_write = {.id = "fs:write",
                         .summary = "writes a text to a file",
                         .inputs = k_inputs,
                         .outputs = k_outputs,
                         .makes_files = true,
                         .run = run};
const Action utils_fs_write = {.id = "roadiehq:utils:fs:write",
                               .summary = "writes a text to a file",
                               .inputs = k_utils_inputs,
                               .outputs = k_outputs,
                               .makes_files = true,
                               .run = run_utils};
const Action utils_fs_append = {.id = "roadiehq:utils:fs:append",
                                .summary = "adds a text to the end of a file",
                                .inputs = k_inputs,
                                .outputs = k_outputs,
                                .makes_files = true,
                                .run = append};

}  // namespace bs::scaffold::actions
