#include "bs/match/glob.hpp"
#include "bs/scaffold/update.hpp"

namespace bs::scaffold {

std::vector<std::string> changed_files(const git::Repository& repository, std::size_t limit) {
  match::IgnoreRules rules;
  return git::changed_files(
      repository,
      [&](std::string_view path, bool is_folder) {
        return rules.own_verdict(path, is_folder) == match::IgnoreRules::Verdict::ignored;
      },
      [&](std::string_view folder, std::string_view text) { rules.add(text, folder); }, limit);
}

}  // namespace bs::scaffold
