// Few short items, all seen at once: one of them, several, yes or no.
#include "ask/input.hpp"
#include "bs/base/text.hpp"

namespace bs::ask {
namespace {

constexpr std::size_t k_gap = 3;

class FewInput : public Input {
 public:
  explicit FewInput(const Field& field)
      : items_(field.kind == Kind::confirm ? std::vector<Item>{{"yes", "yes", ""}, {"no", "no", ""}}
                                           : items_of(field)),
        is_several_(field.kind == Kind::choices),
        may_be_none_(field.kind == Kind::choice && !field.required),
        marked_(items_.size(), false) {
    set(field.initial);
    if (field.kind == Kind::confirm && field.initial.empty()) choose(1);
    if (field.kind == Kind::choice && field.required && !is_any_marked() && !items_.empty()) choose(0);
  }

  bool take(const Key& key) override {
    if (key.kind == KeyKind::enter) return true;
    switch (key.kind) {
      case KeyKind::left:
      case KeyKind::up:
        step(items_.size() - 1);
        break;
      case KeyKind::right:
      case KeyKind::down:
      case KeyKind::tab:
        step(1);
        break;
      case KeyKind::home:
        go(0);
        break;
      case KeyKind::end:
        go(items_.size() - 1);
        break;
      case KeyKind::backspace:
      case KeyKind::remove:
        if (may_be_none_) marked_.assign(items_.size(), false);
        break;
      case KeyKind::text:
        take_text(key.text);
        break;
      default:
        break;
    }
    return false;
  }

  std::string_view hint() const override { return is_several_ ? "space marks, Enter goes on" : ""; }

  bool fits_inline(const Look&, std::size_t room) const override { return row_width() <= room; }

  void draw(Frame& frame, const Look& look, bool inline_now) const override {
    if (items_.empty()) {
      Row& row = inline_now ? frame.rows.back() : frame.add_row(look);
      row.add("(nothing to choose from)", Style::dim);
      return;
    }
    const bool in_one_row = inline_now || look.indent + row_width() <= look.width;
    if (in_one_row && !inline_now) frame.add_row(look);
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (in_one_row && i > 0) frame.rows.back().add(std::string(k_gap, ' '));
      if (!in_one_row) frame.add_row(look);
      draw_item(frame, look, i);
      if (!in_one_row && !items_[i].note.empty())
        frame.rows.back().add("  " + look.safe(items_[i].note), Style::dim);
    }
    if (in_one_row && !items_[current_].note.empty())
      frame.add_text(look, look.safe(items_[current_].note), Style::dim, 2);
  }

  std::vector<std::string> values() const override {
    std::vector<std::string> values;
    for (std::size_t i = 0; i < items_.size(); ++i)
      if (marked_[i]) values.push_back(items_[i].value);
    if (!is_several_ && values.empty()) values.emplace_back();
    return values;
  }

  std::string summary() const override { return labels_of(items_, marked_); }

  void set(const std::vector<std::string>& values) override {
    marked_.assign(items_.size(), false);
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (std::find(values.begin(), values.end(), items_[i].value) == values.end()) continue;
      if (!is_any_marked()) current_ = i;
      marked_[i] = is_several_ || !is_any_marked();
    }
  }

  bool is_blank() const override { return true; }
  void clear() override {}

 private:
  bool is_any_marked() const { return std::find(marked_.begin(), marked_.end(), true) != marked_.end(); }

  void choose(std::size_t item) {
    current_ = item;
    if (is_several_) return;
    marked_.assign(items_.size(), false);
    marked_[item] = true;
  }

  void go(std::size_t item) {
    if (!items_.empty()) choose(item);
  }

  /// A first arrow takes the current item where none was chosen.
  void step(std::size_t by) {
    if (items_.empty()) return;
    const bool is_first = !is_several_ && !is_any_marked();
    choose(is_first ? current_ : (current_ + by) % items_.size());
  }

  void take_text(std::string_view text) {
    if (items_.empty()) return;
    if (text == " ") {
      if (is_several_) {
        marked_[current_] = !marked_[current_];
      } else {
        step(1);
      }
      return;
    }
    for (std::size_t i = 1; i <= items_.size(); ++i) {  // the next one that begins so
      const std::size_t item = (current_ + i) % items_.size();
      if (to_lower(items_[item].label).starts_with(to_lower(text))) return choose(item);
    }
  }

  std::size_t row_width() const {
    std::size_t width = items_.empty() ? 24 : (items_.size() - 1) * k_gap;
    for (const Item& item : items_) width += 4 + display_width(shown(item.label));
    return width;
  }

  void draw_item(Frame& frame, const Look& look, std::size_t i) const {
    Row& row = frame.rows.back();
    const bool is_current = i == current_ && (is_several_ || marked_[i] || !is_any_marked());
    row.add(is_several_ ? "[" : "(");
    if (is_current) frame.put_cursor();
    row.add(marked_[i] ? (is_several_ ? "x" : "*") : " ").add(is_several_ ? "] " : ") ");
    row.add(look.safe(items_[i].label), is_current ? Style::bold : Style::plain);
  }

  std::vector<Item> items_;
  bool is_several_;
  bool may_be_none_;
  std::vector<bool> marked_;
  std::size_t current_ = 0;
};

}  // namespace

std::unique_ptr<Input> make_few_input(const Field& field) {
  return std::make_unique<FewInput>(field);
}

}  // namespace bs::ask
