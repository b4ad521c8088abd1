// npm rewrites a range step by step with regular expressions; here its words are read once. What the steps
// let through by accident is kept: see the comments.
#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "bs/match/semver.hpp"
#include "match/semver_partial.hpp"
#include "match/semver_words.hpp"

namespace bs::match {

namespace {

using Comparator = SemverRange::Comparator;
using Set = SemverRange::Set;
using Sign = Comparator::Sign;

Semver version(std::uint64_t major, std::uint64_t minor, std::uint64_t patch) {
  return {major, minor, patch, {}, {}};
}

/// The bound "<1.2.3-0", below all prereleases.
Comparator below(std::uint64_t major, std::uint64_t minor, std::uint64_t patch) {
  return {Sign::less, Semver{major, minor, patch, {"0"}, {}}};
}

Comparator nothing() {
  return below(0, 0, 0);
}

bool is_nothing(const Comparator& comparator) {
  return comparator.text() == "<0.0.0-0";
}

/// ">=" and the version; for 0.0.0 npm writes what allows everything.
Comparator from(Semver low) {
  if (low.text() == "0.0.0") return {};
  return {Sign::greater_or_equal, std::move(low)};
}

/// The lowest version that a partial stands for.
Semver lowest(const SemverPartial& partial) {
  Semver out = version(partial.major.value_or(0), 0, 0);
  if (partial.minor) out.minor = *partial.minor;
  if (partial.minor && partial.patch) out.patch = *partial.patch;
  if (partial.is_full()) out.prerelease = partial.prerelease;
  return out;
}

Sign take_sign(std::string_view& text) {
  const bool is_less = text.starts_with('<');
  const bool is_greater = text.starts_with('>');
  if (is_less || is_greater) text.remove_prefix(1);
  const bool or_equal = text.starts_with('=');
  if (or_equal) text.remove_prefix(1);
  if (is_less) return or_equal ? Sign::less_or_equal : Sign::less;
  if (is_greater) return or_equal ? Sign::greater_or_equal : Sign::greater;
  return Sign::equal;
}

/// Takes the "v" and "=" that may stand before a version: any number of them where npm writes the version
/// anew.
std::string_view take_prefix(std::string_view& text, std::string_view characters = "v=") {
  const std::string_view prefix = text.substr(0, text.find_first_not_of(characters));
  text.remove_prefix(prefix.size());
  return prefix;
}

/// Without alternatives that allow nothing, and one that allows everything alone.
std::vector<Set> simplified(std::vector<Set> sets) {
  if (sets.size() == 1) return sets;
  const Set first = sets.front();
  sets.erase(std::remove_if(sets.begin(), sets.end(), [](const Set& set) { return is_nothing(set.front()); }),
             sets.end());
  if (sets.empty()) return {first};
  for (const Set& set : sets) {
    if (set.size() == 1 && !set.front().version) return {set};
  }
  return sets;
}

/// What must hold together. What allows everything, ">=0.0.0" among it, says nothing beside others; the same
/// twice says nothing new.
Set merged(const Set& all) {
  Set out;
  std::set<std::string> seen;
  for (const Comparator& one : all) {
    if (is_nothing(one)) return {one};
    if (one.version && seen.insert(one.text()).second) out.push_back(one);
  }
  if (out.empty()) out.emplace_back();
  return out;
}

class RangeReader {
 public:
  explicit RangeReader(std::string_view range) : range_(range) {}

  std::vector<Set> all() {
    std::vector<Set> sets;
    std::string_view rest = range_;
    while (true) {
      const std::size_t bars = rest.find("||");
      sets.push_back(read_set(rest.substr(0, bars)));
      if (bars == std::string_view::npos) return simplified(std::move(sets));
      rest.remove_prefix(bars + 2);
    }
  }

 private:
  [[noreturn]] void fail() const {
    std::string message = fmt::format("\"{}\" is no range of versions", shown(range_));
    if (part_ != range_) message += fmt::format(": \"{}\"", shown(part_));
    throw Error(ErrorKind::config, std::move(message))
        .hint("a range reads as in a package.json: ^1.2.3, ~1.2, >=1 <3, 1.x || 2.x");
  }

  std::uint64_t next(std::uint64_t number) const {
    if (number == k_max_semver_number) fail();
    return number + 1;
  }

  Set read_set(std::string_view text) {
    const SemverWords words = split_semver_words(text);
    part_ = trim_unicode(text);
    Set all;
    if (std::optional<Set> hyphen = read_hyphen(words)) {
      all = *std::move(hyphen);
    } else {
      for (const std::string& word : with_joined_signs(words)) {
        if (word.empty()) continue;
        part_ = word;
        const Set some = read_word(word);
        all.insert(all.end(), some.begin(), some.end());
      }
    }
    return merged(all);
  }

  /// Below the next version of what the partial leaves open.
  Comparator below_next(const SemverPartial& partial) const {
    if (!partial.minor) return below(next(*partial.major), 0, 0);
    return below(*partial.major, next(*partial.minor), 0);
  }

