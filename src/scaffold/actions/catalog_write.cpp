#include "bs/data/yaml.hpp"
#include "scaffold/action_call.hpp"
#include "scaffold/actions/table.hpp"

namespace bs::scaffold::actions {
namespace {

constexpr ActionInput k_inputs[] = {{"entity", InputType::object, true}, {"filePath"}};

void run(ActionCall& call) {
  const data::Value* entity = call.input.find("entity");
  if (entity == nullptr || !entity->is_object())
    call.fail(call.mark_of("entity"),
              Error(ErrorKind::config, "catalog:write needs an object as \"entity\""));
  call.put("filePath", call.path("filePath", "catalog-info.yaml"),
           {data::to_yaml(*entity), FileMode::regular});
}

}  // namespace

const Action catalog_write = {.id = "catalog:write",
                              .summary = "writes an entity to catalog-info.yaml",
                              .inputs = k_inputs,
                              .outputs = {},
                              .makes_files = true,
                              .run = run};

}  // namespace bs::scaffold::actions
