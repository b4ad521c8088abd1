#pragma once
/// The variable `loop` of a `for`.
#include <optional>

#include "scaffold/engine/js_object.hpp"

namespace bs::scaffold::engine {

class LoopState {
 public:
  /// `length` is what the list says of itself; an object may say anything.
  /// `items`, which outlive it, give Jinja's loops previtem, nextitem and cycle; nullptr: Nunjucks' loop.
  LoopState(JsValue length, double number, const Values* items = nullptr)
      : length_(std::move(length)), number_(number), items_(items) {}

  void move_to(std::size_t index);
  /// loop.index and so on; nullopt when it has no such member.
  std::optional<JsValue> member(std::string_view name) const;
  /// The object `loop` itself, one for all rounds: who kept it sees it change.
  JsValue object() const;

 private:
  void fill() const;
  std::optional<JsValue> jinja_member(std::string_view name) const;

  JsValue length_;
  double number_;
  const Values* items_;
  std::size_t index_ = 0;
  mutable std::shared_ptr<JsObject> object_;
};

}  // namespace bs::scaffold::engine
