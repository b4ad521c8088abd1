#pragma once
/// Variables while a template runs, as Nunjucks keeps them: a chain of frames, and behind it the context. A
/// `set` writes to the nearest frame that already has the name, else to the innermost.
#include "scaffold/engine/ast.hpp"
#include "scaffold/engine/loop_state.hpp"

namespace bs::scaffold::engine {

class Frame {
 public:
  enum class Writes { pass_up, stay };
  explicit Frame(Frame* parent, Writes writes = Writes::pass_up) : parent_(parent), writes_(writes) {}
  Frame(const Frame&) = delete;
  Frame& operator=(const Frame&) = delete;

  /// The variable here or further out; undefined counts as none.
  JsValue find(NameId name) const;
  void set(NameId name, JsValue value);
  void clear() { variables_.clear(); }
  /// Where a `set` of the name goes.
  Frame& target_of_set(NameId name);

  /// The loop whose frame this is; `loop_name` is the name under which it is seen.
  void attach(LoopState& loop, NameId loop_name) {
    loop_ = &loop;
    loop_name_ = loop_name;
  }
  /// The loop that the name means here, or nullptr when it means something else.
  const LoopState* loop_named(NameId name) const;

 private:
  bool has(NameId name) const;
  const JsValue* own(NameId name) const;

  Frame* parent_;
  Writes writes_;
  LoopState* loop_ = nullptr;
  NameId loop_name_ = 0;
  std::vector<std::pair<NameId, JsValue>> variables_;
};

/// The variable `frame` of one of the JavaScript functions that Nunjucks compiles a template to: the template
/// itself and each block. Macros share that of the function they stand in.
struct FrameCell {
  Frame* frame = nullptr;
};

/// The local variables of one call of a function: loop variables and macros by their slots.
struct Activation {
  explicit Activation(std::size_t slot_count, std::shared_ptr<Activation> enclosing = nullptr)
      : slots(slot_count), outer(std::move(enclosing)) {}
  Values slots;
  std::shared_ptr<Activation> outer;
};

}  // namespace bs::scaffold::engine
