// Many items, found by typing: one of them or several.
#include "ask/input.hpp"
#include "ask/matches.hpp"
#include "bs/base/text.hpp"

namespace bs::ask {
namespace {

constexpr std::size_t k_most_seen = 8;
constexpr std::size_t k_gap = 3;
constexpr std::size_t k_least_note = 16;    // columns that an aside leaves to the note
constexpr std::size_t k_comfortable = 100;  // asides stay near on a wide terminal
constexpr std::size_t k_none = static_cast<std::size_t>(-1);

class SearchInput : public Input {
 public:
  explicit SearchInput(const Field& field)
      : help_(field.help),
        items_(items_of(field)),
        is_several_(field.kind == Kind::choices),
        may_be_none_(!is_several_ && !field.required),
        allows_other_(field.allows_other),
        marked_(items_.size(), false) {
    set(field.initial);
  }

  bool take(const Key& key) override {
    switch (key.kind) {
      case KeyKind::enter:
        return enter();
      case KeyKind::up:
      case KeyKind::down:
      case KeyKind::page_up:
      case KeyKind::page_down:
        move(key.kind);
        return false;
      case KeyKind::tab:
        if (is_several_) toggle();
        return false;
      case KeyKind::backspace:
        if (query_.empty() && may_be_none_) current_ = k_none;
        break;
      case KeyKind::paste:
        edit({KeyKind::text, replace_all(trim(key.text), "\n", " ")});
        return false;
      default:
        if (is_several_ && key.text == " ") {
          toggle();
          return false;
        }
        break;
    }
    edit(key);
    return false;
  }

  bool fits_inline(const Look&, std::size_t) const override { return true; }
  bool shows_help() const override { return true; }
  std::string_view hint() const override {
    return is_several_ ? "type to search, space marks, Enter goes on" : "type to search, arrows, Enter";
  }

  void draw(Frame& frame, const Look& look, bool) const override {
    draw_query(frame, look);
    const std::size_t spare = look.height > frame.rows.size() + 2 ? look.height - frame.rows.size() - 2 : 1;
    const std::size_t most = std::min(k_most_seen, spare);
    const std::size_t count = row_count();
    const std::size_t first = current_ == k_none || current_ < most ? 0 : current_ - most + 1;
    const std::size_t end = std::min(count, first + most);
    std::size_t label_width = 0;
    for (std::size_t row = first; row < end; ++row)
      label_width = std::max(label_width, display_width(look.safe(label_at(row))));
    label_width = std::min(label_width, std::max<std::size_t>(look.width * 2 / 5, 16));
    const std::size_t aside_width = aside_width_of(look, first, end);
    for (std::size_t row = first; row < end; ++row) draw_item(frame, look, row, {label_width, aside_width});
    draw_rest(frame, look, count - (end - first));
  }

  std::vector<std::string> values() const override {
    if (!is_several_) return {chosen().value};
    std::vector<std::string> values;
    for (std::size_t i = 0; i < items_.size(); ++i)
      if (marked_[i]) values.push_back(items_[i].value);
    return values;
  }

  std::string summary() const override { return is_several_ ? labels_of(items_, marked_) : chosen().label; }

  void set(const std::vector<std::string>& values) override {
    query_.set({});
    marked_.assign(items_.size(), false);
    std::size_t first = k_none;
    for (const std::string& value : values) {
      const std::size_t item = place_of(value);
      if (item == k_none) continue;
      marked_[item] = true;
      first = std::min(first, item);
    }
    search();
    if (first != k_none) {
      current_ = first;  // without a query the rows are the items
    } else if (may_be_none_ || items_.empty()) {
      current_ = k_none;
    }
  }

  bool is_blank() const override { return query_.empty(); }
  void clear() override {
    query_.set({});
    search();
  }

 private:
  bool has_other_row() const {
    const std::string_view typed = trim(query_.text());
    const auto is_it = [&](const Item& item) { return item.value == typed || item.label == typed; };
    return allows_other_ && !typed.empty() && std::none_of(items_.begin(), items_.end(), is_it);
  }
  std::size_t row_count() const { return matches_.size() + (has_other_row() ? 1 : 0); }
  std::string label_at(std::size_t row) const {
    return row < matches_.size() ? items_[matches_[row]].label : std::string(trim(query_.text()));
  }

  Item chosen() const {
    if (current_ == k_none || current_ >= row_count()) return {};
    if (current_ < matches_.size()) return items_[matches_[current_]];
    return {label_at(current_), label_at(current_), ""};
  }

  std::size_t place_of(std::string_view value) {
    for (std::size_t i = 0; i < items_.size(); ++i)
      if (items_[i].value == value) return i;
    if (!allows_other_ || value.empty()) return k_none;
    items_.push_back({std::string(value), std::string(value), ""});
    marked_.push_back(false);
    return items_.size() - 1;
  }

  void search() {
    matches_ = matches_of(items_, query_.text());
    current_ = row_count() == 0 ? k_none : 0;
  }

