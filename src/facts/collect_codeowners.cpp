// codeowners, of the repository, and codeowners-coverage, of a component.
#include "bs/base/text.hpp"
#include "bs/model/language.hpp"
#include "bs/model/owner_names.hpp"
#include "facts/codeowners_reading.hpp"
#include "facts/collectors.hpp"

namespace bs::facts {
namespace {

/// Files that are asked about: enough to tell a share, and fewer where a stranger wrote very many rules.
constexpr std::size_t k_asked = 2000, k_asked_at_least = 50;
constexpr std::size_t k_tries = 2'000'000;

std::size_t asked_at_most(const match::CodeOwners& rules) {
  return std::clamp(k_tries / (rules.rules().size() + 1), k_asked_at_least, k_asked);
}

/// Base names and folders of the snapshot: what a pattern without wildcards may name anywhere.
struct Names {
  std::set<std::string_view> files, folders;
};

Names names_of(const Snapshot& snapshot) {
  Names names;
  for (const File& file : snapshot.files()) {
    const std::string_view path = file.path;
    names.files.insert(base_name(path));
    for (std::string_view above = parent_of(path); !above.empty(); above = parent_of(above))
      if (!names.folders.insert(base_name(above)).second && above.find('/') == std::string_view::npos) break;
  }
  return names;
}

/// Whether the file is meant to say who owns what: its rules match a tenth of the program files at least. One
/// that names a workflow or the documentation only is there to have these reviewed.
struct Reach {
  bool assigns = false;
};

Reach reach_of(const CodeownersReading& file, const Snapshot& snapshot) {
  std::vector<const File*> programs;
  for (const File& candidate : snapshot.files())
    if (!candidate.path.starts_with('.') && !model::language_of(candidate.path).empty())
      programs.push_back(&candidate);
  if (programs.empty())
    for (const File& candidate : snapshot.files()) programs.push_back(&candidate);
  const std::size_t step = programs.size() / asked_at_most(*file.rules) + 1;
  std::size_t asked = 0, matched = 0;
  for (std::size_t i = 0; i < programs.size(); i += step, ++asked)
    if (file.rules->match(programs[i]->path) != nullptr) ++matched;
  return {matched != 0 && matched * 10 >= asked};
}

/// Whether the rule, were it the only one, would decide for some file.
bool finds_something(const match::OwnersRule& rule, match::OwnersFlavour flavour, const Snapshot& snapshot,
                     const Names& names, std::size_t& tries) {
  std::string_view pattern = rule.pattern;
  if (pattern.find_first_of("*?[\\") == std::string_view::npos) {
    const bool is_folder = pattern.ends_with('/');
    if (is_folder) pattern.remove_suffix(1);
    const bool is_rooted = pattern.find('/') != std::string_view::npos;
    if (pattern.starts_with('/')) pattern.remove_prefix(1);
    if (!is_rooted) return names.folders.contains(pattern) || (!is_folder && names.files.contains(pattern));
    return snapshot.has_folder(pattern) || (!is_folder && snapshot.find(pattern) != nullptr);
  }
  const auto alone = match::CodeOwners::parse(rule.pattern + " @x", flavour);
  if (alone.rules().empty()) return true;  // not for us to judge
  const auto matches = [&](const File& file) { return alone.match(file.path) != nullptr; };
  const auto found = std::find_if(snapshot.files().begin(), snapshot.files().end(), matches);
  tries += static_cast<std::size_t>(found - snapshot.files().begin());
  if (tries > 10 * k_tries)
    throw Error(ErrorKind::limit, "CODEOWNERS has too many rules with wildcards that match nothing");
  return found != snapshot.files().end();
}

FactFinding at_rule(const CodeownersReading& file, const match::OwnersRule& rule, std::string message,
                    std::string key) {
  return {file.path, {rule.line, 1}, std::move(message), rule.pattern, std::move(key)};
}

std::vector<FactFinding> unmatched_rules(const CodeownersReading& file, const Snapshot& snapshot) {
  std::vector<FactFinding> found;
  const Names names = names_of(snapshot);
  std::size_t tries = 0;
  for (const match::OwnersRule& rule : file.rules->rules())
    if (!rule.is_exclusion && !finds_something(rule, file.flavour, snapshot, names, tries))
      found.push_back(
          at_rule(file, rule, fmt::format("{} matches no file", shown(rule.pattern)), rule.pattern));
  return found;
}

std::vector<FactFinding> unknown_owners(const CodeownersReading& file, const Surroundings& around) {
  std::vector<FactFinding> found;
  if (!around.known_entity) return found;
  const std::map<std::string, std::string> none;
  const model::OwnerNames names(around.owner_aliases == nullptr ? none : *around.owner_aliases);
  std::set<std::string> told;
  for (const match::OwnersRule& rule : file.rules->rules()) {
    for (const std::string& written : rule.owners) {
      const std::string owner = names.of_written(written);
      if (owner.empty() || owner.starts_with("email:") || around.known_entity(owner)) continue;
      if (!told.insert(written).second) continue;
      found.push_back(
          at_rule(file, rule, fmt::format("{} is no entity of the catalog", shown(written)), written));
    }
  }
  return found;
}

model::FactReading collect(const CollectorInput& input) {
  const CodeownersReading& file = read_codeowners(input.snapshot);
  data::Value value = data::Value::object();
  value.set("exists", !file.path.empty());
  if (file.path.empty()) return reading(std::move(value));
  std::vector<FactFinding> problems, warnings;
  for (const Diagnostic& fault : file.rules->diagnostics())
    (fault.severity == Severity::error ? problems : warnings)
        .push_back({file.path, fault.mark, fault.message, "", fault.message});
  value.set("path", file.path);
  value.set("flavour", file.flavour == match::OwnersFlavour::gitlab ? "gitlab" : "github");
  value.set("rules", number(file.rules->rules().size()));
  value.set("problems", to_value(problems));
  value.set("warnings", to_value(warnings));
  return reading(std::move(value));
}

model::FactReading collect_rules(const CollectorInput& input) {
  input.snapshot.require_whole();
  const CodeownersReading& file = read_codeowners(input.snapshot);
  if (file.path.empty()) return missing();
  data::Value value = data::Value::object();
  value.set("path", file.path);
  value.set("unmatched", to_value(unmatched_rules(file, input.snapshot)));
  value.set("unknownOwners", to_value(unknown_owners(file, input.around)));
  return reading(std::move(value));
}

struct Coverage {
  std::size_t asked = 0, matched = 0, owned = 0;
  std::set<std::string> owners;
};

Coverage coverage_of(const CodeownersReading& file, const CollectorInput& input) {
  Coverage coverage;
  const auto files = own_files(input);
  const std::size_t step = files.size() / asked_at_most(*file.rules) + 1;
  for (std::size_t i = 0; i < files.size(); i += step) {
    ++coverage.asked;
    const match::OwnersRule* rule = file.rules->match(files[i]->path);
    if (rule == nullptr) continue;
    ++coverage.matched;
    if (!rule->owners.empty()) ++coverage.owned;
    coverage.owners.insert(rule->owners.begin(), rule->owners.end());
  }
  return coverage;
}

model::FactReading collect_coverage(const CollectorInput& input) {
  input.snapshot.require_whole();
  const CodeownersReading& file = read_codeowners(input.snapshot);
  if (file.path.empty()) return missing();
  const Coverage coverage = coverage_of(file, input);
  const bool covered = coverage.asked == 0 || coverage.matched * 2 >= coverage.asked;
  data::Value problems = data::Value::array();
  if (!covered) {
    const std::uint32_t last = file.rules->rules().empty() ? 0 : file.rules->rules().back().line;
    const std::string_view where = input.folder.empty() ? std::string_view("the repository") : input.folder;
    const FactFinding finding{
        file.path,
        {last, 0},
        fmt::format("No rule matches most of {}", where),
        fmt::format("{} of {} files match none", grouped(coverage.asked - coverage.matched),
                    grouped(coverage.asked)),
        {}};
    problems.push_back(to_value(finding));
  }
  data::Value value = data::Value::object();
  value.set("path", file.path);
  const std::function<Reach()> make = [&] { return reach_of(file, input.snapshot); };
  value.set("covered", covered);
  value.set("assigns", input.snapshot.shared(make).assigns);
  value.set("files", number(coverage.asked));
  value.set("matched", number(coverage.matched));
  value.set("owned", number(coverage.owned));
  value.set("owners", to_value(std::vector<std::string>(coverage.owners.begin(), coverage.owners.end())));
  value.set("problems", std::move(problems));
  return reading(std::move(value));
}

}  // namespace

BS_COLLECTOR(codeowners) = {
    .id = "codeowners",
    .summary = "the CODEOWNERS file: its lines, and what they name",
    .fields =
        "$.exists              there is one, where GitHub or GitLab look for it\n"
        "$.path                where\n"
        "$.flavour             github or gitlab (sections)\n"
        "$.rules               how many\n"
        "$.problems[]          lines that are no rule\n"
        "$.warnings[]          lines that do not mean what they seem to",
    .scope = model::FactScope::repository,
    .is_cached = true,
    .check_arguments = nullptr,
    .collect = collect,
};
BS_COLLECTOR(codeowners_rules) = {
    .id = "codeowners-rules",
    .summary = "what the rules of CODEOWNERS lead to; missing without the file",
    .fields =
        "$.path                where\n"
        "$.unmatched[]         rules that match no file\n"
        "$.unknownOwners[]     owners that the catalog does not know; none without a catalog",
    .scope = model::FactScope::repository,
    .needs_catalog = true,
    .is_cached = true,
    .check_arguments = nullptr,
    .collect = collect_rules,
};
BS_COLLECTOR(codeowners_coverage) = {
    .id = "codeowners-coverage",
    .summary = "how much of the component's folder rules of CODEOWNERS match; missing without the file",
    .fields =
        "$.covered       at least half of its files (a rule without owners counts: it says nobody)\n"
        "$.files         asked about: all, or every n-th of more than 2,000\n"
        "$.matched       of these, by some rule\n"
        "$.owned         by a rule with owners\n"
        "$.owners[]      as written\n"
        "$.problems[]    one, when it is not covered",
    .scope = model::FactScope::component,
    .is_cached = true,
    .check_arguments = nullptr,
    .collect = collect_coverage,
};

}  // namespace bs::facts
