#include "ask/line_editor.hpp"

#include "bs/base/text.hpp"

namespace bs::ask {
namespace {

constexpr char32_t k_joiner = 0x200D;

bool is_flag_letter(char32_t c) {
  return c >= 0x1F1E6 && c <= 0x1F1FF;
}

/// Belongs to the letter before it: marks, variation selectors, joiners, skin tones.
bool continues_letter(char32_t c, std::string_view bytes) {
  return (c >= 0x300 && c != 0xFFFD && display_width(bytes) == 0) || (c >= 0x1F3FB && c <= 0x1F3FF);
}

}  // namespace

std::size_t letter_end(std::string_view text, std::size_t at) {
  const CodePoint first = decode_utf8(text, at);
  char32_t last = first.value;
  bool may_pair = is_flag_letter(first.value);
  at += first.length;
  while (at < text.size()) {
    const CodePoint point = decode_utf8(text, at);
    const bool pairs = may_pair && is_flag_letter(point.value);
    if (last != k_joiner && !pairs && !continues_letter(point.value, text.substr(at, point.length))) break;
    if (pairs) may_pair = false;
    last = point.value;
    at += point.length;
  }
  return at;
}

void LineEditor::set(std::string text) {
  text_ = std::move(text);
  cursor_ = text_.size();
}

void LineEditor::insert(std::string_view text) {
  text_.insert(cursor_, text);
  cursor_ += text.size();
}

std::size_t LineEditor::before_cursor() const {
  std::size_t at = 0;
  while (at < cursor_) {
    const std::size_t end = letter_end(text_, at);
    if (end >= cursor_) break;
    at = end;
  }
  return at;
}

std::size_t LineEditor::after_cursor() const {
  return cursor_ < text_.size() ? letter_end(text_, cursor_) : cursor_;
}

std::size_t LineEditor::word_before() const {
  const std::string_view before = std::string_view(text_).substr(0, cursor_);
  const std::size_t last = before.find_last_not_of(' ');
  if (last == std::string_view::npos) return 0;
  const std::size_t space = before.find_last_of(' ', last);
  return space == std::string_view::npos ? 0 : space + 1;
}

std::size_t LineEditor::word_after() const {
  const std::size_t start = text_.find_first_not_of(' ', cursor_);
  return start == std::string::npos ? text_.size() : std::min(text_.find(' ', start), text_.size());
}

void LineEditor::erase(std::size_t from, std::size_t to) {
  text_.erase(from, to - from);
  cursor_ = from;
}

bool LineEditor::take(const Key& key) {
  if (key.kind == KeyKind::text) insert(key.text);
  return key.kind == KeyKind::text || moves(key.kind) || erases(key.kind);
}

bool LineEditor::moves(KeyKind kind) {
  switch (kind) {
    case KeyKind::left:
      cursor_ = before_cursor();
      return true;
    case KeyKind::right:
      cursor_ = after_cursor();
      return true;
    case KeyKind::word_left:
      cursor_ = word_before();
      return true;
    case KeyKind::word_right:
      cursor_ = word_after();
      return true;
    case KeyKind::home:
      cursor_ = 0;
      return true;
    case KeyKind::end:
      cursor_ = text_.size();
      return true;
    default:
      return false;
  }
}

bool LineEditor::erases(KeyKind kind) {
  switch (kind) {
    case KeyKind::backspace:
      erase(before_cursor(), cursor_);
      return true;
    case KeyKind::remove:
      erase(cursor_, after_cursor());
      return true;
    case KeyKind::erase_line:
      erase(0, cursor_);
      return true;
    case KeyKind::erase_word:
      erase(word_before(), cursor_);
      return true;
    case KeyKind::erase_rest:
      erase(cursor_, text_.size());
      return true;
    default:
      return false;
  }
}

}  // namespace bs::ask
