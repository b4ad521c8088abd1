#pragma once
/// One question: its heading, the answer being given, and what is wrong with it.
#include "ask/input.hpp"

namespace bs::ask {

class Prompt {
 public:
  Prompt(const Field& field, std::string_view position, bool can_go_back);

  Frame view(Look look) const;
  /// The outcome once a key decides it.
  std::optional<Outcome> take(const Key& key);
  std::vector<std::string> values() const { return input_->values(); }
  /// What is left behind of it.
  Row line(const Look& look) const;
  Row cancelled_line(const Look& look) const;

 private:
  void add_heading(Frame& frame, const Look& look) const;
  void add_keys(Frame& frame, const Look& look, bool shows_hint) const;
  void add_fault(Frame& frame, const Look& look) const;
  std::optional<Outcome> offer();
  bool can_take_proposal() const;
  Row heading(const Look& look, std::string_view mark, Style style, std::size_t room_behind) const;

  const Field& field_;
  std::string position_;
  bool can_go_back_;
  std::unique_ptr<Input> input_;
  Verdict fault_;
  std::vector<std::string> faulty_;  // the values that fault_ is about
};

}  // namespace bs::ask
