#include "git/merge/similarity.hpp"

#include <algorithm>

#include "git/merge/text_merge.hpp"

namespace bs::git::merge {
namespace {

constexpr std::uint32_t k_hash_base = 107'927;
constexpr std::uint32_t k_piece_size = 64;

/// A rolling pair of sums over one piece.
struct Sums {
  std::uint32_t a = 0, b = 0;
  void take(unsigned char c) {
    const std::uint32_t old = a;
    a = (a << 7) ^ (b >> 25);
    b = (b << 7) ^ (old >> 25);
    a += c;
  }
  std::uint32_t hash() const { return (a + b * 0x61) % k_hash_base; }
};

}  // namespace

Fingerprint fingerprint_of(std::string_view bytes) {
  Fingerprint print;
  print.size = bytes.size();
  const bool is_text = !is_binary(bytes);
  Sums sums;
  std::uint32_t count = 0;
  const auto end_piece = [&] {
    print.pieces.push_back({sums.hash(), count});
    sums = {};
    count = 0;
  };
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (is_text && c == '\r' && i + 1 < bytes.size() && bytes[i + 1] == '\n') continue;
    sums.take(static_cast<unsigned char>(c));
    if (++count >= k_piece_size || c == '\n') end_piece();
  }
  if (count > 0) end_piece();
  auto& pieces = print.pieces;
  std::sort(pieces.begin(), pieces.end(), [](const auto& x, const auto& y) { return x.hash < y.hash; });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (kept > 0 && pieces[kept - 1].hash == pieces[i].hash) {
      pieces[kept - 1].bytes += pieces[i].bytes;
    } else {
      pieces[kept++] = pieces[i];
    }
  }
  pieces.resize(kept);
  return print;
}

std::uint64_t similarity(const Fingerprint& a, const Fingerprint& b) {
  const std::uint64_t size = std::max(a.size, b.size);
  if (size == 0 || b.size == 0) return 0;
  std::uint64_t copied = 0;
  for (auto x = a.pieces.begin(), y = b.pieces.begin(); x != a.pieces.end() && y != b.pieces.end();) {
    if (x->hash < y->hash) {
      ++x;
    } else if (y->hash < x->hash) {
      ++y;
    } else {
      copied += std::min(x++->bytes, y++->bytes);
    }
  }
  return copied * k_full_score / size;
}

bool sizes_differ_too_much(std::uint64_t a, std::uint64_t b, std::uint64_t least_score) {
  const std::uint64_t most = std::max(a, b), difference = most - std::min(a, b);
  return most * (k_full_score - least_score) < difference * k_full_score;
}

}  // namespace bs::git::merge
