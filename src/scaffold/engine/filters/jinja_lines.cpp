// Jinja's filters that lay out lines.
#include "bs/base/text.hpp"
#include "scaffold/engine/jinja_arguments.hpp"

namespace bs::scaffold::engine::filters {
namespace {

/// Lines as Python's splitlines() has them, without their ends.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines = split(text, '\n');
  if (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

/// The first `count` characters, in bytes.
std::size_t bytes_of_characters(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  for (; count > 0 && at < text.size(); --count) at += decode_utf8(text, at).length;
  return at;
}

/// Python's textwrap without expanding tabs: words and white space, broken at hyphens within words.
class Wrapper {
 public:
  Wrapper(std::size_t width, bool breaks_long, bool breaks_hyphens)
      : width_(width), breaks_long_(breaks_long), breaks_hyphens_(breaks_hyphens) {}

  std::vector<std::string> wrapped(std::string_view line) {
    for (std::string_view chunk : chunks(line)) add(chunk);
    finish();
    return std::move(lines_);
  }

 private:
  static bool is_letter(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
  }

  std::vector<std::string_view> chunks(std::string_view line) const {
    std::vector<std::string_view> chunks;
    for (std::size_t at = 0; at < line.size();) {
      const bool is_space = line[at] == ' ' || line[at] == '\t';
      std::size_t end = at + 1;
      while (end < line.size() && (line[end] == ' ' || line[end] == '\t') == is_space &&
             !(breaks_hyphens_ && !is_space && is_hyphen(line, end - 1)))
        ++end;
      chunks.push_back(line.substr(at, end - at));
      at = end;
    }
    return chunks;
  }

  /// A hyphen of a word, behind which a line may end: two letters, or a letter and another hyphen, stand
  /// before it, and two letters behind.
  static bool is_hyphen(std::string_view line, std::size_t at) {
    if (line[at] != '-' || at < 2 || line[at - 1] == '-') return false;
    const bool is_word = is_letter(line[at - 1]) && is_letter(line[at - 2]);
    const bool is_chain = at >= 3 && line[at - 2] == '-' && is_letter(line[at - 3]);
    if ((!is_word && !is_chain) || at + 2 >= line.size() || !is_letter(line[at + 1])) return false;
    return is_letter(line[at + 2]) ||
           (line[at + 2] == '-' && at + 3 < line.size() && is_letter(line[at + 3]));
  }

  void add(std::string_view chunk) {
    if (is_space_at_start(chunk)) return;
    std::size_t length = count_code_points(chunk);
    while (length > width_ && breaks_long_) {
      const std::size_t bytes = cut_of(chunk, width_ - current_length_);
      current_ += chunk.substr(0, bytes);
      finish();
      chunk.remove_prefix(bytes);
      length = count_code_points(chunk);
    }
    if (current_length_ + length > width_ && !current_.empty()) finish();
    if (is_space_at_start(chunk)) return;
    current_ += chunk;
    current_length_ += length;
  }

  /// What a line begins with, but for the first, is no white space.
  bool is_space_at_start(std::string_view chunk) const {
    return bs::trim(chunk).empty() && current_.empty() && !lines_.empty();
  }

  /// How much of a word that is longer than a line goes into `space` characters: up to a hyphen, if there is
  /// one.
  std::size_t cut_of(std::string_view chunk, std::size_t space) const {
    const std::size_t bytes = bytes_of_characters(chunk, space);
    if (!breaks_hyphens_ || bytes == 0) return bytes;
    const std::size_t hyphen = chunk.substr(0, bytes).rfind('-');
    const bool is_within = hyphen != std::string_view::npos &&
                           chunk.substr(0, hyphen).find_first_not_of('-') != std::string_view::npos;
    return is_within ? hyphen + 1 : bytes;
  }

  void finish() {
    const std::size_t end = current_.find_last_not_of(" \t");
    current_.resize(end == std::string::npos ? 0 : end + 1);
    if (!current_.empty()) lines_.push_back(std::move(current_));
    current_.clear();
    current_length_ = 0;
  }

  std::size_t width_;
  bool breaks_long_;
  bool breaks_hyphens_;
  std::string current_;
  std::size_t current_length_ = 0;
  std::vector<std::string> lines_;
};

}  // namespace

/// Lines but the first; blank ones stay blank.
JsValue jinja_indent(const Args& args) {
  const JinjaArguments given(args, "indent", {"width", "first", "blank"});
  const TextPtr text = given.text_of_value();
  std::string margin;
  if (given[0].text_if() != nullptr) {
    margin = given.text(0);
  } else {
    const double width = std::clamp(given.number(0, 4), 0.0, 1e6);
    margin.assign(static_cast<std::size_t>(width), ' ');
  }
  TextBuffer out(args.budget());
  bool is_first = true;
  for (const std::string_view line : split(text->bytes(), '\n')) {
    args.budget().step();
    if (!is_first) out.add('\n');
    const bool is_indented = is_first ? given.is_true(1) : !line.empty() || given.is_true(2);
    if (is_indented) out.add(margin);
    out.add(line);
    is_first = false;
  }
  return std::move(out).value();
}

JsValue jinja_wordwrap(const Args& args) {
  const JinjaArguments given(args, "wordwrap",
                             {"width", "break_long_words", "wrapstring", "break_on_hyphens"});
  const TextPtr text = given.text_of_value();
  args.budget().make(text->bytes().size());
  const double width = given.number(0, 79);
  if (!(width >= 1)) refuse("wordwrap needs a width of 1 or more");
  const bool breaks_long = !given.has(1) || given.is_true(1);
  const bool breaks_hyphens = !given.has(3) || given.is_true(3);
  const std::string newline = given.has(2) && !given[2].is(Kind::null) ? given.text(2) : "\n";
  TextBuffer out(args.budget());
  bool is_first = true;
  for (const std::string_view line : lines_of(text->bytes())) {
    if (!std::exchange(is_first, false)) out.add(newline);
    bool is_first_piece = true;
    Wrapper wrapper(static_cast<std::size_t>(std::min(width, 1e9)), breaks_long, breaks_hyphens);
    for (const std::string& piece : wrapper.wrapped(line)) {
      args.budget().step();
      if (!std::exchange(is_first_piece, false)) out.add(newline);
      out.add(piece);
    }
  }
  return std::move(out).value();
}

/// Up to `leeway` characters more are let pass.
JsValue jinja_truncate(const Args& args) {
  const JinjaArguments given(args, "truncate", {"length", "killwords", "end", "leeway"});
  const TextPtr text = given.text_of_value();
  const std::string end = given.text(2, "...");
  const double length = given.number(0, 255);
  const double leeway = given.has(3) && !given[3].is(Kind::null) ? given.number(3, 5) : 5;
  const auto size = static_cast<double>(count_code_points(text->bytes()));
  if (size <= length + leeway) return text;
  const double kept = length - static_cast<double>(count_code_points(end));
  if (kept < 0) refuse("truncate needs a length of at least that of its end");
  std::string cut =
      text->bytes().substr(0, bytes_of_characters(text->bytes(), static_cast<std::size_t>(kept)));
  const std::size_t space = cut.rfind(' ');
  if (!given.is_true(1) && space != std::string::npos) cut.resize(space);
  return args.budget().text(cut + end);
}

}  // namespace bs::scaffold::engine::filters
