#pragma once
/// What a rendering may use. Everything that can grow with the template's own loops is charged here, so that
/// a run-away template ends soon after its limit, wherever it spends its time.
#include <string>
#include <string_view>

#include "bs/scaffold/engine.hpp"
#include "scaffold/engine/js_value.hpp"

namespace bs::scaffold::engine {

/// Throws bs::Error config; the place is added where it is known.
[[noreturn]] void refuse(std::string message, std::string hint = "");

class Budget {
 public:
  explicit Budget(const EngineLimits& limits) : limits_(limits), left_(limits.steps) {}

  const EngineLimits& limits() const noexcept { return limits_; }
  /// The rendering is one of several that may do so many steps together.
  void share(std::size_t left) {
    is_shared_ = left < left_;
    left_ = std::min(left, left_);
  }
  std::size_t left() const noexcept { return left_; }
  /// Work: nodes visited, elements looked at.
  void step(std::size_t count = 1) {
    if (count > left_) {
      left_ = 0;
      fail_steps();
    }
    left_ -= count;
  }
  /// Text that is read, or made and kept, in bytes.
  void read(std::size_t bytes) { step(bytes / 64); }
  void make(std::size_t bytes) { step(bytes / 32); }
  /// Before a text or a list of this size is made.
  void check_text(std::size_t bytes) const {
    if (bytes > limits_.string_bytes) fail_text();
  }
  void check_list(double length) const {
    if (length > static_cast<double>(limits_.list_length)) fail_list();
  }

  /// A text that was made, checked and charged.
  JsValue text(std::string bytes);
  /// A list that was made, checked and charged.
  JsValue list(Values items);
  JsValue object(JsObject object) const;

 private:
  [[noreturn]] void fail_steps() const;
  [[noreturn]] void fail_text() const;
  [[noreturn]] void fail_list() const;
  [[noreturn]] void fail_height() const;

  EngineLimits limits_;
  std::size_t left_;
  bool is_shared_ = false;
};

/// Text that grows piece by piece below a limit.
class TextBuffer {
 public:
  enum class Use { text, output };
  explicit TextBuffer(Budget& budget, Use use = Use::text);

  void add(std::string_view more);
  void add(char c) { add(std::string_view(&c, 1)); }
  void repeat(std::string_view text, std::size_t count);
  std::string take() && { return std::move(out_); }
  JsValue value() && { return text_value(std::move(out_)); }

 private:
  [[noreturn]] void fail() const;

  Budget& budget_;
  std::size_t limit_;
  Use use_;
  std::string out_;
};

}  // namespace bs::scaffold::engine
