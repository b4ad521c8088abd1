#include "scaffold/infer/votes.hpp"

#include <algorithm>
#include <set>

#include "bs/base/text.hpp"

namespace bs::scaffold::infer {
namespace {

constexpr std::size_t k_least_literal = 3;
constexpr std::size_t k_most_lines = 5'000;  // of a file that are looked at
constexpr double k_most_weight = 20;

/// A path with a rendered name says more than a line.
constexpr double k_path_bonus = 10;

class Counter {
 public:
  explicit Counter(const FileTree& project) : project_(project) {}

  std::map<std::string, Texts> run(const Source& source) {
    for (const SourceText& text : source.texts) {
      const std::string path = without_statements(text.path);
      if (const auto found = project_.find(path); found != project_.end()) {
        read(text, found->first, found->second, source.syntax);
      } else if (const auto pattern = LinePattern::of(path, source.syntax, 1)) {
        read_matching(text, *pattern, source.syntax);
      }
    }
    return std::move(seen_);
  }
  std::set<std::string>& files() { return files_; }

 private:
  void add(const std::string& file, const std::vector<Sighting>& sightings, double weight) {
    for (const auto& [name, text] : sightings) {
      if (text.find("{{") != std::string::npos) continue;  // a template of a template
      seen_[name][text] += std::min(weight, k_most_weight);
      files_.insert(file);
    }
  }

  /// Files whose name the template makes: each that fits.
  void read_matching(const SourceText& text, const LinePattern& pattern, const Syntax& syntax) {
    for (const auto& [path, file] : project_) {
      const auto sightings = pattern.match(path);
      // A value that goes over several folders is hardly one.
      if (!sightings || std::any_of(sightings->begin(), sightings->end(), [](const Sighting& sighting) {
            return std::count(sighting.second.begin(), sighting.second.end(), '/') > 3;
          }))
        continue;
      add(path, *sightings,
          static_cast<double>(pattern.weight()) / 2 + (is_alike(text, file) ? k_path_bonus : 0));
      read(text, path, file, syntax);
    }
  }

  static bool is_alike(const SourceText& text, const TreeFile& file) {
    return text.text.empty() ? file.bytes.empty()
                             : split_lines(text.text).front() ==
                                   split_lines(file.bytes.empty() ? "\n" : file.bytes).front();
  }

  void read(const SourceText& text, const std::string& path, const TreeFile& file, const Syntax& syntax) {
    if (file.mode == FileMode::symlink || text.text.find(syntax.open) == std::string::npos) return;
    auto lines = split_lines(file.bytes);
    if (lines.size() > k_most_lines) lines.resize(k_most_lines);
    std::set<std::string_view> done;
    std::size_t at = 0;
    for (const std::string_view line : split_lines(text.text)) {
      const std::size_t here = at++;
      if (line.find(syntax.open) == std::string_view::npos || !done.insert(line).second) continue;
      const auto pattern = LinePattern::of(line, syntax, k_least_literal);
      if (!pattern) {
        // "# NAME" fits too much to be looked for everywhere; at the same place it is likely the title.
        const auto title = LinePattern::of(line, syntax, 0);
        const auto sightings = title && here < lines.size() ? title->match(lines[here]) : std::nullopt;
        if (sightings) add(path, *sightings, static_cast<double>(title->weight() + 1));
        continue;
      }
      for (const std::string_view candidate : lines)
        if (const auto sightings = pattern->match(candidate))
          add(path, *sightings, static_cast<double>(pattern->weight()));
    }
  }

  const FileTree& project_;
  std::map<std::string, Texts> seen_;
  std::set<std::string> files_;
};

/// The parts of `github.com?owner=acme&repo=pay`, each with its texts.
struct RepoUrl {
  Texts host, owner, repo;
};

class Answers {
 public:
  void add(const Source& source, const std::map<std::string, Texts>& seen) {
    for (const auto& [name, texts] : seen) {
      if (source.names_answers) {
        if (name.find('.') == std::string::npos) merge(answers_[name], texts, 1);
        continue;
      }
      const auto value = source.values.find(name);
      if (value != source.values.end()) from_value(value->second, texts);
    }
  }

  std::map<std::string, Texts> take() {
    for (const auto& [name, url] : urls_) {
      if (url.owner.empty() || url.repo.empty()) continue;
      const std::string host = url.host.empty() ? "github.com" : ranked(url.host).front();
      const std::string owner = ranked(url.owner).front(), repo = ranked(url.repo).front();
      answers_[name][fmt::format("{}?owner={}&repo={}", host, owner, repo)] = 1;
    }
    return std::move(answers_);
  }

 private:
  static void merge(Texts& into, const Texts& texts, double share) {
    for (const auto& [text, weight] : texts) into[text] += weight * share;
  }

  /// "${{ parameters.port }}", with text around it or a filter behind it.
  void from_value(const std::string& value, const Texts& texts) {
    if (from_repo_url(value, texts)) return;
    static const Syntax k_parameters{"${{", "parameters"};
    if (const auto pattern = LinePattern::of(value, k_parameters, 0)) {
      for (const auto& [text, weight] : texts)
        if (const auto sightings = pattern->match(text))
          for (const auto& [name, part] : *sightings)
            if (name.find('.') == std::string::npos) answers_[name][part] += weight;
      return;
    }
    // A filter changes the text, though seldom beyond recognition: trying it out will tell.
    static const match::Regex k_filtered(R"(^\$\{\{\s*parameters\.(\w+)\s*\|[^}]*\}\}$)");
    if (const auto groups = k_filtered.find(value))
      merge(answers_[value.substr((*groups)[1].begin, (*groups)[1].end - (*groups)[1].begin)], texts, 0.25);
  }

  bool from_repo_url(const std::string& value, const Texts& texts) {
    static const match::Regex k_part(
        R"(parameters\.(\w+)\s*\|\s*parseRepoUrl\s*\)?\s*(?:\|\s*pick\(\s*|\[\s*|\.)['"]?(host|owner|repo)\b)");
    static const match::Regex k_slug(R"(parameters\.(\w+)\s*\|\s*projectSlug)");
    const auto group = [&](const auto& groups, std::size_t i) {
      return value.substr(groups[i].begin, groups[i].end - groups[i].begin);
    };
    if (const auto groups = k_part.find(value)) {
      RepoUrl& url = urls_[group(*groups, 1)];
      const std::string part = group(*groups, 2);
      merge(part == "host" ? url.host : part == "owner" ? url.owner : url.repo, texts, 1);
      return true;
    }
    const auto groups = k_slug.find(value);
    if (!groups) return false;
    RepoUrl& url = urls_[group(*groups, 1)];
    for (const auto& [text, weight] : texts) {
      const std::size_t slash = text.find('/');
      if (slash == std::string::npos) continue;
      url.owner[text.substr(0, slash)] += weight;
      url.repo[text.substr(slash + 1)] += weight;
    }
    return true;
  }

  std::map<std::string, Texts> answers_;
  std::map<std::string, RepoUrl> urls_;
};

}  // namespace

Votes count_votes(const std::vector<Source>& sources, const FileTree& project) {
  Answers answers;
  std::set<std::string> files;
  for (const Source& source : sources) {
    Counter counter(project);
    answers.add(source, counter.run(source));
    files.merge(counter.files());
  }
  return {answers.take(), files.size()};
}

std::vector<std::string> ranked(const Texts& texts) {
  std::vector<std::pair<std::string, double>> order(texts.begin(), texts.end());
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::vector<std::string> out;
  for (auto& [text, weight] : order) out.push_back(std::move(text));
  return out;
}

}  // namespace bs::scaffold::infer
