#include "ask/line_editor.hpp"

#include <catch2/catch.hpp>

using bs::ask::KeyKind;
using bs::ask::LineEditor;

namespace {

/// The text with a bar at the cursor.
std::string barred(const LineEditor& editor) {
  std::string text = editor.text();
  return text.insert(editor.cursor(), "|");
}

std::string after(std::string text, const std::vector<KeyKind>& keys) {
  LineEditor editor;
  editor.set(std::move(text));
  for (const KeyKind kind : keys) CHECK(editor.take({kind, {}}));
  return barred(editor);
}

}  // namespace

TEST_CASE("line editor: the cursor moves and erases by letters with all that belongs to them") {
  using enum KeyKind;
  CHECK(after("abc", {left, backspace}) == "a|c");
  CHECK(after("ae\u0301", {backspace}) == "a|");           // a combining accent
  CHECK(after("x👩\u200D👧y", {left, backspace}) == "x|y");  // joined
  CHECK(after("x👍\U0001F3FD", {backspace}) == "x|");       // a skin tone
  CHECK(after("🇩🇪🇫🇷", {left}) == "🇩🇪|🇫🇷");                 // two flags
  CHECK(after("❤\uFE0F!", {home, remove}) == "|!");        // a variation selector
  CHECK(after("漢字", {left, remove}) == "漢|");
  CHECK(after("", {backspace, left, right, remove, word_left, word_right}) == "|");
}

TEST_CASE("line editor: words and ends of a line") {
  using enum KeyKind;
  CHECK(after("one two  ", {erase_word}) == "one |");
  CHECK(after("one", {erase_word}) == "|");
  CHECK(after("one two", {word_left, erase_line}) == "|two");
  CHECK(after("one two", {home, word_right, erase_rest}) == "one|");
  CHECK(after("one two", {word_left, word_left, word_left}) == "|one two");
  CHECK(after("one two", {home, end}) == "one two|");
  LineEditor editor;
  CHECK_FALSE(editor.take({up, {}}));
  editor.insert("bc");
  editor.take({home, {}});
  editor.take({text, "a"});
  CHECK(barred(editor) == "a|bc");
}
