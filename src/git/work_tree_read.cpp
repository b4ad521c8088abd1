#include <system_error>

#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/git/work_tree.hpp"

namespace bs::git {

Blob read_work_tree_file(const fs::path& root, std::string_view path, EntryType type, std::uint64_t cap) {
  Blob blob;
  try {
    if (type == EntryType::symlink) {
      blob.bytes = fs::read_symlink(root / path).string();
    } else if (auto bytes = read_file_below(root, path, static_cast<std::size_t>(cap))) {
      blob.bytes = std::move(*bytes);
    } else {
      blob.state = BlobState::missing;
    }
  } catch (const Error& error) {
    blob.state = error.kind() == ErrorKind::limit ? BlobState::too_large : BlobState::corrupt;
  } catch (const fs::filesystem_error&) {
    blob.state = BlobState::missing;
  }
  blob.size = blob.bytes.size();
  return blob;
}

}  // namespace bs::git
