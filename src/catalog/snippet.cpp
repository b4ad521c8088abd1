#include "catalog/snippet.hpp"

#include <algorithm>
#include <utility>

namespace bs::catalog {

namespace {

constexpr std::size_t k_before = 40, k_length = 120;  // bytes

char fold(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

using Range = std::pair<std::size_t, std::size_t>;

/// The places of the words, sorted, those that touch joined.
std::vector<Range> places_of(std::string_view folded, const std::vector<std::string>& words,
                             std::size_t& matched) {
  std::vector<Range> places;
  for (const std::string& word : words) {
    if (word.empty()) continue;
    const auto before = places.size();
    for (auto at = folded.find(word); at != std::string_view::npos;
         at = folded.find(word, at + word.size())) {
      places.emplace_back(at, at + word.size());
    }
    if (places.size() > before) ++matched;
  }
  std::sort(places.begin(), places.end());
  std::vector<Range> joined;
  for (const Range& place : places) {
    if (!joined.empty() && place.first <= joined.back().second) {
      joined.back().second = std::max(joined.back().second, place.second);
    } else {
      joined.push_back(place);
    }
  }
  return joined;
}

}  // namespace

Snippet snippet_of(std::string_view text, const std::vector<std::string>& words) {
  Snippet snippet;
  std::string plain(text), folded(text);
  for (char& c : plain) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  std::transform(plain.begin(), plain.end(), folded.begin(), fold);
  const auto places = places_of(folded, words, snippet.matched);
  if (places.empty()) return snippet;
  std::size_t begin = places.front().first > k_before ? places.front().first - k_before : 0;
  while (begin > 0 && begin < places.front().first && plain[begin - 1] != ' ') ++begin;
  std::size_t end = std::min(plain.size(), std::max(begin + k_length, places.front().second));
  while (end < plain.size() && is_continuation(plain[end])) ++end;
  if (begin > 0) snippet.text = "…";
  std::size_t at = begin;
  for (const auto& [from, to] : places) {
    if (to > end) break;
    snippet.text += plain.substr(at, from - at) + '\x01' + plain.substr(from, to - from) + '\x02';
    at = to;
  }
  snippet.text += plain.substr(at, end - at);
  if (end < plain.size()) snippet.text += "…";
  return snippet;
}

}  // namespace bs::catalog
