// Dates: RFC 3339, "now", and "now" less a duration by the calendar.
#include <charconv>

#include "bs/base/text.hpp"
#include "checks/operators_table.hpp"

namespace bs::checks {

namespace {

constexpr Seconds k_minute = 60;
constexpr Seconds k_hour = 60 * k_minute;
constexpr Seconds k_day = 24 * k_hour;
constexpr Seconds k_year_one = -62135596800;  // 0001-01-01T00:00:00Z
constexpr std::size_t k_most_digits = 9;

struct Duration {
  std::int64_t months = 0;
  Seconds seconds = 0;
};

struct Unit {
  char letter;
  bool is_time;
  std::int64_t months;
  Seconds seconds;
};
constexpr std::array<Unit, 7> k_units{{{'Y', false, 12, 0},
                                       {'M', false, 1, 0},
                                       {'W', false, 0, 7 * k_day},
                                       {'D', false, 0, k_day},
                                       {'H', true, 0, k_hour},
                                       {'M', true, 0, k_minute},
                                       {'S', true, 0, 1}}};

/// "P1Y2M3W4DT5H6M7S": each unit at most once and in this order, one of them at least.
std::optional<Duration> parse_duration(std::string_view text) {
  if (!text.starts_with('P')) return std::nullopt;
  text.remove_prefix(1);
  Duration out;
  bool in_time = false;
  std::size_t next_unit = 0;
  bool expects_unit = true;  // at the start, and after "T"
  while (!text.empty()) {
    if (text.front() == 'T' && !in_time) {
      in_time = expects_unit = true;
      text.remove_prefix(1);
      continue;
    }
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    if (digits == 0 || digits > k_most_digits || digits == text.size()) return std::nullopt;
    std::int64_t count = 0;
    std::from_chars(text.data(), text.data() + digits, count);
    const auto unit =
        std::find_if(k_units.begin() + static_cast<std::ptrdiff_t>(next_unit), k_units.end(),
                     [&](const Unit& one) { return one.letter == text[digits] && one.is_time == in_time; });
    if (unit == k_units.end()) return std::nullopt;
    next_unit = static_cast<std::size_t>(unit - k_units.begin()) + 1;
    out.months += unit->months * count;
    out.seconds += unit->seconds * count;
    expects_unit = false;
    text.remove_prefix(digits + 1);
  }
  if (expects_unit) return std::nullopt;
  return out;
}

/// Months first, the day kept where the month has it and else its last; then what is of fixed length.
Seconds before_by(Seconds now, const Duration& duration) {
  const std::chrono::sys_seconds time{std::chrono::seconds{now}};
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date{day};
  const std::int64_t months = static_cast<int>(date.year()) * std::int64_t{12} +
                              static_cast<unsigned>(date.month()) - 1 - duration.months;
  if (months < 12) return k_year_one;
  const std::chrono::year_month month{std::chrono::year{static_cast<int>(months / 12)},
                                      std::chrono::month{static_cast<unsigned>(months % 12) + 1}};
  const auto last = (month / std::chrono::last).day();
  const std::chrono::sys_days moved{month / std::min(date.day(), last)};
  return Seconds{moved.time_since_epoch().count()} * k_day + (time - day).count() - duration.seconds;
}

Seconds wanted(const OperatorInput& input, std::string_view name) {
  if (input.value->is_string())
    if (const auto time = parse_moment(input.value->as_string(), input.now)) return *time;
  throw operators_table::not_taken(
      fmt::format("{} takes a date, now, or now less a duration (now-P30D)", name), *input.value);
}

std::optional<Seconds> date_of(const data::Value* fact) {
  if (fact == nullptr || !fact->is_string()) return std::nullopt;
  return parse_rfc3339(fact->as_string());
}

}  // namespace

std::optional<Seconds> parse_moment(std::string_view text, Seconds now) {
  if (!text.starts_with("now")) return parse_rfc3339(text);
  text = trim(text.substr(3));
  if (text.empty()) return now;
  if (!text.starts_with('-')) return std::nullopt;
  const auto duration = parse_duration(trim(text.substr(1)));
  if (!duration) return std::nullopt;
  return before_by(now, *duration);
}

namespace operators_table {

bool before(const OperatorInput& input) {
  const Seconds limit = wanted(input, "before");
  const auto date = date_of(input.fact);
  return date && *date < limit;
}

bool after(const OperatorInput& input) {
  const Seconds limit = wanted(input, "after");
  const auto date = date_of(input.fact);
  return date && *date > limit;
}

}  // namespace operators_table

}  // namespace bs::checks
