// Which paths may be written (templates.md §7).
#include <unordered_map>

#include "bs/base/paths.hpp"
#include "bs/base/text.hpp"
#include "bs/scaffold/run.hpp"

namespace bs::scaffold {
namespace {

constexpr std::size_t k_longest_name = 255;    // what file systems take
constexpr std::size_t k_longest_path = 1'024;  // what every system opens, with some room
constexpr std::size_t k_deepest = 64;
constexpr int k_most_links = 40;  // as many as the kernel follows
constexpr std::size_t k_most_steps = 1'000'000;

bool has_control_character(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

std::optional<std::string> refusal_of_name(std::string_view name) {
  if (name.empty()) return "it has an empty part";
  if (name == ".") return "it has \".\" as a part";
  if (name == "..") return "it leads out with \"..\"";
  if (name.size() > k_longest_name)
    return fmt::format("a name of it is longer than {} bytes", k_longest_name);
  if (!is_safe_component(name)) return "git keeps its own files there";
  return std::nullopt;
}

Error unsafe(std::string_view path, std::string_view reason) {
  return Error(ErrorKind::config, fmt::format("\"{}\" may not be written: {}", path, reason));
}

/// Follows a symlink of the tree as the system would. The reason why it may not be, or nullopt.
class LinkWalk {
 public:
  explicit LinkWalk(const FileTree& tree) : tree_(tree) {}

  std::optional<std::string> refusal(std::string_view link, std::string_view target) {
    hops_ = 0;
    path_ = parent_of(link);
    return follow(target);
  }

 private:
  std::optional<std::string> follow(std::string_view target) {
    if (target.empty()) return "it points nowhere";
    if (target.front() == '/') return "it is absolute";
    if (target.find('\0') != std::string_view::npos) return "it holds a NUL";
    if (target.size() > k_longest_path)
      return fmt::format("it is longer than {} bytes", grouped(k_longest_path));
    for (const std::string_view part : split(target, '/')) {
      if (++steps_ > k_most_steps)
        throw Error(ErrorKind::limit, "the symbolic links take too long to follow");
      if (part.empty() || part == ".") continue;
      if (part == "..") {
        if (path_.empty()) return "it leads out";
        path_ = parent_of(path_);
        continue;
      }
      if (const auto reason = refusal_of_name(part)) return reason;
      const std::string folder = path_;
      path_ = join_path(path_, part);
      const auto file = tree_.find(path_);
      if (file == tree_.end() || file->second.mode != FileMode::symlink) continue;
      if (++hops_ > k_most_links) return "it goes in a circle";
      path_ = folder;
      if (auto reason = follow(file->second.bytes)) return reason;
    }
    return std::nullopt;
  }

  const FileTree& tree_;
  std::string path_;
  int hops_ = 0;
  std::size_t steps_ = 0;  ///< of all links
};

/// Names that are one where case or normal forms do not count, folder by folder.
class Twins {
 public:
  /// Paths come sorted: what they share with the one before is known already.
  void check(std::string_view path) {
    std::size_t shared = 0;
    std::size_t from = 0;
    while (shared < way_.size() && is_below(path, way_[shared].path)) from = way_[shared++].path.size() + 1;
    way_.resize(shared);
    while (from < path.size()) {
      const std::size_t end = std::min(path.find('/', from), path.size());
      enter(path, from, end);
      from = end + 1;
    }
  }

 private:
  struct Folder {
    std::string_view path;
    std::size_t number;
  };

  void enter(std::string_view path, std::size_t from, std::size_t end) {
    const std::string_view entry = path.substr(0, end);
    const std::size_t parent = way_.empty() ? 0 : way_.back().number;
    const auto key = fmt::format("{}/{}", parent, case_folded(path.substr(from, end - from)));
    const auto [there, is_new] = entries_.emplace(key, Folder{entry, entries_.size() + 1});
    if (!is_new && there->second.path != entry)
      throw unsafe(path,
                   fmt::format("\"{}\" and \"{}\" are one where case or Unicode's normal forms do not count",
                               there->second.path, entry));
    way_.push_back(there->second);
  }

  std::unordered_map<std::string, Folder> entries_;
  std::vector<Folder> way_;  ///< to the path before
};

}  // namespace

std::optional<std::string> refusal_of(std::string_view path) {
  if (path.empty()) return "it is empty";
  if (path.find('\0') != std::string_view::npos) return "it holds a NUL";
  if (path.front() == '/') return "it is absolute";
  if (path.find('\\') != std::string_view::npos) return "it holds a backslash";
  if (has_control_character(path)) return "it holds a control character";
  if (!is_valid_utf8(path)) return "it is no UTF-8";
  if (path.size() > k_longest_path) return fmt::format("it is longer than {} bytes", grouped(k_longest_path));
  const std::vector<std::string_view> names = split(path, '/');
  for (const std::string_view name : names)
    if (auto reason = refusal_of_name(name)) return reason;
  if (names.size() > k_deepest) return fmt::format("it is more than {} folders deep", k_deepest);
  return std::nullopt;
}

void require_safe(const FileTree& tree) {
  Twins twins;
  LinkWalk walk(tree);
  for (const auto& [path, file] : tree) {
    if (const auto reason = refusal_of(path)) throw unsafe(path, *reason);
    twins.check(path);
    for (std::string_view folder = parent_of(path); !folder.empty(); folder = parent_of(folder)) {
      const auto above = tree.find(folder);
      if (above == tree.end()) continue;
      throw unsafe(path, fmt::format("\"{}\" is a {}", folder,
                                     above->second.mode == FileMode::symlink ? "symbolic link" : "file"));
    }
    if (file.mode != FileMode::symlink) continue;
    if (const auto reason = walk.refusal(path, file.bytes))
      throw unsafe(path, fmt::format("the target of this symbolic link is \"{}\": {}", file.bytes, *reason));
  }
}

}  // namespace bs::scaffold
