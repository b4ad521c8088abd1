#include <set>

#include "bs/base/text.hpp"
#include "facts/lockfiles/lock.hpp"

// A Gemfile is a program. What is read are plain lines `gem "name"` at the top and in blocks that ask for
// gems whatever happens (group, source, platforms …); Gemfile.lock names these under DEPENDENCIES.
namespace bs::facts {
namespace {

std::string first_word(std::string_view line) {
  return std::string(line.substr(0, line.find_first_of(" \t(")));
}

bool opens_block(std::string_view line, const std::string& word) {
  for (const std::string_view keyword :
       {"if", "unless", "case", "def", "begin", "while", "until", "for", "class", "module"})
    if (word == keyword) return true;
  return line.ends_with(" do") || (line.find(" do |") != std::string_view::npos && line.ends_with('|'));
}

bool is_plain_block(const std::string& word) {
  for (const std::string_view name : {"group", "source", "platforms", "platform", "path", "git", "github"})
    if (word == name) return true;
  return false;
}

/// The name of `gem "name", …`; "" for other lines and for those with a condition behind.
std::string gem_name(std::string_view line, const std::string& word) {
  if (word != "gem" || line.find(" if ") != std::string_view::npos ||
      line.find(" unless ") != std::string_view::npos || line.find(" ? ") != std::string_view::npos)
    return "";
  const std::size_t begin = line.find_first_of("'\"");
  if (begin == std::string_view::npos ||
      trim(line.substr(3, begin - 3)).find_first_not_of('(') != std::string_view::npos)
    return "";
  const std::size_t end = line.find(line[begin], begin + 1);
  if (end == std::string_view::npos) return "";
  const std::string name(line.substr(begin + 1, end - begin - 1));
  return name.find_first_of("#{} ") == std::string::npos ? name : "";
}

std::vector<Dependency> gems_of(std::string_view text) {
  std::vector<Dependency> gems;
  std::vector<bool> blocks;  ///< whether each one around is plain
  Mark mark{0, 0};
  for (const std::string_view raw : split_lines(text)) {
    ++mark.line;
    mark.column = static_cast<std::uint32_t>(std::min(raw.find_first_not_of(" \t"), raw.size()) + 1);
    const std::string_view line = trim(raw.substr(0, raw.find(" #")));
    if (line.empty() || line.front() == '#') continue;
    if (line == "__END__") break;
    const std::string word = first_word(line);
    if (word == "end") {
      if (!blocks.empty()) blocks.pop_back();
    } else if (opens_block(line, word)) {
      blocks.push_back(is_plain_block(word) && line.find(" if ") == std::string_view::npos);
    } else if (std::find(blocks.begin(), blocks.end(), false) == blocks.end()) {
      std::string name = gem_name(line, word);
      if (!name.empty()) gems.push_back({std::move(name), "", mark});
    }
  }
  return gems;
}

std::set<std::string> locked_gems(std::string_view text) {
  std::set<std::string> names;
  bool inside = false;
  for (const std::string_view raw : split_lines(text)) {
    if (!raw.starts_with(' ')) inside = trim(raw) == "DEPENDENCIES";
    std::string name = first_word(trim(raw));
    if (name.ends_with('!')) name.pop_back();
    if (inside && raw.starts_with(' ')) names.insert(std::move(name));
  }
  return names;
}

}  // namespace

LockState ruby_lock(const LockInput& input) {
  const std::string manifest = input.in_folder("Gemfile"), path = input.in_folder("Gemfile.lock");
  LockState state;
  const auto gemfile = input.snapshot.text(manifest);
  const File* file = input.snapshot.find(path);
  if (!gemfile || file == nullptr || !file->is_regular()) return state;
  state.path = path;
  state.judged = true;
  const std::set<std::string> locked = locked_gems(input.snapshot.text(*file, k_lock_cap));
  for (const Dependency& gem : gems_of(*gemfile))
    if (locked.count(gem.name) == 0) state.problems.push_back(not_locked(manifest, gem, "Gemfile.lock"));
  return state;
}

}  // namespace bs::facts
