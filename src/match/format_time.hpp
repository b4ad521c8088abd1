#pragma once
/// Dates and times by RFC 3339 §5.6, leap seconds included, in any year from 0000.
#include <string_view>

namespace bs::match {

bool is_full_date(std::string_view text);  ///< "2026-11-22"
bool is_full_time(std::string_view text);  ///< "08:30:06.28Z", "23:59:60+00:00"
bool is_date_time(std::string_view text);  ///< "2026-11-22T08:30:06Z"

}  // namespace bs::match
