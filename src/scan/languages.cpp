#include "scan/languages.hpp"

#include <array>

#include "bs/base/paths.hpp"

namespace bs::scan {
namespace {

struct Ending {
  std::string_view ending, language;
};

/// Sorted by ending. Names as GitHub shows them.
constexpr std::array k_endings = {
    Ending{"adb", "Ada"},
    Ending{"ads", "Ada"},
    Ending{"astro", "Astro"},
    Ending{"bash", "Shell"},
    Ending{"bicep", "Bicep"},
    Ending{"bzl", "Starlark"},
    Ending{"c", "C"},
    Ending{"c++", "C++"},
    Ending{"cc", "C++"},
    Ending{"cjs", "JavaScript"},
    Ending{"clj", "Clojure"},
    Ending{"cljc", "Clojure"},
    Ending{"cljs", "Clojure"},
    Ending{"coffee", "CoffeeScript"},
    Ending{"cpp", "C++"},
    Ending{"cr", "Crystal"},
    Ending{"cs", "C#"},
    Ending{"cts", "TypeScript"},
    Ending{"cu", "Cuda"},
    Ending{"cxx", "C++"},
    Ending{"d", "D"},
    Ending{"dart", "Dart"},
    Ending{"el", "Emacs Lisp"},
    Ending{"elm", "Elm"},
    Ending{"erl", "Erlang"},
    Ending{"ex", "Elixir"},
    Ending{"exs", "Elixir"},
    Ending{"f90", "Fortran"},
    Ending{"fs", "F#"},
    Ending{"go", "Go"},
    Ending{"gradle", "Gradle"},
    Ending{"groovy", "Groovy"},
    Ending{"h", "C"},
    Ending{"hcl", "HCL"},
    Ending{"hh", "C++"},
    Ending{"hpp", "C++"},
    Ending{"hs", "Haskell"},
    Ending{"hxx", "C++"},
    Ending{"java", "Java"},
    Ending{"jl", "Julia"},
    Ending{"js", "JavaScript"},
    Ending{"jsx", "JavaScript"},
    Ending{"kt", "Kotlin"},
    Ending{"kts", "Kotlin"},
    Ending{"lua", "Lua"},
    Ending{"m", "Objective-C"},
    Ending{"mjs", "JavaScript"},
    Ending{"ml", "OCaml"},
    Ending{"mli", "OCaml"},
    Ending{"mm", "Objective-C++"},
    Ending{"mts", "TypeScript"},
    Ending{"nim", "Nim"},
    Ending{"nix", "Nix"},
    Ending{"php", "PHP"},
    Ending{"pl", "Perl"},
    Ending{"pm", "Perl"},
    Ending{"ps1", "PowerShell"},
    Ending{"psm1", "PowerShell"},
    Ending{"purs", "PureScript"},
    Ending{"py", "Python"},
    Ending{"pyx", "Cython"},
    Ending{"r", "R"},
    Ending{"rb", "Ruby"},
    Ending{"rkt", "Racket"},
    Ending{"rs", "Rust"},
    Ending{"scala", "Scala"},
    Ending{"sh", "Shell"},
    Ending{"sol", "Solidity"},
    Ending{"sql", "SQL"},
    Ending{"svelte", "Svelte"},
    Ending{"swift", "Swift"},
    Ending{"tcl", "Tcl"},
    Ending{"tf", "HCL"},
    Ending{"ts", "TypeScript"},
    Ending{"tsx", "TypeScript"},
    Ending{"vb", "Visual Basic"},
    Ending{"vue", "Vue"},
    Ending{"zig", "Zig"},
    Ending{"zsh", "Shell"},
};
static_assert([] {
  for (std::size_t i = 1; i < k_endings.size(); ++i)
    if (!(k_endings[i - 1].ending < k_endings[i].ending)) return false;
  return true;
}());

std::string_view ending_of(std::string_view name) {
  const auto dot = name.rfind('.');
  return dot == std::string_view::npos ? "" : name.substr(dot + 1);
}

std::string_view language_of_ending(std::string_view ending) {
  const auto found = std::lower_bound(k_endings.begin(), k_endings.end(), ending,
                                      [](const Ending& a, std::string_view b) { return a.ending < b; });
  return found != k_endings.end() && found->ending == ending ? found->language : "";
}

}  // namespace

std::string_view language_of(std::string_view name) {
  return language_of_ending(ending_of(name));
}

void LanguageCounts::add(std::vector<Count>& counts, std::string_view language, std::uint32_t files) {
  const auto found = std::find_if(counts.begin(), counts.end(),
                                  [&](const Count& count) { return count.language == language; });
  if (found != counts.end()) {
    found->files += files;
  } else {
    counts.push_back({language, files});
  }
}

void LanguageCounts::add_folder(std::string_view path) {
  const std::string_view parent = parent_of(path);
  while (folders_[current_].path != parent && current_ != 0) current_ = folders_[current_].parent;
  folders_.push_back({std::string(path), current_, {}});
  current_ = folders_.size() - 1;
}

void LanguageCounts::add_file(std::string_view path) {
  const auto ending = ending_of(base_name(path));
  if (ending != last_ending_) {
    last_ending_ = ending;
    last_language_ = language_of_ending(ending);
  }
  if (last_language_.empty()) return;
  const std::string_view folder = parent_of(path);
  while (folders_[current_].path != folder && current_ != 0) current_ = folders_[current_].parent;
  add(folders_[current_].counts, last_language_, 1);
}

void LanguageCounts::sum_up() {
  for (std::size_t i = folders_.size(); i-- > 1;)
    for (const Count& count : folders_[i].counts)
      add(folders_[folders_[i].parent].counts, count.language, count.files);
  for (std::size_t i = 0; i < folders_.size(); ++i) by_path_.emplace(folders_[i].path, i);
}

std::string LanguageCounts::main_language(std::string_view folder) {
  if (by_path_.empty()) sum_up();
  const auto found = by_path_.find(folder);
  if (found == by_path_.end()) return "";
  const Count* best = nullptr;
  for (const Count& count : folders_[found->second].counts)
    if (best == nullptr || count.files > best->files ||
        (count.files == best->files && count.language < best->language))
      best = &count;
  return best == nullptr ? "" : std::string(best->language);
}

}  // namespace bs::scan
