#include "bs/base/text.hpp"
#include "scaffold/engine/text_arguments.hpp"

namespace bs::scaffold::engine::filters {
namespace {

bool is_letter(char c) {
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'z';
}
bool is_tag_char(char c) {
  return is_letter(c) || (c >= '0' && c <= '9');
}

/// Cuts the tags and comments out, each found by one look at the rest.
class TagCutter {
 public:
  explicit TagCutter(std::string_view text) : text_(text) {}

  std::string cut() {
    std::string out;
    std::size_t copied = 0;
    for (std::size_t at = text_.find('<'); at != std::string_view::npos;) {
      const std::size_t end = end_of_tag(at);
      if (end == at) {
        at = text_.find('<', at + 1);
        continue;
      }
      out += text_.substr(copied, at - copied);
      copied = end;
      at = text_.find('<', end);
    }
    out += text_.substr(copied);
    return out;
  }

 private:
  /// Behind the tag or comment that starts at `at`, or `at` itself.
  std::size_t end_of_tag(std::size_t at) {
    if (text_.substr(at).starts_with("<!--")) return behind(at, "-->", at + 4, last_comment_);
    std::size_t name = at + 1;
    if (name < text_.size() && text_[name] == '/') ++name;
    if (name >= text_.size() || !is_letter(text_[name])) return at;
    while (name < text_.size() && is_tag_char(text_[name])) ++name;
    if (name < text_.size() && text_[name] == '_') return at;
    return behind(at, ">", name, last_tag_);
  }

  /// `missing_from`: from there on the end is known to be missing, so that no end is looked for twice.
  std::size_t behind(std::size_t at, std::string_view end, std::size_t from,
                     std::size_t& missing_from) const {
    if (from >= missing_from) return at;
    const std::size_t found = text_.find(end, from);
    if (found != std::string_view::npos) return found + end.size();
    missing_from = from;
    return at;
  }

  std::string_view text_;
  std::size_t last_comment_ = std::string_view::npos;
  std::size_t last_tag_ = std::string_view::npos;
};

/// Runs of white space as one space.
std::string squeezed(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t space = leading_space(text);
    if (space > 0) out += ' ';
    text.remove_prefix(space);
    std::size_t end = 0;
    while (end < text.size() && leading_space(text.substr(end)) == 0) end += decode_utf8(text, end).length;
    out += text.substr(0, end);
    text.remove_prefix(end);
  }
  return out;
}

/// Each line without spaces at its ends and with single ones inside.
std::string trimmed_lines(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool is_break = c == '\n' || c == '\r';
    const bool is_at_start = out.empty() || out.back() == '\n' || out.back() == '\r';
    if (c == ' ' && (is_at_start || out.back() == ' ')) continue;
    if (is_break && !out.empty() && out.back() == ' ') out.pop_back();
    out += c;
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

/// At most one empty line in a row.
std::string without_many_breaks(std::string_view text) {
  std::string out;
  std::size_t breaks = 0;
  for (const char c : text) {
    breaks = c == '\n' ? breaks + 1 : 0;
    if (breaks <= 2) out += c;
  }
  return out;
}

}  // namespace

JsValue striptags(const Args& args) {
  const JsValue value = normalized(args[0]);
  const std::string& text = text_or_refuse(value, "striptags").bytes();
  args.budget().make(text.size() * 4);
  const std::string cut = TagCutter(text).cut();
  const std::string_view inner = trim_unicode(cut);
  std::string out = truthy(args[1]) ? without_many_breaks(replace_all(trimmed_lines(inner), "\r\n", "\n"))
                                    : squeezed(inner);
  return with_safeness_of(value, args.budget().text(std::move(out)));
}

}  // namespace bs::scaffold::engine::filters
