// Writes src/facts/licence/fingerprints.txt from the package spdx-license-list of npm:
//   npm pack spdx-license-list@6.12.0 && tar xzf spdx-license-list-6.12.0.tgz
//   build/dev/bin/make_fingerprints package > src/facts/licence/fingerprints.txt
// The words are found by the product's own code, so that both sides always mean the same.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>

#include "bs/data/json.hpp"
#include "facts/licence/digits.hpp"
#include "facts/licence/table.hpp"
#include "facts/licence/words.hpp"

namespace {

using Numbers = std::set<std::uint32_t>;

struct Licence {
  std::string id;
  bool osi_approved = false;
  bs::facts::LicenceWords words;
  Numbers numbers;
};

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

/// What a text cannot tell: "GPL-3.0-only" and "GPL-3.0-or-later" have the text of "GPL-3.0".
std::string without_choice(std::string id) {
  for (const std::string_view end : {"-only", "-or-later", "+"}) {
    if (id.size() > end.size() && id.ends_with(end)) id.resize(id.size() - end.size());
  }
  return id;
}

/// The list has the GPL below the LGPL 3, which refers to it; repositories keep it in a file of its own, so
/// that the table holds both forms.
std::string own_text(std::string_view id, const std::string& text) {
  const std::size_t gpl = id.starts_with("LGPL-3.0") ? text.find("\nGNU GENERAL PUBLIC LICENSE") : text.npos;
  return text.substr(0, gpl);
}

std::vector<Licence> read_licences(const std::filesystem::path& folder) {
  std::map<std::string, Licence> by_id;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "licenses")) {
    const std::string id = entry.path().stem().string();
    if (id.find("-with-") != std::string::npos) continue;  // exceptions under old names
    const bs::data::Value value = bs::data::parse_json(bytes_of(entry.path()), id);
    Licence& licence = by_id[without_choice(id)];
    licence.osi_approved |= value.find("osiApproved") != nullptr && value.find("osiApproved")->is_boolean() &&
                            value.find("osiApproved")->as_boolean();
    const bool is_first = licence.id.empty();
    licence.id = without_choice(id);
    if (is_first || id.ends_with("-only"))
      licence.words = bs::facts::licence_words(own_text(id, value.string_or("licenseText")));
  }
  // Of licences with the same words the one with the shorter id stands for all.
  std::map<std::uint64_t, Licence> by_digest;
  for (auto& [id, licence] : by_id) {
    if (licence.words.words.size() < 8) continue;  // too short to be told from anything
    Licence& kept = by_digest[licence.words.digest()];
    const bool osi_approved = kept.osi_approved || licence.osi_approved;
    if (!kept.id.empty()) std::cerr << "same text: " << kept.id << " and " << id << "\n";
    if (kept.id.empty() || id.size() < kept.id.size()) kept = std::move(licence);
    kept.osi_approved = osi_approved;
  }
  std::vector<Licence> licences;
  const bs::data::Value both =
      bs::data::parse_json(bytes_of(folder / "licenses" / "LGPL-3.0-only.json"), "LGPL");
  licences.push_back({"LGPL-3.0", true, bs::facts::licence_words(both.string_or("licenseText")), {}});
  for (auto& [digest, licence] : by_digest) licences.push_back(std::move(licence));
  return licences;
}

/// Numbers by frequency: common words get small ones. Writes the line of hashes.
void number_words(std::vector<Licence>& licences) {
  std::map<std::uint32_t, std::size_t> counts;
  for (const Licence& licence : licences) {
    const std::set<std::string> different(licence.words.words.begin(), licence.words.words.end());
    for (const std::string& word : different) ++counts[bs::facts::hash_of_word(word)];
  }
  std::vector<std::pair<std::size_t, std::uint32_t>> order;
  for (const auto& [hash, count] : counts) order.emplace_back(count, hash);
  std::sort(order.begin(), order.end(), std::greater<>());
  std::map<std::uint32_t, std::uint32_t> numbers;
  std::string line = "words ";
  for (const auto& [count, hash] : order) {
    numbers.emplace(hash, static_cast<std::uint32_t>(numbers.size()));
    bs::facts::append_digits(line, hash);
  }
  for (Licence& licence : licences) {
    for (const std::string& word : licence.words.words)
      licence.numbers.insert(numbers.at(bs::facts::hash_of_word(word)));
  }
  std::cout << line << "\n";
}

Numbers without(const Numbers& a, const Numbers& b) {
  Numbers out;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::inserter(out, out.end()));
  return out;
}

std::string digits_of(const Numbers& numbers) {
  if (numbers.empty()) return "-";
  std::string out;
  std::uint32_t last = 0;
  for (const std::uint32_t number : numbers) {
    bs::facts::append_digits(out, number - last);
    last = number;
  }
  return out;
}

void write_row(const std::vector<Licence>& licences, std::size_t row) {
  const Licence& licence = licences[row];
  std::string parent = "-", added = digits_of(licence.numbers), removed = "-";
  for (std::size_t i = 0; i < row; ++i) {
    const std::string more = digits_of(without(licence.numbers, licences[i].numbers));
    if (more.size() >= added.size() + removed.size()) continue;
    const std::string less = digits_of(without(licences[i].numbers, licence.numbers));
    if (more.size() + less.size() >= added.size() + removed.size()) continue;
    parent = std::to_string(i), added = more, removed = less;
  }
  std::cout << fmt::format("{} {} {} {:x} {} {} {}\n", licence.id, licence.osi_approved ? 1 : 0,
                           licence.words.words.size(), licence.words.digest(), parent, added, removed);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: make_fingerprints FOLDER   (the unpacked package spdx-license-list)\n";
    return 2;
  }
  std::vector<Licence> licences = read_licences(argv[1]);
  const bs::data::Value package =
      bs::data::parse_json(bytes_of(std::filesystem::path(argv[1]) / "package.json"), "package.json");
  std::cout << "# Fingerprints of licences: sets of hashed words. Generated by tests/conformance/licence/"
               "make_fingerprints.cpp\n# from "
            << package.string_or("name") << " " << package.string_or("version")
            << " of npm (SPDX's list); the format is read by src/facts/licence/table.cpp.\n";
  std::sort(licences.begin(), licences.end(), [](const Licence& a, const Licence& b) {
    return std::pair(a.words.words.size(), a.id) < std::pair(b.words.words.size(), b.id);
  });
  number_words(licences);
  for (std::size_t row = 0; row < licences.size(); ++row) write_row(licences, row);
  return 0;
}
