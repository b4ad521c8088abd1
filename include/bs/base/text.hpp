#pragma once
/// Text: UTF-8, widths on a terminal, and escaping of what is not ours.
/// Strings are UTF-8 unless said otherwise; functions accept invalid UTF-8 and never throw on it.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bs {

/// One step of a decoder: a code point, or U+FFFD for a maximal ill-formed part (as WHATWG's decoder has it).
struct CodePoint {
  char32_t value = 0;
  std::size_t length = 0;  ///< bytes, at least 1
  bool valid = false;
};
/// What stands at byte `at`, which must be inside the text.
CodePoint decode_utf8(std::string_view text, std::size_t at) noexcept;

bool is_ascii(std::string_view text) noexcept;
bool is_valid_utf8(std::string_view text) noexcept;
/// Invalid sequences become U+FFFD, one for each maximal ill-formed part (as WHATWG's decoder does).
std::string repair_utf8(std::string_view text);
/// Appends the code point; surrogates and values above 0x10FFFF become U+FFFD.
void append_utf8(std::string& out, char32_t code_point);
/// The number of code points in valid UTF-8.
std::size_t count_code_points(std::string_view text) noexcept;
/// The number of UTF-16 units in valid UTF-8 (JavaScript's length).
std::size_t count_utf16_units(std::string_view text) noexcept;

/// Columns a terminal uses (East Asian wide = 2, combining = 0), control characters counted as 0.
std::size_t display_width(std::string_view text);
/// At most `width` columns; cut text ends in "…" ("..." when !unicode).
std::string fit(std::string_view text, std::size_t width, bool unicode = true);
/// Padded with spaces on the right (or left) to `width` columns; longer text stays as it is.
std::string pad_right(std::string_view text, std::size_t width);
std::string pad_left(std::string_view text, std::size_t width);
/// Lines of at most `width` columns, broken at spaces and newlines; runs of spaces become one, a word that is
/// longer than a line is cut. No lines for no text.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

/// Text of a repository made safe for a terminal: C0, DEL, C1, bidirectional controls and invalid UTF-8
/// appear as \n, \t, \xNN or \u{NNNN}; nothing else changes. Every output of repository text to a
/// terminal goes through this (reliability.md §3).
std::string shown(std::string_view text);

/// Lower case of each code point by itself: JavaScript's toLowerCase but for the Greek final sigma. Invalid
/// UTF-8 stays as it is.
std::string to_lower(std::string_view text);
/// JavaScript's toLowerCase: as to_lower, but a sigma that ends a word is a final one.
std::string to_lower_in_words(std::string_view text);
/// JavaScript's toUpperCase: "ß" becomes "SS". Invalid UTF-8 stays as it is.
std::string to_upper(std::string_view text);
/// The form by which file systems compare names that count neither case nor normal forms nor ignorable code
/// points (HFS+, APFS, NTFS): two names are one there if these are equal. Invalid UTF-8 stays as it is.
std::string case_folded(std::string_view text);
bool equal_ignoring_case(std::string_view a, std::string_view b);

std::string_view trim(std::string_view text) noexcept;  ///< ASCII white space at both ends
std::string_view trim_unicode(std::string_view text) noexcept;  ///< as JavaScript's trim: U+00A0, U+FEFF … too
std::vector<std::string_view> split(std::string_view text, char separator);
std::vector<std::string_view> split_lines(
    std::string_view text);  ///< without \n and \r\n; no empty last line
std::string join(std::span<const std::string> parts, std::string_view separator);
std::string replace_all(std::string_view text, std::string_view from, std::string_view to);

/// The nearest of `known` to `word` by edit distance, if it is near enough to be meant (a third of its
/// length), case aside; the first of equals. Words over 200 code points have none.
std::optional<std::string> nearest(std::string_view word, std::span<const std::string> known);

/// "1 repository", "3 repositories", "1,234 repositories": the count with the right form.
std::string count_of(std::size_t n, std::string_view one, std::string_view many);
/// 1234567 → "1,234,567"
std::string grouped(std::size_t n);

/// FNV-1a, 64 bit: for cache keys and change detection, not against an adversary.
std::uint64_t fnv1a(std::string_view bytes, std::uint64_t seed = 14695981039346656037ull) noexcept;

}  // namespace bs
