#include "facts/licence/table.hpp"

#include <algorithm>
#include <charconv>
#include <set>

#include "bs/base/embedded.hpp"
#include "bs/base/text.hpp"
#include "facts/licence/digits.hpp"
#include "facts/licence/words.hpp"

namespace bs::embedded {
extern const Files licence_fingerprints;
}

namespace bs::facts {
namespace {

std::uint64_t number_of(std::string_view text, int base) {
  std::uint64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number, base);
  return number;
}

/// Ascending numbers, each written as the distance to the one before.
std::vector<std::uint32_t> numbers_of(std::string_view text) {
  std::vector<std::uint32_t> numbers;
  if (text == "-") return numbers;
  std::uint64_t last = 0;
  while (!text.empty()) {
    last += take_digits(text);
    numbers.push_back(static_cast<std::uint32_t>(last));
  }
  return numbers;
}

/// A licence is told by an earlier one: the words it has besides, and those it lacks.
std::vector<std::uint32_t> changed(const std::vector<std::uint32_t>& from,
                                   const std::vector<std::uint32_t>& added,
                                   const std::vector<std::uint32_t>& removed) {
  std::vector<std::uint32_t> rest, out;
  std::set_difference(from.begin(), from.end(), removed.begin(), removed.end(), std::back_inserter(rest));
  std::set_union(rest.begin(), rest.end(), added.begin(), added.end(), std::back_inserter(out));
  return out;
}

/// "MIT 1 164 9f… 3 AB… C…": id, OSI-approved, words, digest, the row it is told by (- none), added, removed.
void read_row(std::string_view line, LicenceTable& table) {
  const std::vector<std::string_view> fields = split(line, ' ');
  if (fields.size() != 7) return;
  KnownLicence licence;
  licence.id = fields[0];
  licence.osi_approved = fields[1] == "1";
  licence.length = number_of(fields[2], 10);
  licence.digest = number_of(fields[3], 16);
  const std::size_t parent = fields[4] == "-" ? table.licences.size() : number_of(fields[4], 10);
  static const std::vector<std::uint32_t> nothing;
  licence.words = changed(parent < table.licences.size() ? table.licences[parent].words : nothing,
                          numbers_of(fields[5]), numbers_of(fields[6]));
  table.licences.push_back(std::move(licence));
}

LicenceTable read_table(std::string_view text) {
  LicenceTable table;
  for (const std::string_view line : split_lines(text)) {
    if (line.empty() || line.starts_with('#')) continue;
    if (!line.starts_with("words ")) {
      read_row(line, table);
      continue;
    }
    std::string_view hashes = line.substr(6);
    for (std::uint32_t number = 0; !hashes.empty(); ++number)
      table.numbers.emplace(static_cast<std::uint32_t>(take_digits(hashes)), number);
  }
  return table;
}

/// Twice the words both have, against the words of both; words by which one is longer count against it, so
/// that a sentence put into a long licence is seen although all of its words occur elsewhere.
double score_of(const std::vector<std::uint32_t>& known, std::size_t unknown, std::size_t length,
                const KnownLicence& licence) {
  std::size_t both = 0;
  for (auto a = known.begin(), b = licence.words.begin(); a != known.end() && b != licence.words.end();) {
    if (*a == *b) ++both;
    const bool step_a = *a <= *b, step_b = *b <= *a;
    if (step_a) ++a;
    if (step_b) ++b;
  }
  constexpr double k_slack = 5, k_weight = 1.25;
  const double longer = std::abs(static_cast<double>(length) - static_cast<double>(licence.length));
  const auto all = static_cast<double>(known.size() + unknown + licence.words.size());
  return 200.0 * static_cast<double>(both) / (all + k_weight * std::max(0.0, longer - k_slack));
}

/// Creative Commons' licences differ in few words that mean much: a text is none of those that differ in
/// these.
std::vector<std::uint32_t> telling_words(const LicenceTable& table) {
  std::vector<std::uint32_t> numbers;
  for (const std::string_view word : {"noncommercial", "noderivatives", "noderivs", "sharealike"}) {
    const auto number = table.numbers.find(hash_of_word(word));
    if (number != table.numbers.end()) numbers.push_back(number->second);
  }
  return numbers;
}

bool differs_in(const std::vector<std::uint32_t>& telling, const std::vector<std::uint32_t>& known,
                const KnownLicence& licence) {
  return std::any_of(telling.begin(), telling.end(), [&](std::uint32_t word) {
    return std::binary_search(known.begin(), known.end(), word) !=
           std::binary_search(licence.words.begin(), licence.words.end(), word);
  });
}

/// The numbers of those of the words that some licence of the table has, ascending.
std::vector<std::uint32_t> known_words(const LicenceTable& table, const std::set<std::string_view>& words) {
  std::vector<std::uint32_t> known;
  for (const std::string_view word : words) {
    const auto number = table.numbers.find(hash_of_word(word));
    if (number != table.numbers.end()) known.push_back(number->second);
  }
  std::sort(known.begin(), known.end());
  return known;
}

}  // namespace

std::uint32_t hash_of_word(std::string_view word) noexcept {
  const std::uint64_t hash = fnv1a(word);
  return static_cast<std::uint32_t>(hash ^ (hash >> 32));
}

const KnownLicence* LicenceTable::find(std::string_view id) const {
  for (const KnownLicence& licence : licences) {
    if (licence.id == id) return &licence;
  }
  return nullptr;
}

const LicenceTable& licence_table() {
  static const LicenceTable table = read_table(embedded::licence_fingerprints[0].text);
  return table;
}

LicenceMatch match_licence(std::string_view text) {
  const LicenceTable& table = licence_table();
  const LicenceWords input = licence_words(text);
  LicenceMatch best;
  if (input.words.empty()) return best;
  const std::uint64_t digest = input.digest();
  const std::set<std::string_view> different(input.words.begin(), input.words.end());
  const std::vector<std::uint32_t> known = known_words(table, different);
  const std::vector<std::uint32_t> telling = telling_words(table);
  for (const KnownLicence& licence : table.licences) {
    if (licence.digest == digest) return {&licence, 100.0};
    double score = score_of(known, different.size() - known.size(), input.words.size(), licence);
    if (differs_in(telling, known, licence)) score = std::min(score, 90.0);
    if (score > best.score || best.licence == nullptr) best = {&licence, std::min(score, 99.9)};
  }
  return best;
}

}  // namespace bs::facts
