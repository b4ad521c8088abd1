#include "ask/keys.hpp"

#include "bs/base/text.hpp"

namespace bs::ask {
namespace {

constexpr std::string_view k_paste_start = "200";
constexpr std::string_view k_paste_end = "\x1b[201~";
constexpr std::size_t k_longest_sequence = 64;  // a longer one is noise

constexpr char control(char letter) {
  return static_cast<char>(letter - '@');
}

constexpr std::array k_controls = {std::pair{'\r', KeyKind::enter},
                                   std::pair{'\n', KeyKind::enter},
                                   std::pair{'\t', KeyKind::tab},
                                   std::pair{'\x7f', KeyKind::backspace},
                                   std::pair{'\b', KeyKind::backspace},
                                   std::pair{control('A'), KeyKind::home},
                                   std::pair{control('B'), KeyKind::left},
                                   std::pair{control('C'), KeyKind::interrupt},
                                   std::pair{'\x1c', KeyKind::interrupt},
                                   std::pair{control('D'), KeyKind::end_of_input},
                                   std::pair{control('E'), KeyKind::end},
                                   std::pair{control('F'), KeyKind::right},
                                   std::pair{control('K'), KeyKind::erase_rest},
                                   std::pair{control('L'), KeyKind::redraw},
                                   std::pair{control('N'), KeyKind::down},
                                   std::pair{control('P'), KeyKind::up},
                                   std::pair{control('U'), KeyKind::erase_line},
                                   std::pair{control('W'), KeyKind::erase_word},
                                   std::pair{control('Z'), KeyKind::suspend}};

std::optional<KeyKind> key_of_control(char c) {
  for (const auto& [byte, kind] : k_controls)
    if (byte == c) return kind;
  return std::nullopt;
}

std::optional<KeyKind> key_of_letter(char final_byte, bool with_modifier) {
  switch (final_byte) {
    case 'A':
      return KeyKind::up;
    case 'B':
      return KeyKind::down;
    case 'C':
      return with_modifier ? KeyKind::word_right : KeyKind::right;
    case 'D':
      return with_modifier ? KeyKind::word_left : KeyKind::left;
    case 'H':
      return KeyKind::home;
    case 'F':
      return KeyKind::end;
    default:
      return std::nullopt;
  }
}

std::optional<KeyKind> key_of_number(std::string_view number) {
  if (number == "1" || number == "7") return KeyKind::home;
  if (number == "4" || number == "8") return KeyKind::end;
  if (number == "3") return KeyKind::remove;
  if (number == "5") return KeyKind::page_up;
  if (number == "6") return KeyKind::page_down;
  return std::nullopt;
}

bool is_between(char c, char first, char last) {
  return c >= first && c <= last;
}

/// Bytes that a lead byte promises; 1 for what leads nothing.
std::size_t promised_length(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  if (byte >= 0xF0 && byte <= 0xF4) return 4;
  if (byte >= 0xE0 && byte < 0xF0) return 3;
  return byte >= 0xC2 && byte < 0xE0 ? 2 : 1;
}

/// Line ends as \n; no control characters but those and tabs.
std::string cleaned_paste(std::string_view raw) {
  std::string out;
  for (std::size_t at = 0; at < raw.size();) {
    const CodePoint point = decode_utf8(raw, at);
    const char32_t c = point.value;
    at += point.length;
    if (c == '\r') {
      if (at < raw.size() && raw[at] == '\n') ++at;
      out += '\n';
    } else if (c == '\n' || c == '\t' || (c >= 0x20 && c < 0x7F) || c >= 0xA0) {
      append_utf8(out, c);
    }
  }
  return out;
}

}  // namespace

void KeyDecoder::feed(std::string_view bytes) {
  pending_ += bytes;
  while (!pending_.empty() && take()) {
  }
}

std::optional<Key> KeyDecoder::next() {
  if (keys_.empty()) return std::nullopt;
  Key key = std::move(keys_.front());
  keys_.pop_front();
  return key;
}

void KeyDecoder::time_out() {
  if (in_paste_) {  // its end was lost
    keys_.push_back({KeyKind::paste, cleaned_paste(pending_)});
    pending_.clear();
    in_paste_ = false;
  }
  if (!is_undecided()) return;
  if (pending_.size() == 1) keys_.push_back({KeyKind::escape, {}});
  pending_.clear();
}

void KeyDecoder::add(KeyKind kind, std::size_t count) {
  keys_.push_back({kind, {}});
  drop(count);
}

bool KeyDecoder::take() {
  if (in_paste_) return take_paste();
  const char first = pending_.front();
  if (first == '\x1b') return take_escape();
  if (static_cast<unsigned char>(first) >= 0x20 && first != '\x7f') return take_text();
  if (const auto kind = key_of_control(first)) {
    add(*kind, 1);
  } else {
    drop(1);
  }
  return true;
}

bool KeyDecoder::take_text() {
  const CodePoint point = decode_utf8(pending_, 0);
  // What is merely cut off may be finished by the next bytes.
  if (!point.valid && pending_.size() < promised_length(pending_.front()) && point.length == pending_.size())
    return false;
  Key key;
  append_utf8(key.text, point.value);
  drop(point.length);
  if (point.value < 0x80 || point.value >= 0xA0) keys_.push_back(std::move(key));
  return true;
}

bool KeyDecoder::take_paste() {
  const std::size_t end = pending_.find(k_paste_end);
  if (end == std::string::npos) return false;
  keys_.push_back({KeyKind::paste, cleaned_paste(std::string_view(pending_).substr(0, end))});
  drop(end + k_paste_end.size());
  in_paste_ = false;
  return true;
}

bool KeyDecoder::take_escape() {
  if (pending_.size() < 2) return false;
  switch (pending_[1]) {
    case '\x1b':
      add(KeyKind::escape, 1);
      return true;
    case '[':
      return take_csi();
    case 'O': {
      if (pending_.size() < 3) return false;
      const bool is_keypad_enter = pending_[2] == 'M';
      const auto kind = is_keypad_enter ? std::optional(KeyKind::enter) : key_of_letter(pending_[2], false);
      if (kind) keys_.push_back({*kind, {}});
      drop(3);
      return true;
    }
    case 'b':
      add(KeyKind::word_left, 2);
      return true;
    case 'f':
      add(KeyKind::word_right, 2);
      return true;
    case '\x7f':
      add(KeyKind::erase_word, 2);
      return true;
    default:
      break;
  }
  drop(1);  // Alt with a key that means nothing more than without
  if (static_cast<unsigned char>(pending_.front()) >= 0x20) drop(decode_utf8(pending_, 0).length);
  return true;
}

bool KeyDecoder::take_csi() {
  std::size_t at = 2;
  if (pending_.size() > 2 && pending_[2] == '[') {  // function keys of the Linux console
    if (pending_.size() < 4) return false;
    drop(4);
    return true;
  }
  while (at < pending_.size() && is_between(pending_[at], 0x20, 0x3F)) ++at;
  if (at == pending_.size() && at < k_longest_sequence) return false;
  if (at == pending_.size() || !is_between(pending_[at], 0x40, 0x7E)) {  // no sequence after all
    drop(at);
    return true;
  }
  const char final_byte = pending_[at];
  const std::string parameters = pending_.substr(2, at - 2);
  drop(at + 1);
  if (!parameters.empty() && !is_between(parameters.front(), '0', ';')) return true;  // a report, not a key
  const std::string_view number = std::string_view(parameters).substr(0, parameters.find(';'));
  if (final_byte == '~' && number == k_paste_start) {
    in_paste_ = true;
    return true;
  }
  const auto kind = final_byte == '~' ? key_of_number(number)
                                      : key_of_letter(final_byte, parameters.find(';') != std::string::npos);
  if (kind) keys_.push_back({*kind, {}});
  return true;
}

}  // namespace bs::ask
