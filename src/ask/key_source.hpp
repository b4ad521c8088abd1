#pragma once
/// Waits for what happens next at a terminal: a key, or a signal that matters.
#include "ask/keys.hpp"
#include "ask/raw_mode.hpp"

namespace bs::ask {

struct Event {
  enum class Kind { key, resized, resumed, suspend, interrupt, ended };
  Kind kind = Kind::ended;
  Key key;
};

class KeySource {
 public:
  explicit KeySource(int input) : input_(input) {}
  Event next(RawMode& mode);
  /// A key is there already: what is typed ahead need not be drawn key by key.
  bool has_key() const { return decoder_.has_key(); }

 private:
  /// False at the end of input.
  bool read_some();

  int input_;
  KeyDecoder decoder_;
};

}  // namespace bs::ask