  Set caret(const SemverPartial& partial) const {
    if (!partial.major) return {Comparator()};
    const Comparator low = from(lowest(partial));
    if (*partial.major > 0 || !partial.minor) return {low, below(next(*partial.major), 0, 0)};
    if (*partial.minor > 0 || !partial.patch) return {low, below(0, next(*partial.minor), 0)};
    return {low, below(0, 0, next(*partial.patch))};
  }

  Set tilde(const SemverPartial& partial) const {
    if (!partial.major) return {Comparator()};
    return {from(lowest(partial)), below_next(partial)};
  }

  /// A comparison with a partial that leaves something open.
  Set open_comparison(Sign sign, const SemverPartial& partial) const {
    const bool excludes = sign == Sign::less || sign == Sign::greater;
    if (!partial.major) return {excludes ? nothing() : Comparator()};
    const Semver low = lowest(partial);
    const Comparator end = below_next(partial);
    switch (sign) {
      case Sign::equal:
        return {from(low), end};
      case Sign::less:
        return {below(low.major, low.minor, 0)};
      case Sign::less_or_equal:
        return {end};
      case Sign::greater:
        return {from(version(end.version->major, end.version->minor, 0))};
      case Sign::greater_or_equal:
        break;
    }
    return {from(low)};
  }

  /// Of 256 characters at most, as for a version that stands alone.
  Comparator exact(Sign sign, std::string_view prefix, const SemverPartial& partial) const {
    const Semver named = lowest(partial);
    if ((!prefix.empty() && prefix != "v") || named.text().size() > 256) fail();
    if (sign == Sign::greater_or_equal && prefix.empty()) return from(named);
    return {sign, named};
  }

  /// npm takes one "*" that is stuck to a version ("1.2.3*", ">*1.2.3") for nothing, with the sign before it.
  Set stuck_star(std::string_view word) const {
    const std::size_t star = word.find('*');
    if (star == std::string_view::npos) fail();
    std::size_t start = star;
    if (start > 0 && word[start - 1] == '=') --start;
    if (start > 0 && (word[start - 1] == '<' || word[start - 1] == '>')) --start;
    const std::string left = std::string(word.substr(0, start)) + std::string(word.substr(star + 1));
    std::string_view rest = left;
    const Sign sign = take_sign(rest);
    const std::string_view prefix = take_prefix(rest);
    const std::optional<SemverPartial> partial = SemverPartial::parse(rest);
    if (!partial || !partial->is_full()) fail();
    return {exact(sign, prefix, *partial)};
  }

  Set read_word(std::string_view word) const {
    std::string_view rest = word;
    const bool is_caret = rest.starts_with('^');
    const bool is_tilde = rest.starts_with('~');
    if (is_caret || is_tilde) rest.remove_prefix(1);
    if (is_tilde && rest.starts_with('>')) rest.remove_prefix(1);
    const Sign sign = is_caret || is_tilde ? Sign::equal : take_sign(rest);
    const std::string_view prefix = take_prefix(rest);
    const std::optional<SemverPartial> partial = SemverPartial::parse(rest);
    if (!partial) return stuck_star(word);
    if (is_caret) return caret(*partial);
    if (is_tilde) return tilde(*partial);
    if (partial->is_full()) return {exact(sign, prefix, *partial)};
    // A number behind an "x" is no version for a comparison; behind "^" and "~" nobody looks.
    const bool is_disordered = (!partial->major && partial->minor) || (!partial->minor && partial->patch);
    if (is_disordered) return stuck_star(word);
    return open_comparison(sign, *partial);
  }

  /// "A - B", where "v" and "=" may stand apart from their version. nullopt when it is no such range.
  std::optional<Set> read_hyphen(SemverWords words) const {
    if (!words.empty() && words.back().empty()) words.pop_back();
    const auto dash = std::find(words.begin(), words.end(), "-");
    if (dash == words.begin() || dash == words.end() || dash + 1 == words.end()) return std::nullopt;
    const std::string first_text = fmt::format("{}", fmt::join(words.begin(), dash, " "));
    const std::string last_text = fmt::format("{}", fmt::join(dash + 1, words.end(), " "));
    std::string_view first_rest = first_text;
    std::string_view last_rest = last_text;
    const std::string_view first_prefix = take_prefix(first_rest, "v= ");
    const std::string_view last_prefix = take_prefix(last_rest, "v= ");
    const std::optional<SemverPartial> first = SemverPartial::parse(first_rest);
    const std::optional<SemverPartial> last = SemverPartial::parse(last_rest);
    if (!first || !last) return std::nullopt;
    Set out;
    if (first->is_full()) {
      out.push_back(exact(Sign::greater_or_equal, first_prefix, *first));
    } else if (first->major) {
      out.push_back(from(lowest(*first)));
    }
    if (last->is_full()) {
      out.push_back(exact(Sign::less_or_equal, last->prerelease.empty() ? last_prefix : "", *last));
    } else if (last->major) {
      out.push_back(below_next(*last));
    }
    if (out.empty()) out.emplace_back();
    return out;
  }

  std::string_view range_;
  std::string part_;
};

}  // namespace

SemverRange::SemverRange(std::string_view text) : sets_(RangeReader(text).all()) {}

}  // namespace bs::match
