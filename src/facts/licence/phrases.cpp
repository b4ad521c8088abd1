#include "facts/licence/phrases.hpp"

#include <algorithm>
#include <string_view>

namespace bs::facts {
namespace {

/// Here the terms end; advice on their use follows. Not looked for in a text's first quarter.
constexpr std::string_view k_ends[] = {
    "end of terms and conditions",      "how to apply these terms to your",
    "addendum how to use this license", "creative commons is not a party to its public licenses",
    "creative commons notice",          "creative commons is not a party to this license"};

struct Span {
  std::string_view begin, end;
  bool keeps_ends;         ///< only what stands between them goes: the names of holders
  std::size_t most_bytes;  ///< between them
};
constexpr Span k_spans[] = {
    {"creative commons corporation", "resulting from their use to the fullest extent possible", false, 2000},
    {"creative commons corporation is not a law firm",
     "damages resulting from the use of this document or the information or works provided hereunder", false,
     2000},
    {"creative commons corporation is not a law firm", "resulting from its use", false, 2000},
    {"neither the name of", "nor the names of", true, 120},
    {"neither the names of", "nor the names of", true, 120},
    {"software is provided by", "as is and any", true, 160},
    {"in no event shall", "be liable for any", true, 160}};

constexpr std::string_view k_left_out[] = {"for more information please refer to",
                                           "for more information please see"};

void cut_advice(std::string& words) {
  for (const std::string_view mark : k_ends) {
    const std::size_t at = words.find(mark);
    if (at != std::string::npos && at > words.size() / 4) words.resize(at);
  }
}

/// The first occurrence of each end of a span, as often as it stands there; a bounded distance keeps it
/// linear.
void cut_span(std::string& words, const Span& span) {
  std::size_t from = 0;
  for (int rounds = 0; rounds < 16; ++rounds) {
    const std::size_t begin = words.find(span.begin, from);
    if (begin == std::string::npos) return;
    const std::size_t inner = begin + span.begin.size();
    const std::size_t end =
        std::string_view(words).substr(inner, span.most_bytes + span.end.size()).find(span.end);
    from = inner;
    if (end == std::string_view::npos) continue;
    if (span.keeps_ends) {
      words.replace(inner, end, " ");
    } else {
      words.erase(begin, inner - begin + end + span.end.size());
      from = begin;
    }
  }
}

}  // namespace

std::string without_phrases(std::string words) {
  cut_advice(words);
  for (const Span& span : k_spans) cut_span(words, span);
  for (const std::string_view phrase : k_left_out) {
    const std::size_t at = words.find(phrase);
    if (at != std::string::npos) words.erase(at, phrase.size());
  }
  return words;
}

}  // namespace bs::facts
