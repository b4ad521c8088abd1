#include "bs/model/language.hpp"

#include <array>

#include "bs/base/paths.hpp"

namespace bs::model {
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

}  // namespace

std::string_view ending_of(std::string_view name) {
  const auto dot = name.rfind('.');
  return dot == std::string_view::npos ? "" : name.substr(dot + 1);
}

std::string_view language_of_ending(std::string_view ending) {
  const auto found = std::lower_bound(k_endings.begin(), k_endings.end(), ending,
                                      [](const Ending& a, std::string_view b) { return a.ending < b; });
  return found != k_endings.end() && found->ending == ending ? found->language : "";
}

std::string_view language_of(std::string_view name) {
  return language_of_ending(ending_of(base_name(name)));
}

}  // namespace bs::model
