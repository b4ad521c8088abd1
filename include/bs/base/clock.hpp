#pragma once
/// Time. BS_NOW (RFC 3339) fixes the clock for tests and for reproducible output.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bs {

using Seconds = std::int64_t;  ///< since 1970-01-01T00:00:00Z

/// The clock, or BS_NOW. Error usage when BS_NOW is set and is not RFC 3339.
Seconds now();
std::optional<Seconds> parse_rfc3339(std::string_view text);  ///< "2026-11-22", or with time and offset
std::string to_rfc3339(Seconds time);                         ///< "2026-11-22T09:00:00Z"; years clamped to 0001–9999
std::string to_date(Seconds time);                            ///< "2026-11-22"
/// How long ago: "today", "3 d", "5 wk", "7 mo", "3 y"; "in the future" is "today".
std::string age_of(Seconds time, Seconds now);
/// Like age_of, finer: "20 s ago", "20 min ago", "3 h ago", "3 d ago".
std::string ago(Seconds time, Seconds now);
/// Steady milliseconds, for durations shown to the user; 0 under BS_NOW so that output is reproducible.
double elapsed_ms();

}  // namespace bs
