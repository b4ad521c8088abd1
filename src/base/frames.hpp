#pragma once
/// Messages on a pipe: four bytes of length, least first, then the bytes.
#include <optional>
#include <string>
#include <string_view>

#include "bs/base/worker.hpp"

namespace bs {

void append_frame(std::string& out, std::string_view payload);
/// The four bytes that go before a payload; Error internal when it is too long.
std::string frame_head(std::string_view payload);

/// Puts messages together from whatever pieces the pipe yields.
class FrameReader {
 public:
  void feed(std::string_view bytes) { buffer_.append(bytes); }
  /// The next whole message, valid until the next call; nullopt: more bytes are needed. Error internal when
  /// it is too long.
  std::optional<std::string_view> next();
  void clear();

 private:
  std::string buffer_;
  std::size_t begin_ = 0;
};

}  // namespace bs
