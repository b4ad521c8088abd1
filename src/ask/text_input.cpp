// A line of text, or a secret.
#include "ask/input.hpp"
#include "bs/base/text.hpp"

namespace bs::ask {
namespace {

constexpr std::size_t k_least_room = 16;  // for typing on the question's own row

/// A paste in one line: line ends and tabs are spaces, none at its end.
std::string in_one_line(std::string_view pasted) {
  while (!pasted.empty() && pasted.back() == '\n') pasted.remove_suffix(1);
  std::string line(pasted);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
  return line;
}

class TextInput : public Input {
 public:
  explicit TextInput(const Field& field)
      : is_secret_(field.kind == Kind::secret),
        placeholder_(field.placeholder),
        fallback_(field.initial.empty() ? "" : field.initial.front()) {}

  bool take(const Key& key) override {
    if (key.kind == KeyKind::enter) return true;
    if (offers_fallback() && (key.kind == KeyKind::tab || key.kind == KeyKind::right) && !is_secret_) {
      set({fallback_});
    } else if (key.kind == KeyKind::paste) {
      editor_.insert(in_one_line(key.text));
    } else if (key.kind == KeyKind::erase_line && editor_.empty()) {
      is_fallback_gone_ = true;
    } else {
      editor_.take(key);
    }
    return false;
  }

  bool fits_inline(const Look& look, std::size_t room) const override {
    return display_width(lead(look)) + k_least_room <= room;
  }

  void draw(Frame& frame, const Look& look, bool inline_now) const override {
    Row& row = inline_now ? frame.rows.back() : frame.add_row(look);
    row.add(lead(look));
    frame.add_editor(look, editor_, is_secret_ ? (look.unicode ? "•" : "*") : "");
    if (editor_.empty() && !placeholder_.empty() && !offers_fallback())
      frame.rows.back().add(fmt::format(" ({})", look.safe(placeholder_)), Style::dim);
  }

  std::vector<std::string> values() const override {
    if (offers_fallback()) return {fallback_};
    return {is_secret_ ? editor_.text() : std::string(trim(editor_.text()))};
  }

  std::string summary() const override {
    const std::string value = values().front();
    return is_secret_ && !value.empty() ? "********" : value;  // not even its length
  }

  void set(const std::vector<std::string>& values) override {
    editor_.set(values.empty() ? "" : values.front());
    is_fallback_gone_ = true;
  }

  bool is_blank() const override { return editor_.empty(); }
  void clear() override { editor_.set({}); }

 private:
  bool offers_fallback() const { return editor_.empty() && !is_fallback_gone_ && !fallback_.empty(); }

  std::string lead(const Look& look) const {
    if (!offers_fallback()) return "> ";
    const std::size_t most = std::max<std::size_t>(look.width / 2, 8);
    return fmt::format("[{}] > ", is_secret_ ? "as it is" : fit(look.safe(fallback_), most, look.unicode));
  }

  bool is_secret_;
  std::string placeholder_;
  std::string fallback_;
  bool is_fallback_gone_ = false;  // the user took it into the line, or away
  LineEditor editor_;
};

}  // namespace

std::unique_ptr<Input> make_text_input(const Field& field) {
  return std::make_unique<TextInput>(field);
}

}  // namespace bs::ask
