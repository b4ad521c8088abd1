#include "bs/data/json.hpp"
#include "scaffold/action_call.hpp"
#include "scaffold/actions/table.hpp"

namespace bs::scaffold::actions {
namespace {

constexpr ActionInput k_log[] = {
    {"message", InputType::any}, {"listWorkspace", InputType::any}, {"extra", InputType::any}};
constexpr ActionInput k_wait[] = {
    {"minutes", InputType::number}, {"seconds", InputType::number}, {"milliseconds", InputType::number}};
constexpr ActionInput k_sleep[] = {{"amount", InputType::number, true}};

void log(ActionCall& call) {
  if (const data::Value* message = call.input.find("message")) {
    const auto text = scalar_text(*message);
    call.add_log(text ? *text : data::to_json(*message));
  }
  const data::Value* lists = call.input.find("listWorkspace");
  if (lists == nullptr || lists->is_null() || *lists == data::Value(false)) return;
  std::string text = "Workspace:";
  for (const auto& [path, file] : call.files.files()) text += fmt::format("\n  - {}", path);
  call.add_log(std::move(text));
}

void wait(ActionCall&) {}  // nothing here has to settle first

}  // namespace

const Action debug_log = {.id = "debug:log",
                          .summary = "a message in the log, or the list of files so far",
                          .inputs = k_log,
                          .outputs = {},
                          .run = log};
const Action debug_wait = {.id = "debug:wait",
                           .summary = "waits in Backstage; bs goes on at once",
                           .inputs = k_wait,
                           .outputs = {},
                           .run = wait};
const Action utils_sleep = {.id = "roadiehq:utils:sleep",
                            .summary = "waits in Backstage; bs goes on at once",
                            .inputs = k_sleep,
                            .outputs = {},
                            .run = wait};

}  // namespace bs::scaffold::actions
