#include "scaffold/engine/jinja_namespace.hpp"

#include "scaffold/engine/arguments.hpp"
#include "scaffold/engine/python_text.hpp"

namespace bs::scaffold::engine {
namespace {

void require_flat(Budget& budget, const JsValue& value) {
  require_defined(value);
  if (height_of(value) >= budget.limits().depth) refuse("a namespace cannot stand in another value");
  if (value.is(Kind::function)) refuse("a namespace cannot hold a function");
}

}  // namespace

JsValue make_namespace(Budget& budget, const JsObject& members) {
  auto space = std::make_shared<JsObject>();
  members.each([&](const TextPtr& key, const JsValue& value) {
    if (key->bytes() == k_keywords) return;
    require_flat(budget, value);
    space->set(key, value);
  });
  space->mark_as_namespace(static_cast<std::uint32_t>(budget.limits().depth));
  return ObjectPtr(std::move(space));
}

void set_in_namespace(Budget& budget, const JsValue& space, std::string_view member, const JsValue& value) {
  if (!space.is(Kind::object) || !space.object().is_namespace())
    refuse(fmt::format("\"{}\" can be set in a namespace alone", member),
           "{% set NAME = namespace(member=1) %} makes one");
  require_flat(budget, value);
  // What template code sees is constant; a namespace was made to be changed.
  const_cast<JsObject&>(space.object()).set(member, value);
}

}  // namespace bs::scaffold::engine
