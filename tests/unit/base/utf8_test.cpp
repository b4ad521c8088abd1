#include "bs/base/text.hpp"

using bs::repair_utf8;

namespace {

const std::string k_bad = "\xEF\xBF\xBD";  // U+FFFD

/// Encodes and decodes one code point.
void check_round_trip(char32_t c) {
  std::string text;
  bs::append_utf8(text, c);
  const bs::CodePoint point = bs::decode_utf8(text, 0);
  if (point.value != c || point.length != text.size() || !point.valid)
    FAIL("code point " << std::uint32_t{c});
}

}  // namespace

TEST_CASE("every code point survives encoding and decoding") {
  for (char32_t c = 0; c <= 0x10FFFF; ++c)
    if (c < 0xD800 || c > 0xDFFF) check_round_trip(c);
}

TEST_CASE("what is no code point becomes U+FFFD") {
  for (const char32_t c : {0xD800u, 0xDFFFu, 0x110000u, 0xFFFFFFFFu}) {
    std::string text;
    bs::append_utf8(text, c);
    CHECK(text == k_bad);
  }
}

TEST_CASE("valid and invalid UTF-8") {
  for (const std::string_view good :
       {"", "abc", "é", "日本", "😀", "\xF4\x8F\xBF\xBF", "\xED\x9F\xBF", "\xEE\x80\x80"})
    CHECK(bs::is_valid_utf8(good));
  CHECK(bs::is_valid_utf8(std::string_view("a\0b", 3)));
  for (const std::string_view bad :
       {"\x80", "\xC0\xAF", "\xC1\x81", "\xC3", "\xE0\x80\x80", "\xED\xA0\x80", "\xF0\x80\x80\x80",
        "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF", "a\xC3z", "\xE2\x82"})
    CHECK_FALSE(bs::is_valid_utf8(bad));
}

TEST_CASE("repair puts one U+FFFD for each maximal ill-formed part") {
  CHECK(repair_utf8("plain é") == "plain é");
  CHECK(repair_utf8("a\xFFz") == "a" + k_bad + "z");
  CHECK(repair_utf8("\xC3") == k_bad);
  CHECK(repair_utf8("\xE2\x82") == k_bad);  // cut off: one part
  CHECK(repair_utf8("\xE2\x82z") == k_bad + "z");
  CHECK(repair_utf8("\xF0\x9F\x98") == k_bad);
  CHECK(repair_utf8("\xED\xA0\x80") == k_bad + k_bad + k_bad);  // a surrogate: no part is longer than a byte
  CHECK(repair_utf8("\xC0\xAF") == k_bad + k_bad);
  CHECK(repair_utf8("\xF0\x80\x80\x41") == k_bad + k_bad + k_bad + "A");
  CHECK(repair_utf8("\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64") ==  // Unicode 15, table 3-8
        "a" + k_bad + k_bad + k_bad + "b" + k_bad + "c" + k_bad + k_bad + "d");
}

TEST_CASE("what is repaired is valid, for all short byte strings") {
  for (unsigned n = 0; n < 65536; ++n) {
    const std::string text = {static_cast<char>(n >> 8), static_cast<char>(n & 0xFF)};
    const std::string repaired = repair_utf8("\xF1" + text);
    if (!bs::is_valid_utf8(repaired)) FAIL("bytes " << n);
  }
}

TEST_CASE("counting") {
  CHECK(bs::count_code_points("") == 0);
  CHECK(bs::count_code_points("aé日😀") == 4);
  CHECK(bs::count_utf16_units("aé日😀") == 5);
  CHECK(bs::is_ascii("az~\x7F"));
  CHECK_FALSE(bs::is_ascii("az\x80"));
}
