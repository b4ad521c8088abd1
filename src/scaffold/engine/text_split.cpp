#include "scaffold/engine/text_split.hpp"

#include <cmath>

#include "bs/base/text.hpp"
#include "scaffold/engine/js_convert.hpp"
#include "scaffold/engine/js_number.hpp"
#include "scaffold/engine/js_regex.hpp"

namespace bs::scaffold::engine {
namespace {

/// ToUint32 of the limit; without one, as many as there are.
double wanted_parts(const Args& args) {
  constexpr double k_all = 4294967295.0;
  if (args[1].is_undefined()) return k_all;
  const double number = args.number(1);
  const double whole = std::isfinite(number) ? std::fmod(std::trunc(number), 4294967296.0) : 0;
  return whole < 0 ? whole + 4294967296.0 : whole;
}

class Parts {
 public:
  Parts(Budget& budget, double wanted) : budget_(budget), wanted_(wanted) {}
  bool is_full() const { return static_cast<double>(items_.size()) >= wanted_; }
  void add(JsValue part) {
    if (is_full()) return;
    budget_.step();
    budget_.check_list(static_cast<double>(items_.size() + 1));
    items_.push_back(std::move(part));
  }
  void add(std::string_view part) { add(text_value(std::string(part))); }
  Values take() && { return std::move(items_); }

 private:
  Budget& budget_;
  double wanted_;
  Values items_;
};

void split_at_text(Parts& parts, std::string_view text, std::string_view separator) {
  std::size_t start = 0;
  while (!parts.is_full()) {
    const std::size_t end = text.find(separator, start);
    parts.add(text.substr(start, end - start));
    if (end == std::string_view::npos) return;
    start = end + separator.size();
  }
}

/// Captured groups stand between the parts. A match of nothing separates, but not at the start or the end.
void split_at_matches(Budget& budget, Parts& parts, std::string_view text, const JsRegex& regex) {
  if (text.empty()) {
    if (!find_match(budget, regex, text, 0)) parts.add(text);
    return;
  }
  std::size_t start = 0;
  std::size_t from = 0;
  while (from < text.size() && !parts.is_full()) {
    const auto match = find_match(budget, regex, text, from);
    if (!match || match->front().begin >= text.size()) break;
    const auto [begin, end] = match->front();
    if (end == start) {
      from = begin + decode_utf8(text, begin).length;
      continue;
    }
    parts.add(text.substr(start, begin - start));
    for (std::size_t i = 1; i < match->size(); ++i) {
      const auto& [group_begin, group_end] = (*match)[i];
      const bool is_missing = group_begin == std::string_view::npos;
      parts.add(is_missing ? JsValue()
                           : text_value(std::string(text.substr(group_begin, group_end - group_begin))));
    }
    start = end;
    from = end;
  }
  parts.add(text.substr(start));
}

}  // namespace

Values units_of(Budget& budget, const JsText& text) {
  budget.check_list(static_cast<double>(text.length()));
  budget.step(text.length());
  Values units;
  units.reserve(text.length());
  for (std::size_t i = 0; i < text.length(); ++i) units.push_back(text_value(text.slice(i, i + 1)));
  return units;
}

JsValue split_text(const Args& args, const JsValue& self) {
  Budget& budget = args.budget();
  const JsText& text = *self.text_if();
  Parts parts(budget, wanted_parts(args));
  budget.make(text.bytes().size());
  if (args[0].is_undefined()) {
    parts.add(text.bytes());
  } else if (args[0].is(Kind::regex)) {
    split_at_matches(budget, parts, text.bytes(), args[0].regex());
  } else if (const TextPtr separator = to_text(budget, args[0]); !separator->empty()) {
    split_at_text(parts, text.bytes(), separator->bytes());
  } else {
    for (JsValue& unit : units_of(budget, text)) parts.add(std::move(unit));
  }
  return budget.list(std::move(parts).take());
}

}  // namespace bs::scaffold::engine
