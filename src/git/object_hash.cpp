#include "git/object_hash.hpp"

#include <bit>
#include <cstring>

namespace bs::git {
namespace sha1 {
namespace {

std::uint32_t read_big(const unsigned char* bytes) {
  return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 | std::uint32_t{bytes[2]} << 8 |
         bytes[3];
}

void take_block(State& state, const unsigned char* bytes) {
  std::uint32_t words[80];
  for (int i = 0; i < 16; ++i) words[i] = read_big(bytes + 4 * i);
  for (int i = 16; i < 80; ++i)
    words[i] = std::rotl(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
  std::uint32_t a = state[0], b = state[1], c = state[2], d = state[3], e = state[4];
  const auto round = [&](std::uint32_t mixed, std::uint32_t constant, std::uint32_t word) {
    const std::uint32_t next = std::rotl(a, 5) + mixed + e + constant + word;
    e = d;
    d = c;
    c = std::rotl(b, 30);
    b = a;
    a = next;
  };
  for (int i = 0; i < 20; ++i) round((b & c) | (~b & d), 0x5A827999, words[i]);
  for (int i = 20; i < 40; ++i) round(b ^ c ^ d, 0x6ED9EBA1, words[i]);
  for (int i = 40; i < 60; ++i) round((b & c) | (b & d) | (c & d), 0x8F1BBCDC, words[i]);
  for (int i = 60; i < 80; ++i) round(b ^ c ^ d, 0xCA62C1D6, words[i]);
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
  state[4] += e;
}

}  // namespace

void take_blocks_portable(State& state, const unsigned char* bytes, std::size_t blocks) {
  for (; blocks > 0; --blocks, bytes += 64) take_block(state, bytes);
}

}  // namespace sha1

namespace {

constexpr std::size_t k_block = 64;

class Hasher {
 public:
  void add(std::string_view bytes) {
    size_ += bytes.size();
    if (used_ > 0) {
      const std::size_t taken = std::min(bytes.size(), k_block - used_);
      std::memcpy(buffer_ + used_, bytes.data(), taken);
      used_ += taken;
      bytes.remove_prefix(taken);
      if (used_ < k_block) return;
      take_(state_, buffer_, 1);
      used_ = 0;
    }
    take_(state_, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size() / k_block);
    bytes.remove_prefix(bytes.size() / k_block * k_block);
    if (!bytes.empty()) std::memcpy(buffer_, bytes.data(), bytes.size());
    used_ = bytes.size();
  }

  Oid finish() {
    const std::uint64_t bits = size_ * 8;
    std::string end(1, '\x80');
    end.append((k_block * 2 - 8 - 1 - used_) % k_block, '\0');
    for (int shift = 56; shift >= 0; shift -= 8) end += static_cast<char>(bits >> shift);
    add(end);
    Oid id;
    for (std::size_t i = 0; i < sizeof id.bytes; ++i)
      id.bytes[i] = static_cast<unsigned char>(state_[i / 4] >> (24 - 8 * (i % 4)));
    return id;
  }

 private:
  static sha1::TakeBlocks fastest() {
    const sha1::TakeBlocks by_processor = sha1::take_blocks_by_processor();
    return by_processor != nullptr ? by_processor : sha1::take_blocks_portable;
  }

  static inline const sha1::TakeBlocks take_ = fastest();
  sha1::State state_ = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
  unsigned char buffer_[k_block] = {};
  std::size_t used_ = 0;
  std::uint64_t size_ = 0;
};

}  // namespace

Oid hash_of_object(std::string_view type, std::string_view content) {
  Hasher hasher;
  hasher.add(fmt::format("{} {}", type, content.size()));
  hasher.add(std::string_view("\0", 1));
  hasher.add(content);
  return hasher.finish();
}

}  // namespace bs::git
