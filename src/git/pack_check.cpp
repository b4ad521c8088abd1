#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>

#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "git/object_folders.hpp"

namespace bs::git {
namespace {

constexpr std::size_t k_id_size = 20;
constexpr std::size_t k_fanout_at = 8;  // of an index of version 2: behind its magic number and version
constexpr std::size_t k_names_at = k_fanout_at + 1024;
constexpr std::size_t k_ids_at_once = 32'768;

Fd open_file(const fs::path& path) {
  return Fd(open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
}

/// `count` bytes at `offset` (from the end when negative); empty when they are not there.
std::string bytes_at(const Fd& fd, off_t offset, std::size_t count) {
  struct stat info {};
  if (!fd || fstat(fd.get(), &info) != 0 || !S_ISREG(info.st_mode)) return {};
  const off_t at = offset < 0 ? info.st_size + offset : offset;
  std::string bytes(count, '\0');
  if (at < 0 || pread(fd.get(), bytes.data(), count, at) != static_cast<ssize_t>(count)) return {};
  return bytes;
}

std::size_t big_endian(std::string_view bytes) {
  std::size_t value = 0;
  for (const char c : bytes) value = value << 8 | static_cast<unsigned char>(c);
  return value;
}

/// As libgit2 tells whether the two belong together: the index names the pack's last 20 bytes.
bool belong_together(const Fd& pack, const Fd& index) {
  const std::string trailer = bytes_at(pack, -20, k_id_size);
  return bytes_at(pack, 0, 4) == "PACK" && !trailer.empty() && trailer == bytes_at(index, -40, k_id_size);
}

/// An index is searched by halves: ids that do not ascend hide others. Version 1 is too old to be looked at.
bool is_sorted(const Fd& index) {
  if (bytes_at(index, 0, 4) != "\xFFtOc") return true;
  const std::string last = bytes_at(index, static_cast<off_t>(k_names_at - 4), 4);
  const std::size_t count = big_endian(last);
  std::string before;  // the last id of the block before
  for (std::size_t at = 0; at < count; at += k_ids_at_once) {
    const std::size_t size = std::min(k_ids_at_once, count - at) * k_id_size;
    const std::string block = before + bytes_at(index, static_cast<off_t>(k_names_at + at * k_id_size), size);
    if (block.size() != before.size() + size) return false;
    for (std::size_t i = k_id_size; i < block.size(); i += k_id_size) {
      if (std::memcmp(block.data() + i - k_id_size, block.data() + i, k_id_size) >= 0) return false;
    }
    before = block.substr(block.size() - k_id_size);
  }
  return true;
}

}  // namespace

std::optional<std::string> find_broken_pack(const fs::path& objects) {
  for (const auto& [name, is_regular] : list_packs(objects / "pack")) {
    const fs::path path = objects / "pack" / name;
    const bool is_pack = path.extension() == ".pack";
    if (!is_pack && path.extension() != ".idx") continue;
    fs::path other = path;
    other.replace_extension(is_pack ? ".idx" : ".pack");
    const Fd file = open_file(path);
    const Fd second = open_file(other);
    if (!second) return fmt::format("may lie in {}, which has no {}", name, is_pack ? "index" : "pack");
    if (is_pack && !belong_together(file, second))
      return fmt::format("may lie in {}, which is cut short or damaged", name);
    if (!is_pack && !is_sorted(file)) return fmt::format("may lie in {}, which is damaged", name);
  }
  return std::nullopt;
}

}  // namespace bs::git
