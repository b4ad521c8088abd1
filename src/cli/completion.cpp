#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/base/text.hpp"
#include "cli/commands.hpp"
#include "cli/completion_words.hpp"
#include "cli/context.hpp"

namespace bs::cli {
namespace {

constexpr Option k_options[] = {
    {"--words", "LINE", "print what may stand at the end of LINE (the shells call this)"}};

// Each shell asks bs itself what may come next, so that names of entities are completed too and the three
// never differ.
constexpr std::string_view k_bash = R"(_bs() {
  local line="${COMP_LINE:0:COMP_POINT}" word="${COMP_WORDS[COMP_CWORD]}" IFS=$'\n'
  COMPREPLY=($(BS_NO_SCAN=1 bs completion bash --words "$line" 2>/dev/null))
  if [ "${COMPREPLY[0]}" = ":files" ]; then COMPREPLY=($(compgen -f -- "$word")); compopt -o filenames; return; fi
  if declare -F __ltrim_colon_completions >/dev/null; then __ltrim_colon_completions "$word"; fi
}
complete -F _bs bs
)";
constexpr std::string_view k_zsh = R"(#compdef bs
_bs() {
  local -a found
  found=("${(@f)$(BS_NO_SCAN=1 bs completion zsh --words "${LBUFFER}" 2>/dev/null)}")
  if [[ "${found[1]}" == ":files" ]]; then _files; return; fi
  compadd -Q -- "${found[@]}"
}
compdef _bs bs
)";
constexpr std::string_view k_fish = R"(function __bs_complete
    set -l found (BS_NO_SCAN=1 bs completion fish --words (commandline -cp) 2>/dev/null)
    if test "$found[1]" = ":files"
        __fish_complete_path (commandline -ct)
    else
        printf '%s\n' $found
    end
end
complete -c bs -f -a '(__bs_complete)'
)";

int run(Context& context) {
  const auto& shell = context.args().words().front();
  std::string_view script = shell == "bash" ? k_bash : shell == "zsh" ? k_zsh : shell == "fish" ? k_fish : "";
  if (script.empty()) {
    throw Error(ErrorKind::usage, fmt::format("no completion for the shell '{}'", shown(shell)))
        .hint("bash, zsh or fish");
  }
  if (auto line = context.args().value("--words")) {
    std::string out;
    for (const auto& word : completion_words(*line, context)) out += word + "\n";
    context.output().out(std::move(out));
    return 0;
  }
  context.output().out(std::string(script));
  return 0;
}

}  // namespace

const Command k_completion{
    "completion",
    "Print the script for TAB completion",
    {"bash|zsh|fish", 1, 1, "bash zsh fish"},
    "source <(bs completion bash)                         in ~/.bashrc\n"
    "bs completion zsh > \"${fpath[1]}/_bs\"\n"
    "bs completion fish > ~/.config/fish/completions/bs.fish",
    "TAB completes commands, options, their values, and the names of entities from the stored catalog.",
    k_options,
    run,
};

}  // namespace bs::cli
