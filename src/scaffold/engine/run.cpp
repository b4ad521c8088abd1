#include "scaffold/engine/run.hpp"

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "scaffold/engine/globals.hpp"
#include "scaffold/engine/program.hpp"
#include "scaffold/engine/python_text.hpp"

namespace bs::scaffold::engine {
namespace {

/// How many levels of nodes may be evaluated within each other: what a stack of a few MB holds.
constexpr std::uint32_t k_levels_a_call = 8;

}  // namespace

Run::Run(const Program& program_to_run, ObjectPtr context)
    : program(program_to_run),
      budget(program.options.limits),
      cell(nullptr),
      activation(std::make_shared<Activation>(program.slot_count)),
      context_(std::move(context)),
      variables_(program.names.size()),
      top_(nullptr),
      random_(fnv1a(program.source) ^ program.options.seed) {
  cell = &new_cell(&top_);
}

Run::~Run() {
  // A function in a slot may hold the slots it stands in.
  for (const auto& captured : kept_) captured->slots.clear();
}

JsValue Run::lookup(NameId name) {
  JsValue value = frame().find(name);
  if (!value.is_undefined()) return value;
  ContextVariable& variable = variables_[name];
  if (variable.state == ContextVariable::State::unknown) {
    const JsValue* given = context_->find(program.names[name]);
    variable.state = ContextVariable::State::present;
    variable.value = given != nullptr ? *given : find_global(program.names[name], program.is_jinja());
  }
  return variable.value;
}

bool Run::is_true(const JsValue& value) const {
  if (!program.is_jinja()) return truthy(value);
  require_defined(value);
  if (value.is(Kind::array)) return !value.array().items.empty();
  if (value.is(Kind::object)) return value.object().size() > 0;
  if (value.is(Kind::safe)) return !value.safe()->text->empty();
  return truthy(value);
}

JsValue& Run::slot(Slot slot) {
  Activation* function = activation.get();
  for (std::uint32_t i = 0; i < slot.hops; ++i) function = function->outer.get();
  return function->slots[slot.index];
}

void Run::set(NameId name, const JsValue& value) {
  frame().target_of_set(name).set(name, value);
  if (&frame() == &top_) set_context(name, value);
}

void Run::set_context(NameId name, JsValue value) {
  variables_[name] = {ContextVariable::State::present, std::move(value)};
}

void Run::keep(const std::shared_ptr<Activation>& captured) {
  if (kept_.empty() || kept_.back() != captured) kept_.push_back(captured);
}

void Run::enter_call(std::uint32_t height) {
  const auto limit = static_cast<std::uint32_t>(budget.limits().depth);
  if (calls_ >= limit || depth_ + height > limit * k_levels_a_call)
    throw Error(ErrorKind::limit, "macros call each other too deep")
        .hint("does one call itself without an end?");
  ++calls_;
  depth_ += height;
}

std::size_t Run::random_below(std::size_t count) {
  random_ = random_ * 6364136223846793005ull + 1442695040888963407ull;
  return static_cast<std::size_t>(random_ >> 33u) % count;
}

}  // namespace bs::scaffold::engine
