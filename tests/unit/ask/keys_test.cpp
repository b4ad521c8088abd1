#include "ask/keys.hpp"

#include <catch2/catch.hpp>
#include "bs/base/text.hpp"

using bs::ask::Key;
using bs::ask::KeyDecoder;
using bs::ask::KeyKind;

namespace {

std::vector<Key> all_of(KeyDecoder& decoder) {
  std::vector<Key> keys;
  while (auto key = decoder.next()) keys.push_back(*key);
  return keys;
}

std::vector<Key> keys_of(std::string_view bytes) {
  KeyDecoder decoder;
  decoder.feed(bytes);
  decoder.time_out();
  return all_of(decoder);
}

/// The one kind that the bytes mean.
KeyKind kind_of(std::string_view bytes) {
  const auto keys = keys_of(bytes);
  INFO(bs::shown(bytes));
  REQUIRE(keys.size() == 1);
  return keys.front().kind;
}

}  // namespace

TEST_CASE("keys: text comes by code points") {
  CHECK(keys_of("aé漢🎉") ==
        std::vector<Key>{
            {KeyKind::text, "a"}, {KeyKind::text, "é"}, {KeyKind::text, "漢"}, {KeyKind::text, "🎉"}});
}

TEST_CASE("keys: control keys") {
  CHECK(kind_of("\r") == KeyKind::enter);
  CHECK(kind_of("\n") == KeyKind::enter);
  CHECK(kind_of("\t") == KeyKind::tab);
  CHECK(kind_of("\x7f") == KeyKind::backspace);
  CHECK(kind_of("\b") == KeyKind::backspace);
  CHECK(kind_of("\x01") == KeyKind::home);
  CHECK(kind_of("\x05") == KeyKind::end);
  CHECK(kind_of("\x15") == KeyKind::erase_line);
  CHECK(kind_of("\x17") == KeyKind::erase_word);
  CHECK(kind_of("\x0b") == KeyKind::erase_rest);
  CHECK(kind_of("\x03") == KeyKind::interrupt);
  CHECK(kind_of("\x1c") == KeyKind::interrupt);
  CHECK(kind_of("\x04") == KeyKind::end_of_input);
  CHECK(kind_of("\x1a") == KeyKind::suspend);
  CHECK(keys_of("\x07\x0f").empty());
  CHECK(keys_of(std::string_view("\0", 1)).empty());
}

TEST_CASE("keys: the sequences that terminals send for the same key") {
  for (const std::string_view bytes : {"\x1b[A", "\x1bOA"}) CHECK(kind_of(bytes) == KeyKind::up);
  for (const std::string_view bytes : {"\x1b[H", "\x1bOH", "\x1b[1~", "\x1b[7~"})
    CHECK(kind_of(bytes) == KeyKind::home);
  for (const std::string_view bytes : {"\x1b[F", "\x1bOF", "\x1b[4~", "\x1b[8~"})
    CHECK(kind_of(bytes) == KeyKind::end);
  for (const std::string_view bytes : {"\x1b[1;5C", "\x1b[1;3C",
                                       "\x1b"
                                       "f"})
    CHECK(kind_of(bytes) == KeyKind::word_right);
  CHECK(kind_of("\x1b[1;5D") == KeyKind::word_left);
  CHECK(kind_of("\x1b[3~") == KeyKind::remove);
  CHECK(kind_of("\x1b[5~") == KeyKind::page_up);
  CHECK(kind_of("\x1b[6~") == KeyKind::page_down);
  CHECK(kind_of("\x1bOM") == KeyKind::enter);
}

TEST_CASE("keys: an escape is one when nothing follows it") {
  KeyDecoder decoder;
  decoder.feed("\x1b");
  CHECK(decoder.is_undecided());
  CHECK_FALSE(decoder.next());
  decoder.time_out();
  CHECK(all_of(decoder) == std::vector<Key>{{KeyKind::escape, ""}});
  CHECK_FALSE(decoder.is_undecided());

  decoder.feed("\x1b");
  decoder.feed("[");
  CHECK(decoder.is_undecided());
  decoder.feed("B");
  CHECK(all_of(decoder) == std::vector<Key>{{KeyKind::down, ""}});
  CHECK(keys_of("\x1b\x1b[A") == std::vector<Key>{{KeyKind::escape, ""}, {KeyKind::up, ""}});
}

TEST_CASE("keys: sequences without a meaning leave nothing behind") {
  for (const std::string_view bytes : {"\x1b[99~", "\x1b[[A", "\x1b[<0;3;4M", "\x1b[?1;2c", "\x1bOP", "\x1bx",
                                       "\x1b"
                                       "é",
                                       "\x1b[1;2", "\x1b[", "\x1b[I", "\x1b[200"}) {
    INFO(bs::shown(bytes));
    CHECK(keys_of(bytes).empty());
  }
  CHECK(keys_of("\x1b[1;\x03") == std::vector<Key>{{KeyKind::interrupt, ""}});
  const std::string noise = "\x1b[" + std::string(500, '1');
  KeyDecoder decoder;
  decoder.feed(noise);
  decoder.feed("m");
  decoder.time_out();
  decoder.feed("\r");
  const auto keys = all_of(decoder);
  REQUIRE_FALSE(keys.empty());
  CHECK(keys.back() == Key{KeyKind::enter, ""});
}

TEST_CASE("keys: text that is cut anywhere is put together again") {
  const std::string bytes = "é\x1b[A漢\x1b[200~a\r\nb\x1b[201~🎉\r";
  const auto whole = keys_of(bytes);
  CHECK(whole.size() == 6);
  for (std::size_t cut = 1; cut < bytes.size(); ++cut) {
    KeyDecoder decoder;
    decoder.feed(std::string_view(bytes).substr(0, cut));
    decoder.feed(std::string_view(bytes).substr(cut));
    CHECK(all_of(decoder) == whole);
  }
}

TEST_CASE("keys: ill-formed bytes are shown as such, C1 controls are nothing") {
  CHECK(keys_of("\xff"
                "a") == std::vector<Key>{{KeyKind::text, "\uFFFD"}, {KeyKind::text, "a"}});
  CHECK(keys_of("\xc3"
                "a") == std::vector<Key>{{KeyKind::text, "\uFFFD"}, {KeyKind::text, "a"}});
  CHECK(keys_of("\xc2\x9b").empty());
}

TEST_CASE("keys: a paste is one key, its line ends are line ends, its controls are gone") {
  CHECK(keys_of("\x1b[200~a\r\nb\rc\nd\te\x07\x1b[31mf\x1b[201~") ==
        std::vector<Key>{{KeyKind::paste, "a\nb\nc\nd\te[31mf"}});
  KeyDecoder decoder;
  decoder.feed("\x1b[200~slow\x03\r");
  CHECK(decoder.is_in_paste());
  CHECK_FALSE(decoder.is_undecided());
  CHECK_FALSE(decoder.next());
  decoder.feed("\x1b[201~");
  CHECK(all_of(decoder) == std::vector<Key>{{KeyKind::paste, "slow\n"}});
  decoder.feed("\x1b[200~its end was lost");
  decoder.time_out();
  CHECK(all_of(decoder) == std::vector<Key>{{KeyKind::paste, "its end was lost"}});
  decoder.feed("\x03");
  CHECK(all_of(decoder) == std::vector<Key>{{KeyKind::interrupt, ""}});
}
