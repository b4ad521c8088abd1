#include "scaffold/engine/now_tag.hpp"

#include <charconv>
#include <cmath>
#include <ctime>

#include "bs/base/text.hpp"
#include "scaffold/engine/program.hpp"
#include "scaffold/engine/python_text.hpp"
#include "scaffold/engine/run.hpp"

namespace bs::scaffold::engine {
namespace {

constexpr std::size_t k_longest_format = 1'000;

/// "+02:00", "-0530", "02"; nullopt for what is none.
std::optional<std::int64_t> offset_of_zone(std::string_view zone) {
  const int sign = zone.starts_with('-') ? -1 : 1;
  if (zone.starts_with('-') || zone.starts_with('+')) zone.remove_prefix(1);
  std::string digits;
  for (const char c : zone) {
    if (c == ':' && digits.size() == 2) continue;
    if (c < '0' || c > '9') return std::nullopt;
    digits += c;
  }
  if (digits.size() != 2 && digits.size() != 4) return std::nullopt;
  const int hours = (digits[0] - '0') * 10 + digits[1] - '0';
  const int minutes = digits.size() == 4 ? (digits[2] - '0') * 10 + digits[3] - '0' : 0;
  return sign * std::int64_t{hours * 60 + minutes} * 60;
}

std::tm calendar(std::int64_t now, const std::string& zone) {
  std::tm time{};
  auto at = static_cast<std::time_t>(now);
  const std::string name = to_lower(zone);
  if (name.empty() || name == "utc") {
    ::gmtime_r(&at, &time);
  } else if (name == "local") {
    ::localtime_r(&at, &time);
  } else if (const auto offset = offset_of_zone(zone)) {
    at += *offset;
    ::gmtime_r(&at, &time);
  } else {
    refuse(fmt::format("the time zone \"{}\" is not known here", zone),
           "utc, local and offsets such as +02:00 are");
  }
  return time;
}

double amount_of(std::string_view text) {
  text = bs::trim(text);
  double amount = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), amount);
  if (error != std::errc() || end != text.data() + text.size() || std::abs(amount) > 1e6)
    refuse(fmt::format("\"{}\" is no amount of time", text));
  return amount;
}

int days_in(int year, int month) {
  static constexpr int k_days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 1 && is_leap ? 29 : k_days[month];
}

/// What "days=1, hours=2" adds. A month has the days it has: the last ones are cut.
class Shift {
 public:
  void add(std::string_view unit, double amount) {
    static constexpr std::pair<std::string_view, double> k_units[] = {
        {"weeks", 604'800}, {"days", 86'400}, {"hours", 3'600}, {"minutes", 60}, {"seconds", 1}};
    if (unit == "years" || unit == "months") {
      months_ += std::trunc(amount) * (unit == "years" ? 12 : 1);
      return;
    }
    for (const auto& [name, seconds] : k_units)
      if (name == unit) {
        seconds_ += amount * seconds;
        return;
      }
    refuse(fmt::format("\"{}\" is no unit of time", unit),
           "years, months, weeks, days, hours, minutes and seconds are");
  }

  void apply(std::tm& time, int sign) const {
    const double months = (time.tm_year + 1900) * 12.0 + time.tm_mon + sign * months_;
    require_year(std::floor(months / 12));
    const auto whole = static_cast<int>(months);
    time.tm_year = whole / 12 - 1900;
    time.tm_mon = whole % 12;
    time.tm_mday = std::min(time.tm_mday, days_in(whole / 12, time.tm_mon));
    const double at = static_cast<double>(::timegm(&time)) + sign * seconds_;
    require_year(1970 + std::floor(at / k_seconds_a_year));
    const auto moved = static_cast<std::time_t>(std::floor(at));
    ::gmtime_r(&moved, &time);
  }

 private:
  static constexpr double k_seconds_a_year = 31'556'952;

  static void require_year(double year) {
    if (!(year >= 1 && year <= 9998)) refuse("this time is before the year 1 or after 9998");
  }

  double months_ = 0;
  double seconds_ = 0;
};

Shift shift_of(const std::string& text) {
  Shift shift;
  for (const std::string_view part : split(text, ',')) {
    const std::size_t equals = part.find('=');
    if (equals == std::string_view::npos)
      refuse(fmt::format("\"{}\" is no amount of time", bs::trim(part)), "write 'days=1'");
    shift.add(bs::trim(part.substr(0, equals)), amount_of(part.substr(equals + 1)));
  }
  return shift;
}

std::string written(const std::tm& time, const std::string& format) {
  if (format.size() > k_longest_format) refuse("the format of the time is too long");
  if (format.empty()) return "";
  std::string out(format.size() * 64 + 64, '\0');
  out.resize(std::strftime(out.data(), out.size(), format.c_str(), &time));
  return out;
}

}  // namespace

void Now::execute(Run& run, TextBuffer& out) const {
  run.budget.step();
  const TextPtr zone_name = python_text(run.budget, zone->evaluate(run));
  const TextPtr shift = offset == nullptr ? nullptr : python_text(run.budget, offset->evaluate(run));
  const TextPtr how =
      format == nullptr ? text_value("%Y-%m-%d").text() : python_text(run.budget, format->evaluate(run));
  run.at = at;
  std::tm time = calendar(run.program.options.now, zone_name->bytes());
  if (shift != nullptr) shift_of(shift->bytes()).apply(time, is_back ? -1 : 1);
  out.add(written(time, how->bytes()));
}

}  // namespace bs::scaffold::engine
