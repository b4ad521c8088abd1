#include "bs/base/paths.hpp"
#include "bs/base/text.hpp"
#include "scan/manifest_fields.hpp"
#include "scan/manifest_text.hpp"
#include "scan/path_words.hpp"

// CMakeLists.txt: the topmost project() of a folder tree; those below are parts of it.
namespace bs::scan {
namespace {

const match::Regex& project_pattern() {
  static const match::Regex pattern(R"re((?:^|[\s;])project\s*\(\s*"?([^\s")]+)"?([^)]*)\))re",
                                    {true, true, false});
  return pattern;
}
const match::Regex& executable_pattern() {
  static const match::Regex pattern(R"re((?:^|\s)add_executable\s*\(\s*"?([^\s")]+)"?)re",
                                    {true, false, false});
  return pattern;
}
const match::Regex& library_pattern() {
  static const match::Regex pattern(R"re((?:^|\s)add_library\s*\(\s*"?([^\s")]+)"?)re", {true, false, false});
  return pattern;
}

/// Whether the project's own program is among the executables: one of its name, not its tests.
bool makes_program(std::string_view text, std::string_view project) {
  bool found = false;
  each_match(executable_pattern(), text, [&](const auto& groups, std::size_t) {
    found = found || equal_ignoring_case(groups[1], project) || has_word(groups[1], {"${project_name}"});
  });
  return found;
}

/// The folders that the root adds, at most eight: the program is mostly made in one of them.
bool makes_program_below(const ManifestSource& source, std::string_view text, std::string_view project) {
  static const match::Regex added(R"re((?:^|\s)add_subdirectory\s*\(\s*"?([^\s")$]+)"?)re",
                                  {true, false, false});
  constexpr int k_most = 8;
  int looked_at = 0;
  bool found = false;
  each_match(added, text, [&](const auto& groups, std::size_t) {
    const std::string folder = member_path(source, groups[1]);
    if (found || folder.empty() || is_skipped_folder(base_name(folder)) || ++looked_at > k_most) return;
    if (const auto below = source.input.read(join_path(folder, "CMakeLists.txt")))
      found = makes_program(without_comments(*below, Comments::hash), project);
  });
  return found;
}

}  // namespace

void read_cmake(const ManifestSource& source, ManifestFacts& facts) {
  static const match::Regex description(R"re(DESCRIPTION\s+"([^"]+)")re");
  static const match::Regex version(R"re(VERSION\s+"?([0-9][0-9A-Za-z.]*))re");
  static const match::Regex plain_c(R"re((?:LANGUAGES\s+|^\s*)"?C"?\s*$)re");
  const std::string text = without_comments(source.text, Comments::hash);
  const auto found = project_pattern().find(text);
  facts.is_weak = !found;  // a list of files that some other project includes
  if (!found) return;
  facts.name = text.substr((*found)[1].begin, (*found)[1].end - (*found)[1].begin);
  facts.mark = mark_at(text, (*found)[1].begin);
  if (facts.name.find("${") != std::string::npos) facts.name.clear();
  const std::string_view rest =
      std::string_view(text).substr((*found)[2].begin, (*found)[2].end - (*found)[2].begin);
  facts.description = first_match(description, rest);
  facts.version = first_match(version, rest);
  facts.language = plain_c.search(rest) ? "C" : "C++";
  if (makes_program(text, facts.name) || makes_program_below(source, text, facts.name))
    facts.claim("cli", sure::likely);
  else if (library_pattern().search(text))
    facts.claim("library", sure::fair);
}

}  // namespace bs::scan
