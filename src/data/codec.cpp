#include "bs/data/codec.hpp"

namespace bs::data {

void Encoder::put(std::uint64_t value) {
  while (value >= 0x80) {
    out_.push_back(static_cast<char>(value | 0x80));
    value >>= 7;
  }
  out_.push_back(static_cast<char>(value));
}

void Encoder::put(std::int64_t value) {
  const auto bits = static_cast<std::uint64_t>(value);
  put((bits << 1) ^ (value < 0 ? ~std::uint64_t{0} : 0));  // small negatives stay short
}

void Encoder::put(std::string_view value) {
  put(std::uint64_t{value.size()});
  out_.append(value);
}

void Decoder::refuse() {
  throw Error(ErrorKind::internal, "its reader sent an answer that makes no sense");
}

void Decoder::finish() const {
  if (!rest_.empty()) refuse();
}

std::string_view Decoder::take(std::size_t length) {
  if (length > rest_.size()) refuse();
  const std::string_view taken = rest_.substr(0, length);
  rest_.remove_prefix(length);
  return taken;
}

void Decoder::get(std::uint64_t& value) {
  value = 0;
  for (unsigned shift = 0;; shift += 7) {
    const auto byte = static_cast<unsigned char>(take(1).front());
    const std::uint64_t bits = byte & 0x7Fu;
    if (shift == 63 && bits > 1) refuse();
    value |= bits << shift;
    if ((byte & 0x80u) == 0) return;
    if (shift == 63) refuse();
  }
}

void Decoder::get(std::int64_t& value) {
  std::uint64_t bits = 0;
  get(bits);
  value = static_cast<std::int64_t>((bits >> 1) ^ ((bits & 1) != 0 ? ~std::uint64_t{0} : 0));
}

void Decoder::get(std::uint32_t& value) {
  std::uint64_t wide = 0;
  get(wide);
  if (wide > std::numeric_limits<std::uint32_t>::max()) refuse();
  value = static_cast<std::uint32_t>(wide);
}

void Decoder::get(int& value) {
  std::int64_t wide = 0;
  get(wide);
  if (wide < std::numeric_limits<int>::min() || wide > std::numeric_limits<int>::max()) refuse();
  value = static_cast<int>(wide);
}

void Decoder::get(bool& value) {
  const char byte = take(1).front();
  if (byte != '\0' && byte != '\1') refuse();
  value = byte == '\1';
}

void Decoder::get(std::string& value) {
  std::uint64_t length = 0;
  get(length);
  if (length > rest_.size()) refuse();
  value = take(static_cast<std::size_t>(length));
}

std::size_t Decoder::get_count() {
  std::uint64_t count = 0;
  get(count);
  if (count > rest_.size()) refuse();
  return static_cast<std::size_t>(count);
}

}  // namespace bs::data
