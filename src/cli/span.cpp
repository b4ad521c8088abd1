#include <chrono>

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "cli/scorecard_replay.hpp"

namespace bs::cli {
namespace {

constexpr int k_most = 10'000;
constexpr std::size_t k_most_dates = 1000;

/// `times` spans after `from`; the 31st of a shorter month is its last day.
Seconds after(Seconds from, const Span& span, int times) {
  namespace chrono = std::chrono;
  const chrono::sys_seconds time{chrono::seconds(from)};
  const auto day = chrono::floor<chrono::days>(time);
  chrono::year_month_day date{day};
  date += chrono::months(span.months * times);
  if (!date.ok()) date = date.year() / date.month() / chrono::last;
  const auto moved = chrono::sys_days(date) + chrono::days(span.days * times) + (time - day);
  return chrono::duration_cast<chrono::seconds>(moved.time_since_epoch()).count();
}

}  // namespace

Span parse_span(const std::string& text, std::string_view option) {
  std::size_t at = 0;
  int number = 0;
  while (at < text.size() && text[at] >= '0' && text[at] <= '9' && number <= k_most)
    number = number * 10 + (text[at++] - '0');
  const auto unit = std::string_view(text).substr(at);
  if (number > 0 && number <= k_most) {
    if (unit == "d") return {0, number};
    if (unit == "w" || unit == "wk") return {0, 7 * number};
    if (unit == "mo") return {number, 0};
    if (unit == "y") return {12 * number, 0};
  }
  throw Error(ErrorKind::usage, fmt::format("{} takes a span of time, not '{}'", option, shown(text)))
      .hint("90d, 12wk, 6mo or 1y");
}

std::vector<Seconds> replay_dates(const Span& since, const Span& every, Seconds now) {
  const auto first = after(now, {-since.months, -since.days}, 1);
  std::vector<Seconds> dates;
  for (int i = 0;; ++i) {
    const auto date = after(first, every, i);
    if (date >= now) break;
    if (dates.size() >= k_most_dates)
      throw Error(ErrorKind::usage,
                  fmt::format("--every is too short: that is more than {} dates", grouped(k_most_dates)));
    dates.push_back(date);
  }
  dates.push_back(now);
  return dates;
}

}  // namespace bs::cli
