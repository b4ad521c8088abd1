#pragma once
/// One rendering: what it may still use, where it is, and the variables it sees.
#include <deque>

#include "scaffold/engine/frame.hpp"

namespace bs::scaffold::engine {

struct Program;

class Run {
 public:
  Run(const Program& program, ObjectPtr context);
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;
  ~Run();

  const Program& program;
  Budget budget;
  Offset at = 0;  ///< what is being done, for errors

  // Variables
  JsValue lookup(NameId name);
  JsValue& slot(Slot slot);
  Frame& frame() { return *cell->frame; }
  /// What `set` does beyond the slot.
  void set(NameId name, const JsValue& value);
  /// Sets a variable of the whole template.
  void set_context(NameId name, JsValue value);

  /// The truth of a condition: in Jinja's dialect nothing empty is true, and undefined an error.
  bool is_true(const JsValue& value) const;

  // Functions; see Frame.
  FrameCell* cell;
  std::shared_ptr<Activation> activation;
  FrameCell& new_cell(Frame* frame) { return cells_.emplace_back(FrameCell{frame}); }
  /// A function that was made keeps its surroundings until the end of the rendering.
  void keep(const std::shared_ptr<Activation>& captured);

  /// Throws when calls stand too deep in each other; `height` is that of the nodes that are gone into.
  void enter_call(std::uint32_t height);
  void leave_call(std::uint32_t height) {
    --calls_;
    depth_ -= height;
  }

  /// A pseudo-random number below `count`, the same in every rendering of this template.
  std::size_t random_below(std::size_t count);

 private:
  /// What the context says of a name, looked up once.
  struct ContextVariable {
    enum class State : unsigned char { unknown, absent, present } state = State::unknown;
    JsValue value;
  };

  ObjectPtr context_;
  std::vector<ContextVariable> variables_;
  std::deque<FrameCell> cells_;
  std::vector<std::shared_ptr<Activation>> kept_;
  Frame top_;
  std::uint32_t calls_ = 0;
  std::uint32_t depth_ = 0;
  std::uint64_t random_ = 0;
};

/// Puts `value` in place for a scope.
template <class T>
class Replaced {
 public:
  Replaced(T& target, T value) : target_(target), before_(std::exchange(target, std::move(value))) {}
  Replaced(const Replaced&) = delete;
  Replaced& operator=(const Replaced&) = delete;
  ~Replaced() { target_ = std::move(before_); }

 private:
  T& target_;
  T before_;
};

}  // namespace bs::scaffold::engine