  void edit(const Key& key) {
    const std::string before = query_.text();
    query_.take(key);
    if (query_.text() == before) return;
    search();
    if (query_.empty() && may_be_none_) current_ = k_none;
  }

  void move(KeyKind kind) {
    const bool is_step = kind == KeyKind::up || kind == KeyKind::down;
    const std::ptrdiff_t far = is_step ? 1 : static_cast<std::ptrdiff_t>(k_most_seen);
    const std::ptrdiff_t rows = kind == KeyKind::up || kind == KeyKind::page_up ? -far : far;
    const auto count = static_cast<std::ptrdiff_t>(row_count());
    if (count == 0) return;
    if (current_ == k_none) {
      current_ = rows > 0 ? 0 : static_cast<std::size_t>(count - 1);
      return;
    }
    const std::ptrdiff_t wanted = static_cast<std::ptrdiff_t>(current_) + rows;
    // A step goes round, a page stops at the end.
    current_ = static_cast<std::size_t>(is_step ? (wanted + count) % count
                                                : std::clamp<std::ptrdiff_t>(wanted, 0, count - 1));
  }

  void toggle() {
    if (current_ == k_none) return;
    const std::size_t item = current_ < matches_.size() ? matches_[current_] : place_of(label_at(current_));
    marked_[item] = !marked_[item];
    if (current_ < matches_.size()) return;
    query_.set({});
    search();
    current_ = item;
  }

  /// With several, Enter behind a query marks what was found, and without one goes on.
  bool enter() {
    if (query_.empty()) return true;
    if (!is_several_) return row_count() > 0;
    if (current_ == k_none) return false;
    const std::size_t item = current_ < matches_.size() ? matches_[current_] : place_of(label_at(current_));
    marked_[item] = true;
    query_.set({});
    search();
    current_ = item;
    return false;
  }

  void draw_query(Frame& frame, const Look& look) const {
    frame.add_editor(look, query_);
    if (!query_.empty()) return;
    const std::string help = look.safe(help_.empty() ? std::string(hint()) : help_);
    if (frame.rows.back().width() + display_width(help) <= look.width) {
      frame.rows.back().add(help, Style::dim);
    } else {
      frame.add_text(look, help, Style::dim, 3);
    }
  }

  struct Columns {
    std::size_t label;
    std::size_t aside;
  };

  std::size_t aside_width_of(const Look& look, std::size_t first, std::size_t end) const {
    std::size_t width = 0;
    for (std::size_t row = first; row < std::min(end, matches_.size()); ++row)
      width = std::max(width, display_width(look.safe(items_[matches_[row]].aside)));
    return width;
  }

  void draw_item(Frame& frame, const Look& look, std::size_t place, Columns columns) const {
    const bool is_current = place == current_;
    const bool is_other = place >= matches_.size();
    Row& row = frame.add_row(look);
    row.add(is_current ? "> " : "  ", Style::bold);
    if (is_several_) row.add(!is_other && marked_[matches_[place]] ? "[x] " : "[ ] ");
    const std::size_t start = row.width();
    row.add(fit(look.safe(label_at(place)), columns.label, look.unicode),
            is_current ? Style::bold : Style::plain);
    const std::string note = is_other ? "as typed" : look.safe(items_[matches_[place]].note);
    const std::size_t note_start = start + columns.label + k_gap;
    if (!note.empty()) row.pad(note_start);
    const std::string aside = is_other ? "" : look.safe(items_[matches_[place]].aside);
    const std::size_t least = note_start + k_least_note + k_gap + columns.aside;
    if (aside.empty() || least > look.width) {
      row.add(note, Style::dim);
      return;
    }
    const std::size_t aside_start = std::clamp(k_comfortable, least, look.width) - columns.aside;
    row.add(fit(note, aside_start - k_gap - note_start, look.unicode), Style::dim);
    row.pad(aside_start).add(aside, Style::dim);
  }

  void draw_rest(Frame& frame, const Look& look, std::size_t hidden) const {
    std::vector<std::string> parts;
    if (row_count() == 0) {
      const std::string_view none = allows_other_ ? "type one, Enter adds it" : "nothing to choose from";
      parts.emplace_back(items_.empty() ? none : "nothing matches");
    }
    if (hidden > 0) parts.push_back(fmt::format("{} {} more", look.dots(), grouped(hidden)));
    const auto marks = std::count(marked_.begin(), marked_.end(), true);
    if (is_several_ && marks > 0) parts.push_back(fmt::format("{} marked", marks));
    if (!parts.empty()) frame.add_row(look).add("  ").add(join(parts, ", "), Style::dim);
  }

  std::string help_;
  std::vector<Item> items_;
  bool is_several_;
  bool may_be_none_;
  bool allows_other_;
  std::vector<bool> marked_;
  LineEditor query_;
  std::vector<std::size_t> matches_;
  std::size_t current_ = 0;  // a row: one of the matches, or what was typed behind them
};

}  // namespace

std::unique_ptr<Input> make_search_input(const Field& field) {
  return std::make_unique<SearchInput>(field);
}

}  // namespace bs::ask
