#include "scaffold/engine/loop_state.hpp"

namespace bs::scaffold::engine {
namespace {

constexpr std::string_view k_members[] = {"index", "index0", "revindex", "revindex0",
                                          "first", "last",   "length"};

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
}

}  // namespace bs::scaffold::engine
