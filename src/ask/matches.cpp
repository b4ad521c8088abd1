#include "ask/matches.hpp"

#include "bs/base/text.hpp"

namespace bs::ask {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

bool begins_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1))
    if (at == 0 || !is_letter(text[at - 1])) return true;
  return false;
}

/// 0 is best; none where a word is missing.
std::optional<int> rank_of(const Item& item, std::string_view query) {
  const std::string label = to_lower(item.label);
  const std::string all =
      label + '\n' + to_lower(item.value) + '\n' + to_lower(item.note) + '\n' + to_lower(item.aside);
  for (const std::string_view word : split(query, ' '))
    if (all.find(word) == std::string::npos) return std::nullopt;
  if (label.starts_with(query)) return 0;
  if (begins_word(label, query)) return 1;
  return label.find(query) != std::string::npos ? 2 : 3;
}

}  // namespace

std::vector<std::size_t> matches_of(const std::vector<Item>& items, std::string_view query) {
  const std::string wanted = to_lower(trim(query));
  std::vector<std::pair<int, std::size_t>> ranked;
  for (std::size_t i = 0; i < items.size(); ++i)
    if (const auto rank = rank_of(items[i], wanted)) ranked.emplace_back(*rank, i);
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::size_t> found;
  for (const auto& entry : ranked) found.push_back(entry.second);
  return found;
}

}  // namespace bs::ask
