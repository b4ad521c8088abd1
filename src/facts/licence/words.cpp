#include "facts/licence/words.hpp"

#include <algorithm>
#include <set>

#include "bs/base/text.hpp"
#include "facts/licence/phrases.hpp"
#include "facts/licence/plain_text.hpp"

namespace bs::facts {
namespace {

/// What SPDX's guidelines call equivalent, and spellings that texts in the wild have.
constexpr std::pair<std::string_view, std::string_view> k_same[] = {{"acknowledgement", "acknowledgment"},
                                                                    {"analogue", "analog"},
                                                                    {"analyse", "analyze"},
                                                                    {"artefact", "artifact"},
                                                                    {"authorisation", "authorization"},
                                                                    {"authorised", "authorized"},
                                                                    {"calibre", "caliber"},
                                                                    {"cancelled", "canceled"},
                                                                    {"catalogue", "catalog"},
                                                                    {"centre", "center"},
                                                                    {"copyrightable", "copyrightable"},
                                                                    {"emphasised", "emphasized"},
                                                                    {"favour", "favor"},
                                                                    {"favourite", "favorite"},
                                                                    {"fulfil", "fulfill"},
                                                                    {"fulfilment", "fulfillment"},
                                                                    {"initialise", "initialize"},
                                                                    {"judgement", "judgment"},
                                                                    {"labelling", "labeling"},
                                                                    {"labour", "labor"},
                                                                    {"licence", "license"},
                                                                    {"licences", "licenses"},
                                                                    {"licenced", "licensed"},
                                                                    {"maximise", "maximize"},
                                                                    {"modelled", "modeled"},
                                                                    {"modelling", "modeling"},
                                                                    {"offence", "offense"},
                                                                    {"optimise", "optimize"},
                                                                    {"organisation", "organization"},
                                                                    {"organise", "organize"},
                                                                    {"owner", "holder"},
                                                                    {"owners", "holders"},
                                                                    {"practise", "practice"},
                                                                    {"programme", "program"},
                                                                    {"realise", "realize"},
                                                                    {"recognise", "recognize"},
                                                                    {"signalling", "signaling"},
                                                                    {"utilisation", "utilization"},
                                                                    {"whilst", "while"},
                                                                    {"wilful", "willful"}};

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

bool is_bullet(std::string_view word) {
  return word.size() == 1 || word.find_first_not_of("ivx0123456789") == std::string_view::npos;
}

/// "(a) ", "1. ", "iv) ", "* ", "## 3.", "> ": what stands before an item's text.
std::string_view without_bullets(std::string_view line) {
  for (int rounds = 0; rounds < 4; ++rounds) {
    while (!line.empty() &&
           std::string_view(" \t*-#>=_+|.;:/\"").find(line.front()) != std::string_view::npos)
      line.remove_prefix(1);
    const bool open = line.starts_with('(') || line.starts_with('[');
    std::size_t end = open ? 1 : 0;
    const std::size_t begin = end;
    while (end < line.size() && end - begin < 6 && is_word_byte(line[end])) ++end;
    if (end == begin || end >= line.size() || !is_bullet(line.substr(begin, end - begin))) return line;
    if (std::string_view(".)]").find(line[end]) == std::string_view::npos) return line;
    if (line.substr(begin, end - begin) == "c" && open) return line;  // "(c) 2020"
    line.remove_prefix(end + 1);
  }
  return line;
}

std::vector<std::string> words_of(std::string_view line) {
  std::vector<std::string> words;
  std::string word;
  const auto flush = [&] {
    if (word.empty()) return;
    const auto* same = std::find_if(std::begin(k_same), std::end(k_same),
                                    [&](const auto& entry) { return entry.first == word; });
    words.push_back(same == std::end(k_same) ? word : std::string(same->second));
    word.clear();
  };
  for (const char c : line) {
    if (is_word_byte(c)) {
      word += c;
    } else if (c != '\'') {
      flush();
    }
  }
  flush();
  return words;
}

bool has_year(std::string_view line) {
  std::size_t digits = 0;
  for (const char c : line) {
    digits = c >= '0' && c <= '9' ? digits + 1 : 0;
    if (digits == 4) return true;
  }
  return false;
}

/// "Copyright (c) 2020 …", "(c) …", "All rights reserved."; at the head also "Copyright Jane Doe".
bool is_copyright(std::string_view line, const std::vector<std::string>& words, bool at_head) {
  if (words.empty()) return false;
  const auto starts = [&](std::initializer_list<std::string_view> first) {
    return words.size() >= first.size() && std::equal(first.begin(), first.end(), words.begin());
  };
  if (starts({"all", "rights", "reserved"})) return words.size() <= 6;
  if (starts({"portions", "copyright"}) || starts({"copyright", "c"})) return true;
  if (line.starts_with("(c)")) return at_head || has_year(line);
  if (at_head && words.size() <= 20 && line.find("copyright (c)") != line.npos)
    return true;  // behind a title
  if (!starts({"copyright"})) return false;
  return at_head || (has_year(line) && words.size() <= 16) || line.find_first_of("[{") != line.npos;
}

/// A heading before the text: "The MIT License (MIT)", "Version 2.0, January 2004".
bool is_title(const std::vector<std::string>& words, std::string_view line) {
  if (words.size() > 10) return false;
  if (words.front() == "permission" || words.front() == "redistribution") return false;
  for (const std::string& word : words) {
    if (word == "license" || word == "version" || word == "licenses" || word == "unlicense" ||
        word == "commons") {
      return !line.ends_with(',') && !line.ends_with(':');
    }
  }
  return words.size() <= 2 && (words.front() == "mit" || words.front() == "bsd" || words.front() == "isc");
}

/// What a licence's first sentence begins with: the line goes on no copyright notice.
bool begins_sentence(std::string_view word) {
  static const std::set<std::string_view> k_first = {"permission", "redistribution",
                                                     "this",       "the",
                                                     "licensed",   "everyone",
                                                     "you",        "any",
                                                     "copying",    "use",
                                                     "subject",    "in",
                                                     "all",        "unless",
                                                     "by",         "if",
                                                     "license",    "these",
                                                     "a",          "an",
                                                     "no",         "as",
                                                     "usage",      "distributed",
                                                     "under",      "verbatim",
                                                     "software",   "mit"};
  return k_first.count(word) != 0;
}

}  // namespace

LicenceWords licence_words(std::string_view text) {
  LicenceWords out;
  std::string joined;
  bool at_head = true, in_notice = false;
  const std::string plain = plain_text(text);
  for (const std::string_view line : split_lines(plain)) {
    const std::string_view item = without_bullets(trim(line));
    const std::vector<std::string> words = words_of(item);
    if (words.empty()) in_notice = false;
    if (words.empty()) continue;
    if (is_copyright(item, words, at_head)) {
      out.has_copyright = true;
      in_notice = at_head;
      continue;
    }
    if (in_notice && words.size() <= 20 && !begins_sentence(words.front())) continue;
    in_notice = false;
    if (at_head && is_title(words, trim(item))) continue;
    at_head = false;
    joined += join(words, " ") + " ";
  }
  const std::string kept = without_phrases(std::move(joined));
  for (const std::string_view word : split(kept, ' ')) {
    if (!word.empty()) out.words.emplace_back(word);
  }
  return out;
}

std::uint64_t LicenceWords::digest() const {
  std::uint64_t hash = fnv1a("");
  for (const std::string& word : words) hash = fnv1a(" ", fnv1a(word, hash));
  return hash;
}

}  // namespace bs::facts
