#include "git/object_writer.hpp"

#include "bs/base/error.hpp"
#include "git/tree_reader.hpp"

namespace bs::git {
namespace {

constexpr std::size_t k_max_depth = 256;

std::string_view mode_digits(const TreeEntry& entry) {
  switch (entry.type) {
    case EntryType::tree:
      return "40000";
    case EntryType::symlink:
      return "120000";
    case EntryType::submodule:
      return "160000";
    case EntryType::blob:
      break;
  }
  return entry.executable ? "100755" : "100644";
}

std::string_view mode_digits(FileMode mode) {
  if (mode == FileMode::symlink) return "120000";
  return mode == FileMode::executable ? "100755" : "100644";
}

void append_item(std::string& bytes, std::string_view mode, std::string_view name, const Oid& id) {
  bytes.append(mode).append(" ").append(name).push_back('\0');
  bytes.append(reinterpret_cast<const char*>(id.bytes), sizeof id.bytes);
}

/// A folder while it is edited: its items by the key that git sorts by (a folder's name ends in a slash).
struct Folder {
  struct Item {
    std::string mode;
    Oid id;
  };
  std::map<std::string, Item, std::less<>> items;

  std::optional<Oid> subfolder(std::string_view name) const {
    const auto found = items.find(std::string(name) + "/");
    return found == items.end() ? std::nullopt : std::optional(found->second.id);
  }
  void erase(std::string_view name) {
    items.erase(std::string(name));
    items.erase(std::string(name) + "/");
  }
  std::string bytes() const {
    std::string out;
    for (const auto& [key, item] : items)
      append_item(out, item.mode, key.ends_with('/') ? std::string_view(key).substr(0, key.size() - 1) : key,
                  item.id);
    return out;
  }
};

/// Edits of one folder: for each first component what it becomes, and the edits below it.
class Edit {
 public:
  Edit(const ObjectStore& store, ObjectWriter& writer) : store_(store), writer_(writer) {}

  /// nullopt: nothing is left. `skip` bytes of each path name this folder.
  std::optional<Oid> apply(const std::optional<Oid>& base, TreeEdits::const_iterator begin,
                           TreeEdits::const_iterator end, std::size_t skip, std::size_t depth) {
    if (depth > k_max_depth)
      throw Error(ErrorKind::limit, fmt::format("folders nested deeper than {}", k_max_depth));
    Folder folder = base ? read(*base, begin->first.substr(0, skip)) : Folder();
    while (begin != end) {
      const std::string_view rest = std::string_view(begin->first).substr(skip);
      const std::string name(rest.substr(0, rest.find('/')));
      auto next = begin;
      const auto same_name = [&](const std::string& path) {
        const std::string_view other = std::string_view(path).substr(skip);
        return other.substr(0, other.find('/')) == name;
      };
      while (next != end && same_name(next->first)) ++next;
      edit_item(folder, name, begin, next, skip, depth);
      begin = next;
    }
    if (folder.items.empty()) return std::nullopt;
    return writer_.write(GIT_OBJECT_TREE, folder.bytes());
  }

 private:
  void edit_item(Folder& folder, const std::string& name, TreeEdits::const_iterator begin,
                 TreeEdits::const_iterator end, std::size_t skip, std::size_t depth) {
    if (!is_safe_component(name))
      throw Error(ErrorKind::unreadable, fmt::format("no tree may hold the path {}", begin->first));
    // The path itself sorts before all that lie below it.
    if (begin->first.size() == skip + name.size()) {
      if (!begin->second) {
        folder.items.erase(name);
      } else {
        folder.erase(name);
        folder.items[name] = {std::string(mode_digits(begin->second->mode)), begin->second->id};
      }
      ++begin;
    }
    if (begin == end) return;
    const auto below = apply(folder.subfolder(name), begin, end, skip + name.size() + 1, depth + 1);
    folder.items.erase(name + "/");
    if (!below) return;
    folder.erase(name);
    folder.items[name + "/"] = {"40000", *below};
  }

  Folder read(const Oid& id, std::string_view path) const {
    const auto unreadable = [&](std::string_view fault) {
      return Error(ErrorKind::unreadable,
                   path.empty() ? fmt::format("the root folder {}", fault)
                                : fmt::format("the folder {} {}", path.substr(0, path.size() - 1), fault));
    };
    const Object object = store_.read(id);
    if (!object.present()) throw unreadable("cannot be read");
    if (object.type() != GIT_OBJECT_TREE) throw unreadable("is not a folder");
    Folder folder;
    TreeReader reader(object.bytes());
    TreeEntry entry;
    while (reader.next(entry)) {
      if (entry.refused) throw unreadable(fmt::format("holds {}, which no checkout may write", entry.name));
      const bool is_folder = entry.type == EntryType::tree;
      folder.items[std::string(entry.name) + (is_folder ? "/" : "")] = {std::string(mode_digits(entry)),
                                                                        entry.id};
    }
    if (reader.damaged()) throw unreadable("is corrupt");
    return folder;
  }

  const ObjectStore& store_;
  ObjectWriter& writer_;
};

/// Git leaves such characters out of names and addresses, and those at the ends.
std::string without_crud(std::string_view text) {
  const auto is_crud = [](char c) {
    return static_cast<unsigned char>(c) <= 32 ||
           std::string_view(".,:;<>\"\\'").find(c) != std::string_view::npos;
  };
  while (!text.empty() && is_crud(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_crud(text.back())) text.remove_suffix(1);
  std::string out;
  for (const char c : text)
    if (c != '<' && c != '>' && c != '\n' && c != '\0') out += c;
  return out;
}

}  // namespace

bool PathOrder::operator()(std::string_view a, std::string_view b) const noexcept {
  const auto less = [](char left, char right) {
    const auto rank = [](char c) {
      return c == '/' ? 0 : static_cast<int>(static_cast<unsigned char>(c)) + 1;
    };
    return rank(left) < rank(right);
  };
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), less);
}

Oid ObjectWriter::write(git_object_t type, std::string_view bytes) {
  git_oid id;
  if (git_odb_write(&id, store_.raw(), bytes.data(), bytes.size(), type) < 0) {
    throw_if_out_of_memory();
    throw Error(ErrorKind::io, fmt::format("an object cannot be written: {}", last_error_text()));
  }
  return from_git(id);
}

Oid ObjectWriter::write_tree(const std::optional<Oid>& base, const TreeEdits& edits) {
  if (edits.empty() && base) return *base;
  std::optional<Oid> root;
  if (!edits.empty()) root = Edit(store_, *this).apply(base, edits.begin(), edits.end(), 0, 0);
  return root ? *root : write(GIT_OBJECT_TREE, {});
}

Oid ObjectWriter::write_commit(const Oid& tree, const std::vector<Oid>& parents, const Signature& author,
                               std::string_view message) {
  std::string text = fmt::format("tree {}\n", tree.hex());
  for (const Oid& parent : parents) text += fmt::format("parent {}\n", parent.hex());
  const std::string who = signature_line(author);
  text += fmt::format("author {}\ncommitter {}\n\n{}", who, who, message);
  if (!text.ends_with('\n')) text += '\n';
  return write(GIT_OBJECT_COMMIT, text);
}

std::string signature_line(const Signature& signature) {
  return fmt::format("{} <{}> {} +0000", without_crud(signature.name), without_crud(signature.email),
                     signature.time);
}

}  // namespace bs::git
