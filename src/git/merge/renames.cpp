#include "git/merge/renames.hpp"

#include <algorithm>
#include <optional>

#include "git/merge/folder_guess.hpp"
#include "git/merge/similarity.hpp"

namespace bs::git::merge {
namespace {

constexpr std::uint64_t k_least_score = k_full_score / 2;
// Enough for two files that kept their name, before all are compared with all.
constexpr std::uint64_t k_least_score_of_namesakes = k_full_score * 3 / 4;
constexpr std::size_t k_candidates = 4;  // that are kept for each new file
// git's merge.renameLimit: beyond, only equal files and namesakes are found.
constexpr std::size_t k_limit = 7'000;
constexpr std::size_t k_none = static_cast<std::size_t>(-1);

/// A pair that might be a rename.
struct Match {
  std::size_t from = k_none, to = k_none;
  std::uint64_t score = 0;
  bool same_name = false;
};

bool is_better(const Match& a, const Match& b) {
  if (a.to == k_none || b.to == k_none) return b.to == k_none && a.to != k_none;
  return a.score != b.score ? a.score > b.score : a.same_name && !b.same_name;
}

class Search {
 public:
  Search(const std::vector<Candidate>& gone, const std::vector<Candidate>& added, Blobs& blobs)
      : gone_(gone), added_(added), blobs_(blobs), target_(gone.size(), k_none), taken_(added.size()) {
    prints_of_gone_.resize(gone.size());
    prints_of_added_.resize(added.size());
  }

  std::vector<Rename> run() {
    pair_equal_files();
    pair_namesakes();
    pair_alike();
    std::vector<Rename> renames;
    for (std::size_t i = 0; i < gone_.size(); ++i)
      if (target_[i] != k_none) renames.push_back({gone_[i].path, added_[target_[i]].path});
    return renames;
  }

 private:
  void pair(std::size_t from, std::size_t to) {
    target_[from] = to;
    taken_[to] = true;
    guess_.learn(gone_[from].path, added_[to].path);
  }

  /// Same content; a file that kept its name goes before others.
  void pair_equal_files() {
    std::map<Oid, std::vector<std::size_t>> by_id;
    for (std::size_t i = 0; i < gone_.size(); ++i)
      if (!is_empty(gone_[i])) by_id[gone_[i].version.id].push_back(i);
    for (std::size_t to = 0; to < added_.size(); ++to) {
      const auto found = by_id.find(added_[to].version.id);
      if (found == by_id.end() || is_empty(added_[to])) continue;
      std::size_t best = k_none;
      for (const std::size_t from : found->second) {
        if (target_[from] != k_none || !may_be_equal(gone_[from].version, added_[to].version)) continue;
        if (best == k_none) best = from;
        if (base_name(gone_[from].path) != base_name(added_[to].path)) continue;
        best = from;
        break;
      }
      if (best != k_none) pair(best, to);
    }
  }

  static bool may_be_equal(const Version& a, const Version& b) {
    return a.kind == b.kind || (a.is_regular() && b.is_regular());
  }
  /// Empty files say nothing about where they came from.
  static bool is_empty(const Candidate& file) {
    static const Oid empty = *Oid::from_hex("e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");
    return file.version.id == empty;
  }

  using NameMap = std::map<std::string_view, std::size_t>;  // k_none: more than one
  static NameMap unique_names(const std::vector<Candidate>& files,
                              const std::function<bool(std::size_t)>& counts) {
    NameMap names;
    for (std::size_t i = 0; i < files.size(); ++i) {
      if (!counts(i)) continue;
      const auto [at, is_new] = names.emplace(base_name(files[i].path), i);
      if (!is_new) at->second = k_none;
    }
    return names;
  }

