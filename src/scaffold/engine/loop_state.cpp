#include "scaffold/engine/loop_state.hpp"

#include "scaffold/engine/budget.hpp"
#include "scaffold/engine/js_function.hpp"

namespace bs::scaffold::engine {
namespace {

constexpr std::string_view k_members[] = {"index", "index0", "revindex", "revindex0",
                                          "first", "last",   "length"};

constexpr std::string_view k_jinja_members[] = {"previtem", "nextitem", "cycle"};

/// `loop.cycle(a, b)`: one of the arguments, by turns.
class Cycle : public JsFunction {
 public:
  explicit Cycle(std::size_t index) : index_(index) {}
  JsValue call(Run&, const Values& arguments) const override {
    if (arguments.empty()) refuse("loop.cycle needs something to cycle through");
    return arguments[index_ % arguments.size()];
  }

 private:
  std::size_t index_;
};

}  // namespace

void LoopState::move_to(std::size_t index) {
  index_ = index;
  if (object_ != nullptr) fill();
}

std::optional<JsValue> LoopState::member(std::string_view name) const {
  const auto index = static_cast<double>(index_);
  if (name == "index") return index + 1;
  if (name == "index0") return index;
  if (name == "revindex") return number_ - index;
  if (name == "revindex0") return number_ - index - 1;
  if (name == "first") return index_ == 0;
  if (name == "last") return index == number_ - 1;
  if (name == "length") return length_;
  return items_ == nullptr ? std::nullopt : jinja_member(name);
}

std::optional<JsValue> LoopState::jinja_member(std::string_view name) const {
  if (name == "previtem") return index_ == 0 ? JsValue() : (*items_)[index_ - 1];
  if (name == "nextitem") return index_ + 1 < items_->size() ? (*items_)[index_ + 1] : JsValue();
  if (name == "cycle") return FunctionPtr(std::make_shared<Cycle>(index_));
  return std::nullopt;
}

JsValue LoopState::object() const {
  if (object_ == nullptr) {
    object_ = std::make_shared<JsObject>();
    fill();
  }
  return ObjectPtr(object_);
}

void LoopState::fill() const {
  for (const std::string_view name : k_members) object_->set(name, *member(name));
  if (items_ == nullptr) return;
  for (const std::string_view name : k_jinja_members) object_->set(name, *member(name));
}

}  // namespace bs::scaffold::engine
