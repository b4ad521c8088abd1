#include "fixture.hpp"

#include <fstream>

#include "git/library.hpp"

namespace bs::test {

void write(const fs::path& path, std::string_view text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

std::string fault_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    std::string text = fmt::format("{}: {}", name_of(error.kind()), error.message());
    return error.hint().empty() ? text : text + " | " + error.hint();
  }
  return "nothing";
}

Fixture::Fixture(fs::path where, bool bare) : path(std::move(where)), git(bare ? path : path / ".git") {
  write(git / "HEAD", "ref: refs/heads/main\n");
  write(git / "config", fmt::format("[core]\n\trepositoryformatversion = 0\n\tbare = {}\n", bare));
  fs::create_directories(git / "objects/pack");
  fs::create_directories(git / "refs/heads");
}

Oid Fixture::object(std::string_view type, std::string_view bytes) const {
  git::start_library();
  git::OdbHandle odb;
  git_oid id;
  const git_object_t kind = git_object_string2type(std::string(type).c_str());
  int result = git_odb_open(git::Out(odb), (git / "objects").c_str());
  if (result >= 0) result = git_odb_write(&id, odb.get(), bytes.data(), bytes.size(), kind);
  if (result < 0) throw Error(ErrorKind::io, git::last_error_text());
  return git::from_git(id);
}

Oid Fixture::blob(std::string_view text) const {
  return object("blob", text);
}

Oid Fixture::tree(const std::vector<TreeItem>& items) const {
  std::string bytes;
  for (const TreeItem& item : items) {
    bytes += item.mode + " " + item.name + '\0';
    bytes.append(reinterpret_cast<const char*>(item.id.bytes), sizeof item.id.bytes);
  }
  return object("tree", bytes);
}

Oid Fixture::commit(const Oid& tree_id, const std::vector<Oid>& parents, Seconds time,
                    std::string_view author, std::string_view message) const {
  std::string bytes = fmt::format("tree {}\n", tree_id.hex());
  for (const Oid& parent : parents) bytes += fmt::format("parent {}\n", parent.hex());
  bytes += fmt::format("author {0} {1} +0000\ncommitter {0} {1} +0000\n\n{2}\n", author, time, message);
  return object("commit", bytes);
}

void Fixture::remove(const Oid& id) const {
  const std::string hex = id.hex();
  fs::remove(git / "objects" / hex.substr(0, 2) / hex.substr(2));
}

void Fixture::symbolic(std::string_view name, std::string_view target) const {
  write(git / name, fmt::format("ref: {}\n", target));
}

Oid Fixture::first_commit() const {
  const Oid id = commit(tree({{"100644", "f", blob("text\n")}}));
  ref("refs/heads/main", id);
  return id;
}

}  // namespace bs::test
