#include "facts/shell/downloads.hpp"

#include "bs/base/text.hpp"

namespace bs::facts {

namespace {

constexpr int k_nested_scripts = 8;  ///< bash -c "bash -c '…'"

constexpr std::string_view k_shells[] = {"exec", "su", "sh", "bash", "mksh", "dash", "ksh"};
constexpr std::string_view k_pythons[] = {"python", "python3", "python2.7"};
constexpr std::string_view k_other_interpreters[] = {"dotnet", "nuget", "perl",   "ruby",
                                                     "php",    "node",  "nodejs", "java"};

template <typename List>
bool is_any(const List& names, std::string_view written) {
  for (const std::string_view name : names)
    if (is_program(name, written)) return true;
  return false;
}

bool is_interpreter(std::string_view written) {
  return is_any(k_shells, written) || is_any(k_pythons, written) || is_any(k_other_interpreters, written);
}

/// "a//b/./c/../d" → "a/b/d"; "" is ".".
std::string clean(std::string_view path) {
  std::vector<std::string> parts;
  const bool absolute = path.starts_with('/');
  for (const std::string_view part : split(path, '/')) {
    if (part.empty() || part == ".") continue;
    if (part == ".." && !parts.empty() && parts.back() != "..")
      parts.pop_back();
    else if (part != ".." || !absolute)
      parts.emplace_back(part);
  }
  const std::string joined = join(parts, "/");
  return absolute ? "/" + joined : joined.empty() ? "." : joined;
}

/// How fetched files are compared: cleaned, whatever their case.
std::string key_of(std::string_view path) {
  return to_lower(clean(path));
}

std::string folder_of(std::string_view path) {
  const auto slash = path.rfind('/');
  return clean(slash == std::string_view::npos ? "" : path.substr(0, slash + 1));
}

std::string_view last_part(std::string_view path) {
  while (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos || path.size() == 1 ? path : path.substr(slash + 1);
}

std::string_view without_quotes(std::string_view word) {
  const bool quoted = word.size() >= 2 && (word[0] == '\'' || word[0] == '"') && word.back() == word[0];
  return quoted ? word.substr(1, word.size() - 2) : word;
}

/// The path of an URL, without query and fragment; of "gs://bucket/x" "/x".
std::string_view url_path(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme != std::string_view::npos) {
    const auto slash = url.find_first_of("/?#", scheme + 3);
    url = slash == std::string_view::npos ? std::string_view() : url.substr(slash);
  }
  return url.substr(0, std::min(url.find_first_of("?#"), url.size()));
}

bool is_url(std::string_view word) {
  if (word.starts_with('/') || word == "*") return true;
  const auto end =
      word.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");
  const bool letter = !word.empty() && ((word[0] | 0x20) >= 'a' && (word[0] | 0x20) <= 'z');
  return letter && end != std::string_view::npos && word[end] == ':' && end + 1 < word.size();
}

/// A file of a repository on GitHub at a commit: what it holds cannot change.
bool is_fixed_url(std::string_view url) {
  constexpr std::string_view k_host = "https://raw.githubusercontent.com/";
  if (!url.starts_with(k_host)) return false;
  const auto parts = split(url_path(url), '/');
  return parts.size() > 4 && parts[3].size() == 40 &&
         parts[3].find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

bool fetches_only_fixed(const CommandWords& words) {
  bool any = false;
  for (const std::string& word : words) {
    const std::string_view url = without_quotes(word);
    if (!is_url(url)) continue;
    if (!is_fixed_url(url)) return false;
    any = true;
  }
  return any;
}

bool fetches(const CommandWords& words) {
  if (words.empty()) return false;
  for (const std::string_view name : {"curl", "wget", "gsutil"})
    if (is_program(name, words[0])) return true;
  return is_program("aws", words[0]) && words.size() >= 3 && equal_ignoring_case(words[1], "s3api") &&
         equal_ignoring_case(words[2], "get-object");
}

/// Where `copy from to` puts it: `to` itself, or below it when it is a folder.
std::string copied_to(std::string_view from, std::string_view to) {
  if (folder_of(to) != clean(to)) return std::string(to);
  return clean(folder_of(to) + "/" + std::string(last_part(url_path(from))));
}

/// The file that a fetching command writes; nullopt when it cannot be told.
std::optional<std::string> fetched_file(const shell::Call& call, const CommandWords& words) {
  if (!call.writes.empty()) return call.writes[0];
  if (is_program("wget", words[0])) {
    for (std::size_t i = 1; i + 1 < words.size(); ++i)
      if (equal_ignoring_case(words[i], "-O")) return words[i + 1];
    for (std::size_t i = 1; i < words.size(); ++i) {
      if (!words[i].starts_with("http")) continue;
      const std::string_view path = url_path(words[i]);
      return path.empty() ? "." : std::string(last_part(path));
    }
  } else if (is_program("gsutil", words[0])) {
    for (std::size_t i = 1; i + 1 < words.size(); ++i)
      if (words[i].starts_with("gs://")) return copied_to(words[i], words[i + 1]);
  } else if (is_program("aws", words[0])) {
    return copied_to(words[words.size() - 2], words.back());
  }
  return std::nullopt;
}

CommandWords words_of(const shell::Call& call) {
  CommandWords words;
  for (const shell::Word& word : call.words) {
    if (word.kind == shell::WordKind::single_quoted)
      words.push_back("'" + word.text + "'");
    else if (word.kind == shell::WordKind::double_quoted)
      words.push_back("\"" + word.text + "\"");
    else if (word.kind == shell::WordKind::literal && !equal_ignoring_case(word.text, "sudo"))
      words.push_back(word.text);
  }
  return words;
}

std::string source_of(const shell::Call& call) {
  std::string text;
  for (const shell::Word& word : call.words) text += (text.empty() ? "" : " ") + word.source;
  return text;
}

/// The script in `bash -c "script"`: a shell, later an option with a c in it, and the first quoted word.
const shell::Word* inner_script(const shell::Call& call, const CommandWords& words) {
  const auto runs_text = [&](std::string_view name) {
    bool named = false;
    for (const std::string& word : words) {
      if (is_program(name, word))
        named = true;
      else if (named && word.starts_with('-') && word.find('c') != std::string::npos)
        return true;
    }
    return false;
  };
  for (const std::string_view name : k_other_interpreters)
    if (runs_text(name)) return nullptr;
  if (std::none_of(std::begin(k_shells), std::end(k_shells), runs_text)) return nullptr;
  for (const shell::Word& word : call.words)
    if (word.kind == shell::WordKind::single_quoted || word.kind == shell::WordKind::double_quoted)
      return &word;
  return nullptr;
}

/// One walk through a script and those inside it.
class Search {
 public:
  Search(std::set<std::string>& fetched, Downloads& out) : fetched_(fetched), out_(out) {}

  void script(std::string_view text, std::size_t base, int depth) {
    shell::Script script = shell::parse(text);
    if (script.fault) {
      script.fault->offset += base;
      out_.faults.push_back(*script.fault);
      return;
    }
    for (const shell::Call& call : script.calls) {
      const CommandWords words = words_of(call);
      if (words.empty()) continue;
      record(call, words);
      if (const shell::Word* inner = inner_script(call, words); inner != nullptr && depth < k_nested_scripts)
        this->script(inner->text, base + inner->offset + 1, depth + 1);
      piped(script, call, words, base);
      fetched_files_run(call, words, base);
      input_run(script, call, words, base);
      if (const auto installation = installation_of(words))
        add(installation->kind, installation->pinned, base + call.offset, source_of(call));
    }
  }

 private:
  void add(std::string_view kind, bool pinned, std::size_t offset, std::string source) {
    out_.found.push_back({kind, pinned, offset, std::move(source)});
  }

  void record(const shell::Call& call, const CommandWords& words) {
    if (!fetches(words) || fetches_only_fixed(words)) return;
    if (const auto file = fetched_file(call, words)) fetched_.insert(key_of(*file));
  }

  void piped(const shell::Script& script, const shell::Call& call, const CommandWords& words,
             std::size_t base) {
    if (!call.piped_to || !fetches(words) || fetches_only_fixed(words)) return;
    const shell::Call& right = script.calls[*call.piped_to];
    const CommandWords runs = words_of(right);
    if (runs.empty() || !is_interpreter(runs[0])) return;
    add("download-then-run", false, base + call.offset,
        source_of(call) + call.redirections + " | " + source_of(right) + right.redirections);
  }

  void fetched_files_run(const shell::Call& call, const CommandWords& words, std::size_t base) {
    if (fetched_.empty()) return;
    std::set<std::string> run;
    const std::size_t looked_at = is_interpreter(words[0]) ? words.size() : 1;
    for (std::size_t i = 0; i < looked_at; ++i)
      if (std::string file = key_of(words[i]); fetched_.contains(file)) run.insert(std::move(file));
    for (std::size_t i = 0; i < run.size(); ++i)
      add("download-then-run", false, base + call.offset, source_of(call));
  }

  void input_run(const shell::Script& script, const shell::Call& call, const CommandWords& words,
                 std::size_t base) {
    if (!is_interpreter(words[0]) || call.words.size() < 2) return;
    const shell::Word& input = call.words[1];
    if (input.kind != shell::WordKind::process_input || !input.input_call) return;
    if (fetches(words_of(script.calls[*input.input_call])))
      add("download-then-run", false, base + call.offset, source_of(call));
  }

  std::set<std::string>& fetched_;
  Downloads& out_;
};

}  // namespace

bool is_program(std::string_view name, std::string_view written) {
  return equal_ignoring_case(last_part(written), name);
}

Downloads find_downloads(std::string_view script, std::set<std::string>& fetched) {
  Downloads downloads;
  Search(fetched, downloads).script(script, 0, 0);
  return downloads;
}

bool is_shell(std::string_view program) {
  for (const std::string_view name : {"sh", "bash", "mksh"})
    if (is_program(name, program)) return true;
  return false;
}

bool is_shell_script(std::string_view path, std::string_view text) {
  if (!text.starts_with("#!"))
    return path.ends_with(".sh") || path.ends_with(".bash") || path.ends_with(".mksh");
  std::string_view line =
      text.substr(2, text.find('\n') == std::string_view::npos ? text.size() : text.find('\n') - 2);
  if (line.ends_with('\r')) line.remove_suffix(1);
  const auto words = split(line, ' ');
  return is_shell(words[0]) || (words.size() >= 2 && is_program("env", words[0]) && is_shell(words[1]));
}

}  // namespace bs::facts
