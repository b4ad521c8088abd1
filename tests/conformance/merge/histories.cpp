#include "histories.hpp"

#include <fmt/format.h>

#include <array>
#include <random>
#include <vector>

namespace bs::test {
namespace {

/// std::mt19937 gives the same numbers everywhere; the distributions of the library do not.
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}
  std::size_t below(std::size_t n) { return engine_() % n; }
  bool chance(std::size_t percent) { return below(100) < percent; }
  template <class Container>
  const auto& pick(const Container& from) {
    return from[below(from.size())];
  }

 private:
  std::mt19937 engine_;
};

constexpr std::array<const char*, 12> k_words = {"order",  "invoice", "return", "account", "ledger", "config",
                                                 "server", "client",  "handle", "retry",   "value",  "name"};
constexpr std::array<const char*, 6> k_frequent = {"", "}", "{", "    return 0;", "#", "  end"};
constexpr std::array<const char*, 8> k_folders = {"",         "src/",  "src/main/", "docs/",
                                                  "cmd/api/", "test/", ".github/",  "a/b/c/"};
constexpr std::array<const char*, 10> k_names = {"README.md",  "main.go",     "index.ts", "config.yaml",
                                                 "Dockerfile", "util.py",     "x",        "new.txt",
                                                 "readme.md",  "build.gradle"};

std::string a_line(Dice& dice) {
  if (dice.chance(30)) return dice.pick(k_frequent);
  return fmt::format("{}{} {} {}", std::string(dice.below(3) * 2, ' '), dice.pick(k_words),
                     dice.pick(k_words), dice.below(40));
}

std::vector<std::string> a_text(Dice& dice, std::size_t most) {
  std::vector<std::string> lines(1 + dice.below(most));
  for (std::string& line : lines) line = a_line(dice);
  return lines;
}

struct Text {
  std::vector<std::string> lines;
  bool is_crlf = false;
  bool has_end = true;
};

Text taken_apart(const std::string& bytes) {
  Text text;
  text.is_crlf = bytes.find("\r\n") != std::string::npos;
  text.has_end = bytes.empty() || bytes.back() == '\n';
  std::string line;
  for (const char c : bytes) {
    if (c == '\n') {
      text.lines.push_back(line);
      line.clear();
    } else if (c != '\r') {
      line += c;
    }
  }
  if (!line.empty()) text.lines.push_back(line);
  return text;
}

std::string put_together(const Text& text) {
  std::string bytes;
  for (const std::string& line : text.lines) bytes += line + (text.is_crlf ? "\r\n" : "\n");
  if (!text.has_end && !bytes.empty()) bytes.resize(bytes.size() - (text.is_crlf ? 2 : 1));
  return bytes;
}

std::string edited(Dice& dice, const std::string& bytes) {
  if (bytes.find('\0') != std::string::npos) return bytes + std::string(1 + dice.below(3), '\1');
  Text text = taken_apart(bytes);
  for (std::size_t hunk = 1 + dice.below(3); hunk > 0; --hunk) {
    const std::size_t at = dice.below(text.lines.size() + 1);
    const auto where = text.lines.begin() + static_cast<std::ptrdiff_t>(at);
    const std::size_t left = text.lines.size() - at;
    switch (dice.below(4)) {
      case 0: {
        const auto more = a_text(dice, 4);
        text.lines.insert(where, more.begin(), more.end());
        break;
      }
      case 1:
        text.lines.erase(where, where + static_cast<std::ptrdiff_t>(std::min(left, dice.below(4))));
        break;
      case 2: {  // a copy of lines that are there: moves and repetitions
        const std::size_t from = text.lines.empty() ? 0 : dice.below(text.lines.size());
        const std::vector<std::string> copy(text.lines.begin() + static_cast<std::ptrdiff_t>(from),
                                            text.lines.end());
        text.lines.insert(where, copy.begin(),
                          copy.begin() + static_cast<std::ptrdiff_t>(std::min(copy.size(), dice.below(5))));
        break;
      }
      default:
        if (left > 0) *where = a_line(dice);
    }
  }
  if (dice.chance(3)) text.has_end = !text.has_end;
  if (dice.chance(2)) text.is_crlf = !text.is_crlf;
  return put_together(text);
}

TreeFile a_file(Dice& dice) {
  TreeFile file;
  if (dice.chance(4)) {
    file.mode = FileMode::symlink;
    file.bytes = dice.pick(k_names);
    return file;
  }
  if (dice.chance(3)) {
    file.bytes = std::string("PNG\0", 4) + std::to_string(dice.below(1000));
    return file;
  }
  if (dice.chance(3)) return file;  // empty
  file.bytes = put_together({a_text(dice, 60), dice.chance(5), !dice.chance(5)});
  if (dice.chance(10)) file.mode = FileMode::executable;
  return file;
}

