#include "scan/files.hpp"

#include "bs/base/error.hpp"
#include "bs/match/glob.hpp"

namespace bs::scan {
namespace {

constexpr int k_max_links = 10;
constexpr std::uint64_t k_link_cap = 4096;

std::string size_text(std::uint64_t bytes) {
  if (bytes % k_mebibyte == 0) return fmt::format("{} MiB", bytes / k_mebibyte);
  return fmt::format("{} bytes", bytes);
}

void set_fault(Text& text, TextState state, std::string why) {
  text.state = state;
  text.why = std::move(why);
}

}  // namespace

std::string why_unreadable(const git::Blob& blob, std::uint64_t cap) {
  switch (blob.state) {
    case git::BlobState::present:
      return "";
    case git::BlobState::too_large:
      return fmt::format("is larger than {}", size_text(cap));
    case git::BlobState::missing:
      return "is missing from the repository's objects";
    case git::BlobState::not_in_partial_clone:
      return "is not in this partial clone";
    case git::BlobState::corrupt:
      return "is corrupt";
  }
  return "";
}

/// The file at the end of all links, or nullopt with the text's state and why. Links may stand at any part of
/// the path.
std::optional<git::Entry> Files::follow(std::string path, Text& text) const {
  for (int links = 0;;) {
    auto entry = source_.entry_at(path);
    std::string link = path;
    // Nothing there: perhaps a folder on the way is a link.
    while (!entry && !link.empty()) {
      link = std::string(parent_of(link));
      if (const auto above = source_.entry_at(link); above && above->type == git::EntryType::symlink)
        entry = above;
    }
    if (!entry) {
      set_fault(text, TextState::absent, links == 0 ? "does not exist" : "is a link that leads nowhere");
      return std::nullopt;
    }
    text.path = path;
    if (entry->type != git::EntryType::symlink) return entry;
    if (++links > k_max_links) {
      set_fault(text, TextState::unreadable, "is a link among more than 10");
      return std::nullopt;
    }
    const git::Blob target = source_.read(*entry, k_link_cap);
    if (target.state != git::BlobState::present) {
      set_fault(text, TextState::unreadable, why_unreadable(target, k_link_cap));
      return std::nullopt;
    }
    const auto next = target.bytes.starts_with('/')
                          ? std::nullopt
                          : resolve_repository_path(parent_of(link), target.bytes + path.substr(link.size()));
    if (!next) {
      set_fault(text, TextState::outside, "is a link that leads outside the repository");
      return std::nullopt;
    }
    path = *next;
  }
}

Text Files::find(std::string_view path) const {
  Text text;
  text.path = path;
  try {
    const auto entry = follow(std::string(path), text);
    if (!entry) return text;
    text.id = entry->id;
    if (entry->type == git::EntryType::tree) set_fault(text, TextState::unreadable, "is a folder");
    if (entry->type == git::EntryType::submodule) set_fault(text, TextState::unreadable, "is a submodule");
  } catch (const Error& error) {
    set_fault(text, TextState::unreadable, "cannot be reached: " + error.message());
  }
  return text;
}

Text Files::read(std::string_view path, std::uint64_t cap) const {
  Text text = find(path);
  if (text.state != TextState::present) return text;
  git::Blob blob = source_.read({text.path, git::EntryType::blob, false, text.id}, cap);
  if (blob.state == git::BlobState::present) {
    text.text = std::move(blob.bytes);
  } else {
    set_fault(text, TextState::unreadable, why_unreadable(blob, cap));
  }
  return text;
}

Text Files::read(const git::Entry& entry, std::uint64_t cap) const {
  if (entry.type != git::EntryType::blob) return read(entry.path, cap);
  Text text;
  text.path = entry.path;
  text.id = entry.id;
  git::Blob blob = source_.read(entry, cap);
  text.text = std::move(blob.bytes);
  if (blob.state != git::BlobState::present)
    set_fault(text, TextState::unreadable, why_unreadable(blob, cap));
  return text;
}

std::vector<std::string> Files::list(std::string_view folder) const {
  std::vector<std::string> names;
  try {
    source_.walk(folder, [&](const git::Entry& entry) {
      names.emplace_back(base_name(entry.path));
      if (entry.type == git::EntryType::tree) names.back() += '/';
      return git::WalkStep::skip;
    });
  } catch (const Error&) {  // a folder on the way cannot be read; the walk has told of it
  }
  return names;
}

std::vector<std::string> Files::matching(std::string_view glob, bool& incomplete) const {
  const match::Glob pattern(glob);
  std::vector<std::string> found;
  const git::WalkResult walked = source_.walk(pattern.fixed_prefix(), [&](const git::Entry& entry) {
    const bool is_file = entry.type == git::EntryType::blob || entry.type == git::EntryType::symlink;
    if (is_file && pattern.matches(entry.path)) found.push_back(entry.path);
    return git::WalkStep::into;
  });
  incomplete = walked.incomplete.has_value();
  return found;
}

}  // namespace bs::scan
