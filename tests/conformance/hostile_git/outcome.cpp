#include "outcome.hpp"

#include <poll.h>
#include <unistd.h>

#include <array>
#include <cctype>
#include <csignal>
#include <limits>

#include "bs/base/os.hpp"
#include "bs/git/discover.hpp"
#include "bs/git/repository.hpp"
#include "support/child.hpp"
#include "support/error_of.hpp"

namespace bs::test {
namespace {

constexpr std::uint64_t k_blob_cap = std::uint64_t{1} << 20;
constexpr int k_patience_ms = 30'000;

std::string_view name_of(git::Layout layout) {
  switch (layout) {
    case git::Layout::work_tree:
      return "work tree";
    case git::Layout::bare:
      return "bare";
    case git::Layout::linked_work_tree:
      break;
  }
  return "linked work tree";
}

std::string_view name_of(git::EntryType type) {
  switch (type) {
    case git::EntryType::symlink:
      return "symlinks";
    case git::EntryType::tree:
      return "folders";
    case git::EntryType::submodule:
      return "submodules";
    case git::EntryType::blob:
      break;
  }
  return "blobs";
}

std::string_view name_of(git::BlobState state) {
  switch (state) {
    case git::BlobState::present:
      return "blobs";
    case git::BlobState::too_large:
      return "blobs too large";
    case git::BlobState::missing:
      return "blobs missing";
    case git::BlobState::not_in_partial_clone:
      return "blobs left out";
    case git::BlobState::corrupt:
      break;
  }
  return "blobs corrupt";
}

/// Hashes, whole or short, become "#".
std::string without_hashes(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && std::isalnum(static_cast<unsigned char>(text[end])) != 0) ++end;
    const std::string word = text.substr(at, end - at);
    const bool is_hash = word.find_first_not_of("0123456789abcdef") == std::string::npos &&
                         (word.size() == 7 || word.size() == 40);
    out += is_hash ? "#" : word;
    if (end < text.size()) out += text[end];
    at = end + 1;
  }
  return out;
}

std::string counted(const std::map<std::string, std::size_t>& counts) {
  std::string out;
  for (const auto& [what, count] : counts) out += fmt::format(", {} {}", grouped(count), what);
  return out;
}

/// Walks the tree and reads each of its blobs once; one may be named millions of times.
std::string describe_tree(const git::Repository& repository, const git::Oid& tree) {
  std::map<std::string, std::size_t> counts;
  std::map<git::Oid, git::BlobState> blobs;
  const auto visit = [&](const git::Entry& entry) {
    if (entry.type == git::EntryType::blob) {
      const auto [at, is_new] = blobs.try_emplace(entry.id);
      if (is_new) at->second = repository.read_blob(entry.id, k_blob_cap).state;
      ++counts[std::string(name_of(at->second))];
    } else {
      ++counts[std::string(name_of(entry.type))];
    }
    return git::WalkStep::into;
  };
  const auto result = repository.walk(tree, visit);
  std::string out = count_of(result.entries, "entry", "entries") + counted(counts);
  for (const std::string& path : result.refused) out += fmt::format(", refused '{}'", path);
  if (result.incomplete) out += fmt::format(", incomplete: {}", *result.incomplete);
  return out;
}

std::string describe_history(const git::Repository& repository, const git::Oid& start) {
  git::Repository::LogOptions options;
  options.since = std::numeric_limits<Seconds>::min();
  std::size_t commits = 0;
  const bool whole = repository.log(start, options, [&](const git::Commit&) { return ++commits > 0; });
  return count_of(commits, "commit", "commits") + (whole ? "" : ", history cut off");
}

std::string describe(const git::Repository& repository, const std::string& revision) {
  std::string out{name_of(repository.layout())};
  if (repository.is_shallow()) out += ", shallow";
  if (repository.is_partial()) out += ", partial";
  std::optional<git::Commit> commit;
  if (!revision.empty()) {
    commit = repository.resolve(revision);
  } else if (const auto tip = repository.default_tip()) {
    out += "; " + tip->name;
    commit = repository.find_commit(tip->commit);
  } else {
    return out + "; no commit yet";
  }
  if (!commit) return out + "; its commit is missing";
  return fmt::format("{}; {}; {}", out, describe_tree(repository, commit->tree),
                     describe_history(repository, commit->id));
}

std::string read_here(const fs::path& repository, const std::string& revision) {
  try {
    return describe(git::Repository::open(repository), revision);
  } catch (const Error& error) {
    const std::string text = fmt::format("{}: {}", bs::test::name_of(error.kind()), error.message());
    return error.hint().empty() ? text : fmt::format("{} | {}", text, error.hint());
  }
}

std::string stable(const std::string& text, const fs::path& root) {
  return shown(without_hashes(replace_all(text, root.native(), "ROOT")));
}

/// What the child writes until it ends; nullopt when it says nothing for too long.
std::optional<std::string> listen(const Fd& answers) {
  std::string text;
  std::array<char, 4096> buffer{};
  for (;;) {
    pollfd waiting{answers.get(), POLLIN, 0};
    if (poll(&waiting, 1, k_patience_ms) <= 0) return std::nullopt;
    const ssize_t count = read(answers.get(), buffer.data(), buffer.size());
    if (count <= 0) return text;
    text.append(buffer.data(), static_cast<std::size_t>(count));
  }
}

}  // namespace

std::string outcome_of(const fs::path& repository, const fs::path& root, const std::string& revision) {
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) return "no pipe";
  const pid_t child = start_child([&] {
    write_all(ends[1], stable(read_here(repository, revision), root));
    return 0;
  });
  close(ends[1]);
  const auto text = listen(Fd(ends[0]));
  if (!text) kill(child, SIGKILL);
  const int status = wait_for_child(child);
  if (!text) return "no answer";
  return status == 0 ? *text : fmt::format("ended with {}", status);
}

std::string outcome_of_discovery(const fs::path& root) {
  const git::DiscoverResult result = git::discover(root, {});
  std::map<std::string, std::size_t> counts;
  for (const git::Found& found : result.repositories)
    ++counts[found.linked ? "linked" : found.bare ? "bare" : "with work tree"];
  std::set<std::string> problems;
  for (const auto& [path, problem] : result.problems)
    problems.insert(fmt::format("; {}: {}", path.native(), problem));
  std::string out = count_of(result.repositories.size(), "repository", "repositories") + counted(counts);
  for (const std::string& problem : problems) out += problem;
  return stable(out, root);
}

}  // namespace bs::test
