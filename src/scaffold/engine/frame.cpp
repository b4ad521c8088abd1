#include "scaffold/engine/frame.hpp"

namespace bs::scaffold::engine {

const JsValue* Frame::own(NameId name) const {
  for (const auto& [known, value] : variables_)
    if (known == name && !value.is_undefined()) return &value;
  return nullptr;
}

bool Frame::has(NameId name) const {
  return own(name) != nullptr || (loop_ != nullptr && name == loop_name_);
}

JsValue Frame::find(NameId name) const {
  for (const Frame* frame = this; frame != nullptr; frame = frame->parent_) {
    if (const JsValue* value = frame->own(name)) return *value;
    if (frame->loop_ != nullptr && name == frame->loop_name_) return frame->loop_->object();
  }
  return {};
}

const LoopState* Frame::loop_named(NameId name) const {
  for (const Frame* frame = this; frame != nullptr; frame = frame->parent_) {
    if (frame->own(name) != nullptr) return nullptr;
    if (frame->loop_ != nullptr && name == frame->loop_name_) return frame->loop_;
  }
  return nullptr;
}

void Frame::set(NameId name, JsValue value) {
  for (auto& [known, old] : variables_) {
    if (known != name) continue;
    old = std::move(value);
    return;
  }
  variables_.emplace_back(name, std::move(value));
}

Frame& Frame::target_of_set(NameId name) {
  if (has(name)) return *this;
  // Only the innermost frame is asked whether its writes stay; Nunjucks does not ask those further out.
  if (writes_ == Writes::stay) return *this;
  for (Frame* frame = parent_; frame != nullptr; frame = frame->parent_)
    if (frame->has(name)) return *frame;
  return *this;
}

}  // namespace bs::scaffold::engine