  /// The one file of a name that is gone, and the one of that name that is new; where there are several, the
  /// one in the folder that its folder became.
  void pair_namesakes() {
    guess_.settle();
    std::map<std::string_view, std::size_t> by_path;
    for (std::size_t i = 0; i < added_.size(); ++i) by_path.emplace(added_[i].path, i);
    std::vector<bool> was_open(gone_.size());
    for (std::size_t i = 0; i < gone_.size(); ++i) was_open[i] = target_[i] == k_none && !is_empty(gone_[i]);
    const NameMap olds = unique_names(gone_, [&](std::size_t i) { return was_open[i]; });
    const NameMap news =
        unique_names(added_, [&](std::size_t i) { return !taken_[i] && !is_empty(added_[i]); });
    for (std::size_t from = 0; from < gone_.size(); ++from) {
      if (!was_open[from] || !gone_[from].matters) continue;
      const std::string_view name = base_name(gone_[from].path);
      const auto found = news.find(name);
      if (found == news.end()) continue;
      std::size_t to = found->second;
      if (to == k_none || olds.at(name) == k_none) {
        const auto place = guess_.place_of(gone_[from].path);
        const auto at = place ? by_path.find(*place) : by_path.end();
        to = at == by_path.end() ? k_none : at->second;
      }
      if (to == k_none || taken_[to]) continue;
      if (score_of(from, to, k_least_score_of_namesakes) >= k_least_score_of_namesakes) pair(from, to);
    }
  }

  void pair_alike() {
    std::vector<std::size_t> froms;
    for (std::size_t i = 0; i < gone_.size(); ++i)
      if (target_[i] == k_none && gone_[i].matters && !is_empty(gone_[i])) froms.push_back(i);
    const auto open = static_cast<std::size_t>(std::count(taken_.begin(), taken_.end(), false));
    if (froms.empty() || open == 0 || froms.size() * open > k_limit * k_limit) return;
    std::vector<Match> matches;
    for (std::size_t to = 0; to < added_.size(); ++to) {
      if (taken_[to] || is_empty(added_[to])) continue;
      std::array<Match, k_candidates> best;
      for (const std::size_t from : froms) keep_if_better(best, match(from, to));
      matches.insert(matches.end(), best.begin(), best.end());
    }
    std::stable_sort(matches.begin(), matches.end(), is_better);
    for (const Match& match : matches) {
      if (match.to == k_none || match.score < k_least_score) break;
      if (!taken_[match.to] && target_[match.from] == k_none) pair(match.from, match.to);
    }
  }

  Match match(std::size_t from, std::size_t to) {
    return {from, to, score_of(from, to, k_least_score),
            base_name(gone_[from].path) == base_name(added_[to].path)};
  }

  static void keep_if_better(std::array<Match, k_candidates>& best, const Match& match) {
    Match* worst = &best[0];
    for (Match& other : best)
      if (is_better(*worst, other)) worst = &other;
    if (is_better(match, *worst)) *worst = match;
  }

  std::uint64_t score_of(std::size_t from, std::size_t to, std::uint64_t least) {
    const Candidate& a = gone_[from];
    const Candidate& b = added_[to];
    if (!a.version.is_regular() || !b.version.is_regular()) return 0;
    if (sizes_differ_too_much(blobs_.size(a.version.id, a.path), blobs_.size(b.version.id, b.path), least))
      return 0;
    return similarity(print(a, prints_of_gone_[from]), print(b, prints_of_added_[to]));
  }

  const Fingerprint& print(const Candidate& file, std::optional<Fingerprint>& kept) {
    if (!kept) kept = fingerprint_of(blobs_.read(file.version.id, file.path));
    return *kept;
  }

  const std::vector<Candidate>& gone_;
  const std::vector<Candidate>& added_;
  Blobs& blobs_;
  std::vector<std::size_t> target_;  // of each that is gone
  std::vector<bool> taken_;          // of each that is new
  std::vector<std::optional<Fingerprint>> prints_of_gone_, prints_of_added_;
  FolderGuess guess_;
};

}  // namespace

std::vector<Rename> find_renames(const std::vector<Candidate>& gone, const std::vector<Candidate>& added,
                                 Blobs& blobs) {
  const bool any_matters =
      std::any_of(gone.begin(), gone.end(), [](const Candidate& file) { return file.matters; });
  if (!any_matters || added.empty()) return {};
  return Search(gone, added, blobs).run();
}

}  // namespace bs::git::merge
