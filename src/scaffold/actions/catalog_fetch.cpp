#include "bs/model/ref.hpp"
#include "scaffold/action_call.hpp"
#include "scaffold/actions/table.hpp"

namespace bs::scaffold::actions {
namespace {

constexpr ActionInput k_inputs[] = {{"entityRef"},
                                    {"entityRefs", InputType::list},
                                    {"optional", InputType::boolean},
                                    {"defaultKind"},
                                    {"defaultNamespace"}};
constexpr std::string_view k_outputs[] = {"entity", "entities"};

data::Value entity(const ActionCall& call, const std::string& written, std::string_view input_name) {
  const std::string kind = call.text_or("defaultKind", "");
  const std::string space = call.text_or("defaultNamespace", "default");
  std::string fault;
  const auto ref = model::parse_ref(written, {kind, space}, &fault);
  if (!ref) call.fail(call.mark_of(input_name), Error(ErrorKind::config, fault));
  if (auto found = call.options.entity(ref->canonical())) return std::move(*found);
  if (call.flag("optional")) return nullptr;
  call.fail(call.mark_of(input_name),
            Error(ErrorKind::config, fmt::format("there is no entity {} in the catalog", ref->canonical())));
}

void run(ActionCall& call) {
  const auto one = call.text_if("entityRef");
  const bool has_several = call.input.find("entityRefs") != nullptr;
  if (!one && !has_several) {
    if (call.flag("optional")) return;
    call.fail(call.step.mark,
              Error(ErrorKind::config, "catalog:fetch needs the input \"entityRef\" or \"entityRefs\""));
  }
  if (!call.options.entity) return call.leave("no catalog at hand");
  if (one) call.output.set("entity", entity(call, *one, "entityRef"));
  if (!has_several) return;
  data::Value entities = data::Value::array();
  for (const std::string& ref : call.texts("entityRefs")) entities.push_back(entity(call, ref, "entityRefs"));
  call.output.set("entities", std::move(entities));
}

}  // namespace

const Action catalog_fetch = {.id = "catalog:fetch",
                              .summary = "entities of the catalog",
                              .inputs = k_inputs,
                              .outputs = k_outputs,
                              .run = run};

}  // namespace bs::scaffold::actions
