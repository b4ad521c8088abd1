#include "git/object_hash.hpp"

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>

namespace bs::git::sha1 {
namespace {

#define BS_SHA_TARGET __attribute__((target("sha,sse4.1")))

/// Five groups of four rounds with one mixing function. `words` holds the last sixteen words of the schedule,
/// four to a register.
template <int k_function>
BS_SHA_TARGET inline void five_groups(__m128i& abcd, __m128i& e, __m128i (&words)[4]) {
  for (int i = 0; i < 5; ++i) {
    const int group = k_function * 5 + i;
    __m128i& word = words[group % 4];
    if (group >= 4) {
      word = _mm_sha1msg1_epu32(word, words[(group + 1) % 4]);
      word = _mm_sha1msg2_epu32(_mm_xor_si128(word, words[(group + 2) % 4]), words[(group + 3) % 4]);
    }
    const __m128i before = abcd;
    e = group == 0 ? _mm_add_epi32(e, word) : _mm_sha1nexte_epu32(e, word);
    abcd = _mm_sha1rnds4_epu32(abcd, e, k_function);
    e = before;
  }
}

BS_SHA_TARGET void take_blocks(State& state, const unsigned char* bytes, std::size_t blocks) {
  const __m128i order = _mm_set_epi64x(0x0001020304050607, 0x08090a0b0c0d0e0f);
  __m128i abcd = _mm_shuffle_epi32(_mm_loadu_si128(reinterpret_cast<const __m128i*>(state)), 0x1B);
  __m128i e = _mm_set_epi32(static_cast<int>(state[4]), 0, 0, 0);
  for (; blocks > 0; --blocks, bytes += 64) {
    const __m128i abcd_before = abcd, e_before = e;
    __m128i words[4];
    for (int i = 0; i < 4; ++i)
      words[i] = _mm_shuffle_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes) + i), order);
    five_groups<0>(abcd, e, words);
    five_groups<1>(abcd, e, words);
    five_groups<2>(abcd, e, words);
    five_groups<3>(abcd, e, words);
    e = _mm_sha1nexte_epu32(e, e_before);
    abcd = _mm_add_epi32(abcd, abcd_before);
  }
  _mm_storeu_si128(reinterpret_cast<__m128i*>(state), _mm_shuffle_epi32(abcd, 0x1B));
  state[4] = static_cast<std::uint32_t>(_mm_extract_epi32(e, 3));
}

#undef BS_SHA_TARGET

}  // namespace

TakeBlocks take_blocks_by_processor() {
  unsigned a = 0, b = 0, c = 0, d = 0;
  constexpr unsigned k_sha = 1u << 29;
  const bool has_sha = __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && (b & k_sha) != 0;
  return has_sha && __builtin_cpu_supports("sse4.1") != 0 ? take_blocks : nullptr;
}

}  // namespace bs::git::sha1

#else

namespace bs::git::sha1 {

TakeBlocks take_blocks_by_processor() {
  return nullptr;
}

}  // namespace bs::git::sha1

#endif