/// A file and a folder cannot have one name.
bool fits(const FileTree& tree, const std::string& path) {
  if (tree.contains(path)) return false;
  const auto below = tree.lower_bound(path + "/");
  if (below != tree.end() && below->first.starts_with(path + "/")) return false;
  for (std::size_t slash = path.find('/'); slash != std::string::npos; slash = path.find('/', slash + 1))
    if (tree.contains(path.substr(0, slash))) return false;
  return true;
}

std::string a_path(Dice& dice) {
  return std::string(dice.pick(k_folders)) +
         (dice.chance(50) ? std::string(dice.pick(k_names)) : fmt::format("f{}.txt", dice.below(30)));
}

void move(FileTree& tree, const std::string& from, const std::string& to) {
  TreeFile file = tree.at(from);
  tree.erase(from);
  if (!fits(tree, to)) {
    tree[from] = std::move(file);
  } else {
    tree[to] = std::move(file);
  }
}

void rename_folder(Dice& dice, FileTree& tree) {
  const std::string from = dice.pick(k_folders), to = dice.chance(50) ? "moved/" : dice.pick(k_folders);
  if (from.empty() || to == from) return;
  std::vector<std::string> paths;
  for (const auto& [path, file] : tree)
    if (path.starts_with(from)) paths.push_back(path);
  for (const std::string& path : paths) move(tree, path, to + path.substr(from.size()));
}

std::string other_case(std::string path) {
  for (char& c : path)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return path;
}

void change_file(Dice& dice, FileTree& tree, const std::string& path) {
  const std::size_t what = dice.below(100);
  TreeFile& file = tree.at(path);
  if (what < 30) {
    if (file.mode != FileMode::symlink) file.bytes = edited(dice, file.bytes);
    if (file.mode == FileMode::symlink && dice.chance(30)) file.bytes = dice.pick(k_names);
  } else if (what < 40) {
    if (dice.chance(60) && file.mode != FileMode::symlink) file.bytes = edited(dice, file.bytes);
    move(tree, path, dice.chance(15) ? other_case(path) : a_path(dice));
  } else if (what < 47) {
    tree.erase(path);
  } else if (what < 52 && file.mode != FileMode::symlink) {
    file.mode = file.mode == FileMode::executable ? FileMode::regular : FileMode::executable;
  } else if (what == 52) {
    file = {"elsewhere", FileMode::symlink};
  } else if (what == 53) {
    tree.erase(path);
    tree[path + "/inside"] = a_file(dice);
  }
}

FileTree changed(Dice& dice, const FileTree& base) {
  FileTree tree = base;
  for (const auto& [path, file] : base)
    if (tree.contains(path)) change_file(dice, tree, path);
  for (std::size_t i = dice.below(4); i > 0; --i)
    if (const std::string path = a_path(dice); fits(tree, path)) tree[path] = a_file(dice);
  if (dice.chance(10)) rename_folder(dice, tree);
  return tree;
}

}  // namespace

History make_history(std::uint32_t seed) {
  Dice dice(seed);
  History history;
  for (std::size_t i = 4 + dice.below(20); i > 0; --i)
    if (const std::string path = a_path(dice); fits(history.base, path)) history.base[path] = a_file(dice);
  history.ours = changed(dice, history.base);
  history.theirs = changed(dice, history.base);
  return history;
}

std::optional<History> with_complete_lines(History history) {
  bool is_changed = false;
  for (FileTree* tree : {&history.base, &history.ours, &history.theirs}) {
    for (auto& [path, file] : *tree) {
      if (file.mode == FileMode::symlink || file.bytes.empty() || file.bytes.back() == '\n') continue;
      file.bytes += '\n';
      is_changed = true;
    }
  }
  return is_changed ? std::optional(std::move(history)) : std::nullopt;
}

History make_update(std::uint32_t seed, std::size_t files) {
  Dice dice(seed);
  History history;
  for (std::size_t i = 0; i < files; ++i) {
    TreeFile file;
    file.bytes = put_together({a_text(dice, 200), false, true});
    history.base[fmt::format("{}part{}/file{}.txt", dice.pick(k_folders), i % 23, i)] = std::move(file);
  }
  const auto some = [&](FileTree tree) {
    for (const auto& [path, file] : history.base)
      if (dice.chance(15)) change_file(dice, tree, path);
    return tree;
  };
  history.ours = some(history.base);
  history.theirs = some(history.base);
  return history;
}

}  // namespace bs::test
