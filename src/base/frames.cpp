#include "base/frames.hpp"

#include "bs/base/error.hpp"

namespace bs {
namespace {

constexpr std::size_t k_header = 4;

}  // namespace

std::string frame_head(std::string_view payload) {
  if (payload.size() > k_max_frame)
    throw Error(ErrorKind::internal, "a message between processes is too long");
  std::string head;
  for (std::size_t i = 0; i < k_header; ++i) head.push_back(static_cast<char>(payload.size() >> (8 * i)));
  return head;
}

void append_frame(std::string& out, std::string_view payload) {
  out += frame_head(payload);
  out += payload;
}

std::optional<std::string_view> FrameReader::next() {
  const std::string_view rest = std::string_view(buffer_).substr(begin_);
  std::size_t length = 0;
  if (rest.size() >= k_header) {
    for (std::size_t i = 0; i < k_header; ++i)
      length |= std::size_t{static_cast<unsigned char>(rest[i])} << (8 * i);
    if (length > k_max_frame)
      throw Error(ErrorKind::internal, "its reader sent an answer that makes no sense");
  }
  if (rest.size() < k_header || rest.size() - k_header < length) {
    buffer_.erase(0, begin_);  // the whole messages before are dealt with
    begin_ = 0;
    return std::nullopt;
  }
  begin_ += k_header + length;
  return rest.substr(k_header, length);
}

void FrameReader::clear() {
  buffer_.clear();
  begin_ = 0;
}

}  // namespace bs
