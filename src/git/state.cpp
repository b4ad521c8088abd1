#include "git/state.hpp"

#include <git2/sys/repository.h>

#include <cstring>

#include "bs/base/error.hpp"
#include "git/commit_reader.hpp"

namespace bs::git {
namespace {

constexpr int k_max_tag_depth = 10;

void require(int result, std::string_view what) {
  if (result >= 0) return;
  throw_if_out_of_memory();
  throw Error(ErrorKind::unreadable, fmt::format("{}: {}", what, last_error_text()));
}

}  // namespace

std::size_t OidHash::operator()(const Oid& id) const noexcept {
  std::size_t hash = 0;
  std::memcpy(&hash, id.bytes, sizeof hash);
  return hash;
}

const ObjectStore& Repository::State::objects() const {
  if (!objects_) objects_ = std::make_unique<ObjectStore>(folders.common / "objects");
  return *objects_;
}

git_repository* Repository::State::raw() const {
  if (raw_) return raw_.get();
  const ObjectStore& store = objects();
  RepositoryHandle repository;
  ConfigHandle empty;
  require(git_repository_open_bare(Out(repository), folders.git.c_str()), "the repository cannot be opened");
  require(git_config_new(Out(empty)), "the repository cannot be opened");
  require(git_repository_set_config(repository.get(), empty.get()), "the repository cannot be opened");
  require(git_repository_set_odb(repository.get(), store.raw()), "the repository cannot be opened");
  raw_ = std::move(repository);
  return raw_.get();
}

std::string Repository::State::fault_of(ObjectState object) const {
  if (object == ObjectState::corrupt) return objects().why_unreadable();
  return is_partial() ? "is not in this partial clone" : "is missing";
}

std::optional<Commit> Repository::State::read_commit(const Oid& id) const {
  const Object object = objects().read(id);
  if (object.state == ObjectState::missing) return std::nullopt;
  if (object.state == ObjectState::corrupt)
    throw Error(ErrorKind::unreadable,
                fmt::format("the commit {} {}", id.short_hex(), fault_of(object.state)));
  auto commit = object.type() == GIT_OBJECT_COMMIT ? parse_commit(id, object.bytes()) : std::nullopt;
  if (!commit) throw Error(ErrorKind::unreadable, fmt::format("{} is not a commit", id.short_hex()));
  return commit;
}

std::optional<Commit> Repository::State::try_commit(const Oid& id) const {
  const Object object = objects().read(id);
  if (!object.present() || object.type() != GIT_OBJECT_COMMIT) return std::nullopt;
  return parse_commit(id, object.bytes());
}

Oid Repository::State::peel_to_commit(Oid id, std::string_view name) const {
  for (int depth = 0; depth <= k_max_tag_depth; ++depth) {
    const ObjectHeader header = objects().read_header(id);
    if (header.state != ObjectState::present)
      throw Error(ErrorKind::unreadable,
                  fmt::format("{} leads to {}, which {}", name, id.short_hex(), fault_of(header.state)));
    if (header.type == GIT_OBJECT_COMMIT) return id;
    if (header.type != GIT_OBJECT_TAG) break;
    const Object tag = objects().read(id);
    const auto target = tag.present() ? parse_tag_target(tag.bytes()) : std::nullopt;
    if (!target) break;
    id = *target;
  }
  throw Error(ErrorKind::unreadable, fmt::format("{} does not lead to a commit", name));
}

}  // namespace bs::git
