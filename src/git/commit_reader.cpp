#include "git/commit_reader.hpp"

#include <charconv>

#include "bs/base/text.hpp"
#include "git/small_file.hpp"

namespace bs::git {
namespace {

/// Takes "KEY VALUE\n" from the front; nullopt, with nothing taken, when the line begins otherwise.
std::optional<std::string_view> take_line(std::string_view& rest, std::string_view key) {
  if (!rest.starts_with(key) || rest.size() <= key.size() || rest[key.size()] != ' ') return std::nullopt;
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  const std::string_view value = rest.substr(key.size() + 1, end - key.size() - 1);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return value;
}

Signature parse_signature(std::string_view text) {
  Signature out;
  const std::size_t open = text.find('<');
  const std::size_t close = text.rfind('>');
  out.name = trim(text.substr(0, open));
  if (open == std::string_view::npos || close == std::string_view::npos || close < open) return out;
  out.email = trim(text.substr(open + 1, close - open - 1));
  const std::string_view time = trim(text.substr(close + 1));
  // A time that does not fit is none, as in git.
  if (std::from_chars(time.data(), time.data() + time.size(), out.time).ec != std::errc()) out.time = 0;
  return out;
}

}  // namespace

std::optional<Commit> parse_commit(const Oid& id, std::string_view bytes) {
  Commit commit;
  commit.id = id;
  const auto tree = take_line(bytes, "tree");
  const auto tree_id = tree ? Oid::from_hex(*tree) : std::nullopt;
  if (!tree_id) return std::nullopt;
  commit.tree = *tree_id;
  while (const auto parent = take_line(bytes, "parent")) {
    const auto parent_id = Oid::from_hex(*parent);
    if (!parent_id) return std::nullopt;
    commit.parents.push_back(*parent_id);
  }
  if (const auto author = take_line(bytes, "author")) commit.author = parse_signature(*author);
  if (const auto committer = take_line(bytes, "committer")) commit.committer = parse_signature(*committer);
  // Further headers end at the first empty line; the message may begin with more of these.
  std::size_t message = bytes.starts_with('\n') ? 0 : bytes.find("\n\n");
  if (message == std::string_view::npos) return commit;
  message = std::min(bytes.find_first_not_of('\n', message), bytes.size());
  commit.summary = first_line(bytes.substr(message));
  return commit;
}

std::optional<Oid> parse_tag_target(std::string_view bytes) {
  const auto object = take_line(bytes, "object");
  return object ? Oid::from_hex(*object) : std::nullopt;
}

}  // namespace bs::git
