#include "ask/prompt.hpp"

#include "bs/base/text.hpp"

namespace bs::ask {
namespace {

constexpr std::size_t k_label_width = 14;
constexpr std::size_t k_label_gap = 3;
constexpr std::size_t k_narrow = 36;  // below it the rows below a heading are hardly indented
constexpr std::size_t k_most_help_rows = 4;
constexpr std::size_t k_comfortable = 79;  // hints stay near the question on a wide terminal
constexpr std::string_view k_back = "Esc: back one question";

bool is_empty(Kind kind, const std::vector<std::string>& values) {
  if (kind == Kind::choices || kind == Kind::lines) return values.empty();
  return values.empty() || values.front().empty();
}

/// Columns that a long label leaves to what stands behind it.
std::size_t room_behind_label(const Look& look) {
  return std::max<std::size_t>(look.width / 3, 8);
}

}  // namespace

Prompt::Prompt(const Field& field, std::string_view position, bool can_go_back)
    : field_(field), position_(position), can_go_back_(can_go_back), input_(make_input(field)) {}

Row Prompt::heading(const Look& look, std::string_view mark, Style style, std::size_t room_behind) const {
  Row row;
  if (!position_.empty()) row.add(look.safe(position_), Style::dim).add("  ");
  const bool is_narrow = look.width < k_narrow;
  const std::size_t gap = is_narrow ? 2 : k_label_gap;
  const std::size_t start = row.width();
  const std::size_t taken = start + mark.size() + (room_behind > 0 ? gap + room_behind : 0);
  const std::size_t room = look.width > taken + 4 ? look.width - taken : 4;
  row.add(fit(look.safe(field_.label), room, look.unicode), style).add(mark);
  const std::size_t column = is_narrow ? 0 : start + k_label_width;
  return row.pad(std::max(column, row.width() + gap));
}

Frame Prompt::view(Look look) const {
  Frame frame;
  look.indent = position_.empty() ? 0 : display_width(look.safe(position_)) + 2;
  if (look.width < k_narrow) look.indent = std::min<std::size_t>(look.indent, 2);
  const std::size_t room_behind = input_->shows_help() ? room_behind_label(look) : 0;
  frame.rows.push_back(
      heading(look, field_.required && !position_.empty() ? " *" : "", Style::bold, room_behind));
  if (input_->shows_help()) {
    input_->draw(frame, look, true);
    add_keys(frame, look, !field_.help.empty());
  } else {
    add_heading(frame, look);
  }
  add_fault(frame, look);
  return frame;
}

/// The help beside the label where it fits, else below; then the answer.
void Prompt::add_heading(Frame& frame, const Look& look) const {
  const std::size_t used = frame.rows.back().width();
  const std::size_t room = look.width > used ? look.width - used : 0;
  const bool is_inline = field_.help.empty() && input_->fits_inline(look, room);
  const bool hint_is_help = field_.help.empty() && !is_inline;
  const std::string help = look.safe(hint_is_help ? std::string(input_->hint()) : field_.help);
  if (display_width(help) <= room) {
    frame.rows.back().add(help, Style::dim);
  } else {
    frame.add_text(look, help, Style::dim, k_most_help_rows);
  }
  input_->draw(frame, look, is_inline);
  add_keys(frame, look, !hint_is_help);
}

/// At the right end of the first row, where there is room.
void Prompt::add_keys(Frame& frame, const Look& look, bool shows_hint) const {
  std::string keys(shows_hint ? input_->hint() : "");
  if (can_go_back_) keys += keys.empty() ? std::string(k_back) : fmt::format("   {}", k_back);
  const std::size_t right = std::min(look.width, k_comfortable);
  const auto fits = [&] { return frame.rows.front().width() + k_label_gap + keys.size() <= right; };
  if (!fits() && can_go_back_) keys = k_back;
  if (keys.empty() || !fits()) return;
  frame.rows.front().pad(right - keys.size()).add(keys, Style::dim);
}

bool Prompt::can_take_proposal() const {
  return !fault_.proposal.empty() && input_->values() == faulty_;
}

void Prompt::add_fault(Frame& frame, const Look& look) const {
  if (fault_.message.empty()) return;
  std::string text = "x " + look.safe(fault_.message);
  if (can_take_proposal())
    text += fmt::format("; did you mean {}?   (Enter takes it)", look.safe(fault_.proposal));
  if (look.indent + display_width(text) <= look.width) {
    frame.add_row(look).add(text, Style::red);
  } else {
    frame.add_text(look, text, Style::red, k_most_help_rows);
  }
}

std::optional<Outcome> Prompt::take(const Key& key) {
  switch (key.kind) {
    case KeyKind::interrupt:
      return Outcome::cancelled;
    case KeyKind::end_of_input:
      if (input_->is_blank()) return Outcome::cancelled;
      input_->take({KeyKind::remove, {}});
      return std::nullopt;
    case KeyKind::escape:
      if (can_go_back_) return Outcome::back;
      input_->clear();
      return std::nullopt;
    default:
      return input_->take(key) ? offer() : std::nullopt;
  }
}

std::optional<Outcome> Prompt::offer() {
  if (can_take_proposal()) {
    const std::string proposal = fault_.proposal;
    if (field_.kind == Kind::lines) {
      const auto lines = split_lines(proposal);
      input_->set({lines.begin(), lines.end()});
    } else {
      input_->set({proposal});
    }
  }
  const auto values = input_->values();
  fault_ = {};
  faulty_ = values;
  if (field_.required && is_empty(field_.kind, values)) {
    fault_.message = "is required";
  } else if (field_.check) {
    fault_ = field_.check(values);
  }
  if (fault_.message.empty()) return Outcome::answered;
  return std::nullopt;
}

Row Prompt::line(const Look& look) const {
  Row row = heading(look, "", Style::plain, room_behind_label(look));
  const std::string summary = look.safe(input_->summary());
  if (summary.empty()) return row.add(look.unicode ? "–" : "-", Style::dim);
  return row.add(summary, Style::bold);
}

Row Prompt::cancelled_line(const Look& look) const {
  Row row = heading(look, "", Style::plain, room_behind_label(look));
  return row.add("cancelled", Style::dim);
}

}  // namespace bs::ask
