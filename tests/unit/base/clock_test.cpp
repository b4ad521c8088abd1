#include "bs/base/clock.hpp"

#include <limits>

#include "bs/base/error.hpp"
#include "support/environment.hpp"

using bs::parse_rfc3339;
using bs::Seconds;
using bs::test::Variable;

namespace {
constexpr Seconds k_day = 86400;
constexpr Seconds k_now = 1795338000;  // 2026-11-22T09:00:00Z
}  // namespace

TEST_CASE("RFC 3339 is read") {
  CHECK(parse_rfc3339("1970-01-01") == 0);
  CHECK(parse_rfc3339("2026-11-22T09:00:00Z") == k_now);
  CHECK(parse_rfc3339("2026-11-22t09:00:00z") == k_now);
  CHECK(parse_rfc3339("2026-11-22 09:00:00.999999999999Z") == k_now);
  CHECK(parse_rfc3339("2026-11-22T10:30:00+01:30") == k_now);
  CHECK(parse_rfc3339("2026-11-21T23:00:00-10:00") == k_now);
  CHECK(parse_rfc3339("1969-12-31T23:59:60Z") == 0);  // a leap second
  CHECK(parse_rfc3339("2024-02-29") == 19782 * k_day);
  CHECK(parse_rfc3339("0001-01-01") == -62135596800);
}

TEST_CASE("what is not RFC 3339 is refused") {
  for (const std::string_view bad : {"",
                                     "2026",
                                     "2026-11",
                                     "2026-11-2",
                                     "2026-13-01",
                                     "2026-00-01",
                                     "2026-02-29",
                                     "2026-04-31",
                                     "2026-11-22T",
                                     "2026-11-22T09:00Z",
                                     "2026-11-22T09:00:00",
                                     "2026-11-22T24:00:00Z",
                                     "2026-11-22T09:60:00Z",
                                     "2026-11-22T09:00:61Z",
                                     "2026-11-22T09:00:00.Z",
                                     "2026-11-22T09:00:00+0100",
                                     "2026-11-22T09:00:00+24:00",
                                     "2026-11-22T09:00:00Zx",
                                     "2026/11/22",
                                     " 2026-11-22",
                                     "2026-11-22 ",
                                     "+026-11-22",
                                     "2026-11-22T09:00:00+01:60",
                                     "2026-11-2\xB2"})
    CHECK(parse_rfc3339(bad) == std::nullopt);
}

TEST_CASE("times are written") {
  CHECK(bs::to_rfc3339(k_now) == "2026-11-22T09:00:00Z");
  CHECK(bs::to_date(k_now) == "2026-11-22");
  CHECK(bs::to_rfc3339(-1) == "1969-12-31T23:59:59Z");
  CHECK(bs::to_rfc3339(std::numeric_limits<Seconds>::max()) == "9999-12-31T23:59:59Z");
  CHECK(bs::to_rfc3339(std::numeric_limits<Seconds>::min()) == "0001-01-01T00:00:00Z");
  CHECK(bs::to_date(std::numeric_limits<Seconds>::max()) == "9999-12-31");
}

TEST_CASE("what is written is read back") {
  for (Seconds time = -62135596800; time < 253402300799; time += 98'765'432'1)
    CHECK(parse_rfc3339(bs::to_rfc3339(time)) == time);
}

TEST_CASE("ages") {
  const auto age = [](Seconds days) { return bs::age_of(k_now - days * k_day, k_now); };
  CHECK(bs::age_of(k_now + 5, k_now) == "today");
  CHECK(age(0) == "today");
  CHECK(bs::age_of(k_now - k_day + 1, k_now) == "today");
  CHECK(age(1) == "1 d");
  CHECK(age(13) == "13 d");
  CHECK(age(14) == "2 wk");
  CHECK(age(35) == "5 wk");
  CHECK(age(60) == "8 wk");
  CHECK(age(61) == "2 mo");
  CHECK(age(214) == "7 mo");
  CHECK(age(365) == "11 mo");
  CHECK(age(366) == "12 mo");
  CHECK(age(730) == "23 mo");
  CHECK(age(731) == "2 y");
  CHECK(age(1096) == "3 y");
  CHECK(bs::age_of(std::numeric_limits<Seconds>::min(), std::numeric_limits<Seconds>::max()) ==
        "292271023045 y");
}

TEST_CASE("how long ago") {
  const auto ago = [](Seconds seconds) { return bs::ago(k_now - seconds, k_now); };
  CHECK(ago(-5) == "just now");
  CHECK(ago(0) == "just now");
  CHECK(ago(20) == "20 s ago");
  CHECK(ago(59) == "59 s ago");
  CHECK(ago(60) == "1 min ago");
  CHECK(ago(20 * 60) == "20 min ago");
  CHECK(ago(3 * 3600) == "3 h ago");
  CHECK(ago(3 * k_day) == "3 d ago");
  CHECK(ago(40 * k_day) == "5 wk ago");
}

TEST_CASE("BS_NOW fixes the clock") {
  const Variable fixed("BS_NOW", "2026-11-22T09:00:00Z");
  CHECK(bs::now() == k_now);
  CHECK(bs::elapsed_ms() == 0);
  fixed.set("yesterday");
  try {
    bs::now();
    FAIL("no error");
  } catch (const bs::Error& error) {
    CHECK(bs::format_error(error) ==
          "bs: error: BS_NOW is \"yesterday\", which is no RFC 3339 time\nhint: for example "
          "BS_NOW=2026-11-22T09:00:00Z\n");
    CHECK(error.kind() == bs::ErrorKind::usage);
  }
  fixed.set(std::nullopt);
  CHECK(bs::now() > 1'700'000'000);
  CHECK(bs::elapsed_ms() > 0);
}
