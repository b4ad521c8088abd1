#include "bs/match/codeowners.hpp"

#include "bs/base/text.hpp"
#include "match/codeowners_line.hpp"

namespace bs::match {

struct CodeOwners::Compiled {
  std::optional<Wildcard> pattern;
  std::size_t section = 0;  ///< by the order of the file
};

CodeOwners CodeOwners::parse(std::string_view text, OwnersFlavour flavour) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  OwnersFile file = flavour == OwnersFlavour::github ? read_github_owners(text) : read_gitlab_owners(text);
  CodeOwners out;
  out.is_one_list_ = flavour == OwnersFlavour::github;
  out.rules_ = std::move(file.rules);
  out.diagnostics_ = std::move(file.diagnostics);
  std::vector<std::string_view> sections = {""};
  for (std::size_t i = 0; i < out.rules_.size(); ++i) {
    const std::string& name = out.rules_[i].section;
    const auto found = std::find(sections.begin(), sections.end(), name);
    const auto section = static_cast<std::size_t>(found - sections.begin());
    if (found == sections.end()) sections.push_back(name);
    out.compiled_.push_back(std::make_shared<const Compiled>(Compiled{std::move(file.patterns[i]), section}));
  }
  return out;
}

std::vector<const OwnersRule*> CodeOwners::match_sections(std::string_view path) const {
  struct Answer {
    const OwnersRule* rule = nullptr;
    bool is_excluded = false;
  };
  std::vector<Answer> answers;
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    if (!compiled_[i]->pattern->matches(path)) continue;
    if (answers.size() <= compiled_[i]->section) answers.resize(compiled_[i]->section + 1);
    Answer& answer = answers[compiled_[i]->section];
    answer.rule = &rules_[i];
    // An exclusion cannot be taken back by what follows it.
    answer.is_excluded = answer.is_excluded || rules_[i].is_exclusion;
  }
  std::vector<const OwnersRule*> out;
  for (const Answer& answer : answers) {
    if (answer.rule != nullptr && !answer.is_excluded) out.push_back(answer.rule);
  }
  return out;
}

const OwnersRule* CodeOwners::match(std::string_view path) const {
  if (is_one_list_) {
    for (std::size_t i = rules_.size(); i-- > 0;) {
      if (compiled_[i]->pattern->matches(path)) return &rules_[i];
    }
    return nullptr;
  }
  const std::vector<const OwnersRule*> all = match_sections(path);
  if (all.empty()) return nullptr;
  const auto owned =
      std::find_if(all.begin(), all.end(), [](const OwnersRule* rule) { return !rule->owners.empty(); });
  return owned == all.end() ? all.front() : *owned;
}

std::vector<OwnersLocation> codeowners_locations() {
  return {{".github/CODEOWNERS", OwnersFlavour::github},
          {"CODEOWNERS", OwnersFlavour::github},
          {"docs/CODEOWNERS", OwnersFlavour::github},
          {".gitlab/CODEOWNERS", OwnersFlavour::gitlab}};
}

bool has_gitlab_sections(std::string_view text) {
  for (const std::string_view line : split_lines(text)) {
    if (is_section_head(trim(line))) return true;
  }
  return false;
}

OwnersFlavour flavour_at(const OwnersLocation& place, std::string_view text) {
  const bool may_be_gitlab = !place.path.starts_with(".github/");
  return may_be_gitlab && has_gitlab_sections(text) ? OwnersFlavour::gitlab : place.flavour;
}

}  // namespace bs::match
