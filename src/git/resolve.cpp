#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "git/state.hpp"

namespace bs::git {
namespace {

/// The ref a plain name stands for, in git's order; nullopt when there is none.
std::optional<RefStore::Found> find_ref(const RefStore& refs, const std::string& name) {
  if (name == "@") return refs.follow("HEAD");
  for (const char* form :
       {"{}", "refs/{}", "refs/tags/{}", "refs/heads/{}", "refs/remotes/{}", "refs/remotes/{}/HEAD"}) {
    if (auto found = refs.follow(fmt::format(fmt::runtime(form), name))) return found;
  }
  return std::nullopt;
}

/// The name of `merge` behind a fetch refspec "+refs/heads/*:refs/remotes/origin/*"; nullopt when it does not
/// match.
std::optional<std::string> map_by_refspec(std::string_view refspec, std::string_view merge) {
  if (refspec.starts_with('+')) refspec.remove_prefix(1);
  const std::size_t colon = refspec.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string_view from = refspec.substr(0, colon);
  const std::string_view to = refspec.substr(colon + 1);
  const std::size_t star = from.find('*');
  if (star == std::string_view::npos) return from == merge ? std::optional(std::string(to)) : std::nullopt;
  const std::string_view before = from.substr(0, star);
  const std::string_view after = from.substr(star + 1);
  if (merge.size() < before.size() + after.size() || !merge.starts_with(before) || !merge.ends_with(after))
    return std::nullopt;
  const std::string_view middle = merge.substr(before.size(), merge.size() - before.size() - after.size());
  return replace_all(to, "*", middle);
}

/// The remote-tracking ref that a branch follows (branch.NAME.remote and .merge); nullopt when it follows
/// none.
std::optional<std::string> upstream_of(const Config& config, const std::string& branch) {
  const auto remote = config.value(fmt::format("branch.{}.remote", branch));
  auto merge = config.value(fmt::format("branch.{}.merge", branch));
  if (!remote || !merge) return std::nullopt;
  if (*remote == ".") return merge;
  const std::string key = fmt::format("remote.{}.fetch", *remote);
  for (const Config::Item& item : config.items()) {
    if (item.key != key || !item.value) continue;
    if (auto name = map_by_refspec(*item.value, *merge)) return name;
  }
  return std::nullopt;
}

struct Upstream {
  std::string_view branch;
  std::string_view rest;
};

/// Takes "main@{upstream}~2" apart; nullopt for anything else.
std::optional<Upstream> split_upstream(std::string_view revision) {
  const std::size_t at = revision.find("@{u");
  const std::size_t close = at == std::string_view::npos ? at : revision.find('}', at);
  if (close == std::string_view::npos) return std::nullopt;
  const std::string_view word = revision.substr(at + 2, close - at - 2);
  if (word != "u" && word != "upstream") return std::nullopt;
  return Upstream{revision.substr(0, at), revision.substr(close + 1)};
}

Error no_revision(const Repository& repository, std::string_view revision) {
  Error error(ErrorKind::not_found, fmt::format("there is no revision {}", revision));
  std::vector<std::string> known = repository.branches();
  for (std::string& tag : repository.tags()) known.push_back(std::move(tag));
  const std::string_view name = revision.substr(0, revision.find_first_of("^~@:"));
  if (const auto near = nearest(name, known); near && *near != name)
    return error.hint(fmt::format("did you mean {}?", *near));
  if (repository.is_shallow())
    return error.hint(
        "the clone is shallow; fetch the whole history (fetch-depth: 0, git fetch --unshallow)");
  return error;
}

/// Lets libgit2 evaluate what is more than a name: "main~2", "v1^{commit}", an abbreviated hash.
std::optional<Oid> evaluate(git_repository* repository, const std::string& expression) {
  ObjectHandle object;
  const int result = git_revparse_single(Out(object), repository, expression.c_str());
  if (result >= 0) return from_git(*git_object_id(object.get()));
  throw_if_out_of_memory();
  if (result == GIT_EAMBIGUOUS)
    throw Error(ErrorKind::not_found,
                fmt::format("{} is ambiguous: it begins more than one hash", expression));
  if (result == GIT_ENOTFOUND || result == GIT_EINVALIDSPEC) return std::nullopt;
  throw Error(ErrorKind::unreadable,
              fmt::format("{} cannot be looked up: {}", expression, last_error_text()));
}

}  // namespace

Commit Repository::resolve(std::string_view revision) const {
  std::string expression(revision);
  if (const auto upstream = split_upstream(revision)) {
    std::string branch(upstream->branch);
    if (branch.empty() || branch == "HEAD" || branch == "@") branch = current_branch().value_or("HEAD");
    const auto name = upstream_of(state_->config, branch);
    if (!name)
      throw Error(ErrorKind::not_found,
                  fmt::format("there is no revision {}: {} follows no other branch", revision, branch));
    expression = *name + std::string(upstream->rest);
  }
  std::optional<Oid> id = Oid::from_hex(expression);
  if (id && state_->objects().read_header(*id).state == ObjectState::missing) id.reset();
  if (!id) {
    if (const auto ref = find_ref(state_->refs, expression)) id = ref->id;
  }
  if (!id && expression.find('\0') == std::string::npos) id = evaluate(state_->raw(), expression);
  if (!id) throw no_revision(*this, revision);
  const Oid commit = state_->peel_to_commit(*id, revision);
  if (auto read = state_->read_commit(commit)) return std::move(*read);
  throw no_revision(*this, revision);
}

namespace {

std::vector<std::string> short_names(const RefStore& refs, std::string_view prefix) {
  std::vector<std::string> names = refs.names_below(prefix);
  for (std::string& name : names) name.erase(0, prefix.size());
  return names;
}

}  // namespace

std::vector<std::string> Repository::branches() const {
  return short_names(state_->refs, "refs/heads/");
}
std::vector<std::string> Repository::tags() const {
  return short_names(state_->refs, "refs/tags/");
}

}  // namespace bs::git
