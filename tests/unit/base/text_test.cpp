#include "bs/base/text.hpp"

using bs::nearest;
using bs::shown;

using Parts = std::vector<std::string_view>;

TEST_CASE("shown escapes what could act on a terminal and nothing else") {
  CHECK(shown("plain \\n é 日 😀") == "plain \\n é 日 😀");
  CHECK(shown("a\nb\tc\rd") == "a\\nb\\tc\\x0dd");
  CHECK(shown(std::string_view("\0\x1b\x7F", 3)) == "\\x00\\x1b\\x7f");
  CHECK(shown("\u0080\u009B\u009F\u00A0") == "\\u{0080}\\u{009b}\\u{009f}\u00A0");
  CHECK(shown("\u061C\u200E\u200F\u202A\u202E\u2066\u2069") ==
        "\\u{061c}\\u{200e}\\u{200f}\\u{202a}\\u{202e}\\u{2066}\\u{2069}");
  CHECK(shown("\u2065\u206A\u202F\u2029") == "\u2065\u206A\u202F\u2029");
  CHECK(shown("a\xFF\x9B\xE2\x82z") == "a\\xff\\x9b\\xe2\\x82z");
}

TEST_CASE("shown leaves no control byte, whatever goes in") {
  std::string all;
  for (int i = 0; i < 256; ++i) all += {static_cast<char>(i), '\xC2', static_cast<char>(i)};
  const std::string out = shown(all);
  CHECK(bs::is_valid_utf8(out));
  CHECK(std::none_of(out.begin(), out.end(), [](char c) { return (c >= 0 && c < 0x20) || c == 0x7F; }));
  CHECK(shown(out) == out);
}

TEST_CASE("lower case") {
  CHECK(bs::to_lower("Payments-SDK_09[`") == "payments-sdk_09[`");
  CHECK(bs::to_lower("ÄÖ ΑΒΓ ЖЗ ẞ") == "äö αβγ жз ß");
  CHECK(bs::to_lower("İ") == "i\u0307");
  CHECK(bs::to_lower("A\xFF\xC3") == "a\xFF\xC3");
  CHECK(bs::equal_ignoring_case("Group:Web", "gROUP:wEB"));
  CHECK(bs::equal_ignoring_case("Ä", "ä"));
  CHECK_FALSE(bs::equal_ignoring_case("ab", "abc"));
  CHECK_FALSE(bs::equal_ignoring_case("a\xFF", "a\xFE"));
  CHECK_FALSE(bs::equal_ignoring_case("@", "`"));
  CHECK_FALSE(bs::equal_ignoring_case("[", "{"));
}

TEST_CASE("trimming and splitting") {
  CHECK(bs::trim(" \t\r\n\v\fa b \n") == "a b");
  CHECK(bs::trim(" \n") == "");
  CHECK(bs::trim("\u00A0x") == "\u00A0x");
  CHECK(bs::trim_unicode("\uFEFF\u00A0 a\u3000b\u2029\v") == "a\u3000b");
  CHECK(bs::trim_unicode("\u2003\t").empty());
  CHECK(bs::trim_unicode("\u200Bx\xA0") == "\u200Bx\xA0");
  CHECK(bs::split("", ',') == Parts{""});
  CHECK(bs::split("a,,b,", ',') == Parts{"a", "", "b", ""});
  CHECK(bs::split_lines("").empty());
  CHECK(bs::split_lines("a\r\nb\n\nc") == Parts{"a", "b", "", "c"});
  CHECK(bs::split_lines("a\n") == Parts{"a"});
  CHECK(bs::split_lines("\n") == Parts{""});
  CHECK(bs::split_lines("a\r") == Parts{"a\r"});
  CHECK(bs::split_lines("a\rb\n") == Parts{"a\rb"});
}

TEST_CASE("joining and replacing") {
  CHECK(bs::join(std::vector<std::string>{}, ", ") == "");
  CHECK(bs::join(std::vector<std::string>{"a", "b"}, ", ") == "a, b");
  CHECK(bs::replace_all("aaa", "aa", "b") == "ba");
  CHECK(bs::replace_all("a.b.c", ".", "..") == "a..b..c");
  CHECK(bs::replace_all("abc", "", "x") == "abc");
  CHECK(bs::replace_all("", "a", "x") == "");
}

TEST_CASE("the nearest name is one that may have been meant") {
  const std::vector<std::string> known = {"catalog", "check", "scorecard", "new", "update"};
  CHECK(nearest("ctaalog", known) == "catalog");
  CHECK(nearest("catalgo", known) == "catalog");
  CHECK(nearest("CHECK", known) == "check");
  CHECK(nearest("chekc", known) == "check");
  CHECK(nearest("updat", known) == "update");
  CHECK(nearest("xyz", known) == std::nullopt);
  CHECK(nearest("ne", known) == std::nullopt);  // a third of two letters is none
  CHECK(nearest("nwe", known) == "new");
  CHECK(nearest("", known) == std::nullopt);
  CHECK(nearest("catalog", {}) == std::nullopt);
  CHECK(nearest(std::string(201, 'a'), std::vector<std::string>{std::string(201, 'a')}) == std::nullopt);
  CHECK(nearest("bar", std::vector<std::string>{"baz", "bat", "bar"}) == "bar");
  CHECK(nearest("bax", std::vector<std::string>{"baz", "bat"}) == "baz");
  CHECK(nearest("prüfung", std::vector<std::string>{"prufung"}) == "prufung");
}

TEST_CASE("numbers for people") {
  CHECK(bs::grouped(0) == "0");
  CHECK(bs::grouped(999) == "999");
  CHECK(bs::grouped(1000) == "1,000");
  CHECK(bs::grouped(1234567) == "1,234,567");
  CHECK(bs::count_of(1, "repository", "repositories") == "1 repository");
  CHECK(bs::count_of(0, "repository", "repositories") == "0 repositories");
  CHECK(bs::count_of(1234, "file", "files") == "1,234 files");
}

TEST_CASE("FNV-1a gives the published values") {
  CHECK(bs::fnv1a("") == 0xcbf29ce484222325ull);
  CHECK(bs::fnv1a("a") == 0xaf63dc4c8601ec8cull);
  CHECK(bs::fnv1a("foobar") == 0x85944171f73967e8ull);
  CHECK(bs::fnv1a("bar", bs::fnv1a("foo")) == bs::fnv1a("foobar"));
}
