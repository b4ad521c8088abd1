#include "bs/base/clock.hpp"

#include "bs/base/error.hpp"
#include "bs/base/os.hpp"

namespace bs {
namespace {

constexpr Seconds k_minute = 60;
constexpr Seconds k_hour = 60 * k_minute;
constexpr Seconds k_day = 24 * k_hour;
constexpr Seconds k_first = -62135596800;  // 0001-01-01T00:00:00Z
constexpr Seconds k_last = 253402300799;   // 9999-12-31T23:59:59Z

/// Reads the parts of a time stamp from left to right; stays failed once something did not fit.
struct Reader {
  std::string_view rest;
  bool ok = true;

  int digits(std::size_t count, int low, int high) {
    if (rest.size() < count) return fail();
    int value = 0;
    for (const char c : rest.substr(0, count)) {
      if (c < '0' || c > '9') return fail();
      value = value * 10 + (c - '0');
    }
    rest.remove_prefix(count);
    return value < low || value > high ? fail() : value;
  }

  /// One of the characters; NUL when it failed.
  char one_of(std::string_view characters) {
    if (rest.empty() || characters.find(rest.front()) == std::string_view::npos)
      return static_cast<char>(fail());
    const char found = rest.front();
    rest.remove_prefix(1);
    return found;
  }

  int fail() {
    ok = false;
    rest = {};
    return 0;
  }
};

Seconds read_date(Reader& reader) {
  const int year = reader.digits(4, 0, 9999);
  reader.one_of("-");
  const auto month = static_cast<unsigned>(reader.digits(2, 1, 12));
  reader.one_of("-");
  const auto day = static_cast<unsigned>(reader.digits(2, 1, 31));
  const auto date = std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day};
  if (!reader.ok || !date.ok()) return reader.fail();
  return Seconds{std::chrono::sys_days{date}.time_since_epoch().count()} * k_day;
}

Seconds read_time(Reader& reader) {
  Seconds time = reader.digits(2, 0, 23) * k_hour;
  reader.one_of(":");
  time += reader.digits(2, 0, 59) * k_minute;
  reader.one_of(":");
  time += reader.digits(2, 0, 60);  // 60: a leap second
  if (!reader.rest.empty() && reader.rest.front() == '.') {
    reader.one_of(".");
    reader.digits(1, 0, 9);
    while (!reader.rest.empty() && reader.rest.front() >= '0' && reader.rest.front() <= '9')
      reader.rest.remove_prefix(1);
  }
  const char zone = reader.one_of("Zz+-");
  if (zone != '+' && zone != '-') return time;
  Seconds offset = reader.digits(2, 0, 23) * k_hour;
  reader.one_of(":");
  offset += reader.digits(2, 0, 59) * k_minute;
  return zone == '+' ? time - offset : time + offset;
}

std::chrono::year_month_day date_of(Seconds time) {
  return std::chrono::year_month_day{
      std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds{std::chrono::seconds{time}})};
}

/// Not below 0, and without overflow for times at the ends of the range.
Seconds since(Seconds time, Seconds now) {
  if (time >= now) return 0;
  return static_cast<Seconds>(
      std::min<std::uint64_t>(static_cast<std::uint64_t>(now) - static_cast<std::uint64_t>(time), INT64_MAX));
}

}  // namespace

Seconds now() {
  if (const auto fixed = environment("BS_NOW"); fixed && !fixed->empty()) {
    if (const auto time = parse_rfc3339(*fixed)) return *time;
    throw Error(ErrorKind::usage, fmt::format("BS_NOW is \"{}\", which is no RFC 3339 time", *fixed))
        .hint("for example BS_NOW=2026-11-22T09:00:00Z");
  }
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
      .count();
}

std::optional<Seconds> parse_rfc3339(std::string_view text) {
  Reader reader{text};
  Seconds time = read_date(reader);
  if (!reader.rest.empty()) {
    reader.one_of("Tt ");
    time += read_time(reader);
  }
  if (!reader.ok || !reader.rest.empty()) return std::nullopt;
  return time;
}

std::string to_rfc3339(Seconds time) {
  time = std::clamp(time, k_first, k_last);
  const Seconds of_day = ((time % k_day) + k_day) % k_day;
  return fmt::format("{}T{:02}:{:02}:{:02}Z", to_date(time), of_day / k_hour, of_day / k_minute % 60,
                     of_day % 60);
}

std::string to_date(Seconds time) {
  const auto date = date_of(std::clamp(time, k_first, k_last));
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::string age_of(Seconds time, Seconds now) {
  const Seconds days = since(time, now) / k_day;
  if (days == 0) return "today";
  if (days < 14) return fmt::format("{} d", days);
  if (days < 61) return fmt::format("{} wk", days / 7);
  if (days < 731) return fmt::format("{} mo", days * 12 / 366);
  return fmt::format("{} y", days * 4 / 1461);
}

std::string ago(Seconds time, Seconds now) {
  const Seconds passed = since(time, now);
  if (passed == 0) return "just now";
  if (passed < k_minute) return fmt::format("{} s ago", passed);
  if (passed < k_hour) return fmt::format("{} min ago", passed / k_minute);
  if (passed < k_day) return fmt::format("{} h ago", passed / k_hour);
  return age_of(time, now) + " ago";
}

double elapsed_ms() {
  if (const auto fixed = environment("BS_NOW"); fixed && !fixed->empty()) return 0;
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

}  // namespace bs
