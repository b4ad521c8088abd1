#include "git/packed_refs.hpp"

#include <unistd.h>

#include <cerrno>

#include "bs/base/error.hpp"
#include "git/small_file.hpp"

namespace bs::git {
namespace {

constexpr std::uint64_t k_cap = std::uint64_t{256} << 20;
constexpr std::uint64_t k_block = std::uint64_t{64} << 10;
// Halving stops where the rest is read as fast in one piece; also longer than any line that is a ref.
constexpr std::uint64_t k_piece = std::uint64_t{8} << 10;
constexpr std::size_t k_hash = 40;

/// "40 digits, a space, a name"; the header and peeled tags are none.
bool is_ref_line(std::string_view line) {
  return line.size() > k_hash + 1 && line[k_hash] == ' ' && line.front() != '#' && line.front() != '^';
}

}  // namespace

PackedRefs::PackedRefs(const fs::path& folder) {
  OpenFile open = open_small_file(folder / "packed-refs", k_cap);
  if (open.state == FileState::absent) return;
  if (open.state != FileState::present)
    throw Error(ErrorKind::unreadable, fmt::format("packed-refs {}", fault_of(open.state)));
  file_ = std::move(open.file);
  size_ = open.size;
  const std::string head = read(0, std::min<std::uint64_t>(size_, 200));
  const std::string_view first = std::string_view(head).substr(0, head.find('\n'));
  is_sorted_ = first.starts_with("# pack-refs with:") && first.find(" sorted") != std::string_view::npos;
}

std::string PackedRefs::read(std::uint64_t from, std::uint64_t to) const {
  std::string bytes(static_cast<std::size_t>(to - from), '\0');
  std::size_t used = 0;
  while (used < bytes.size()) {
    const ssize_t count =
        pread(file_.get(), bytes.data() + used, bytes.size() - used, static_cast<off_t>(from + used));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw Error(ErrorKind::unreadable, "packed-refs cannot be read");
    if (count == 0) break;
    used += static_cast<std::size_t>(count);
  }
  bytes.resize(used);
  return bytes;
}

/// Where lines begin of which the first ref that does not come before `name` is one, close to it; nullopt
/// when the file is not what a sorted one is.
std::optional<std::uint64_t> PackedRefs::first_not_before(std::string_view name) const {
  std::uint64_t low = 0, high = size_;
  while (high - low > k_piece) {
    const std::uint64_t middle = low + (high - low) / 2;
    const std::string piece = read(middle, std::min(middle + k_piece, size_));
    std::size_t begin = piece.find('\n');
    std::string_view line;
    while (begin != std::string::npos && !is_ref_line(line)) {
      const std::size_t end = piece.find('\n', begin + 1);
      if (end == std::string::npos) break;
      line = std::string_view(piece).substr(begin + 1, end - begin - 1);
      if (!is_ref_line(line)) begin = end;
    }
    if (!is_ref_line(line)) return std::nullopt;
    if (middle + begin + 1 >= high) break;
    if (line.substr(k_hash + 1) < name) {
      low = middle + begin + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

void PackedRefs::each_line(std::uint64_t from,
                           const std::function<bool(const Oid& id, std::string_view name)>& visit) const {
  std::string rest;
  while (from < size_ || !rest.empty()) {
    const std::uint64_t to = std::min(from + k_block, size_);
    rest += read(from, to);
    if (to == size_ && !rest.ends_with('\n')) rest += '\n';
    from = to;
    std::size_t begin = 0;
    for (std::size_t end; (end = rest.find('\n', begin)) != std::string::npos; begin = end + 1) {
      const std::string_view line = std::string_view(rest).substr(begin, end - begin);
      if (!is_ref_line(line)) continue;
      const auto id = Oid::from_hex(line.substr(0, k_hash));
      if (id && !visit(*id, line.substr(k_hash + 1))) return;
    }
    rest.erase(0, begin);
    if (rest.size() > k_block) throw Error(ErrorKind::unreadable, "packed-refs has a line without an end");
  }
}

std::optional<Oid> PackedRefs::find(std::string_view name) const {
  std::optional<Oid> found;
  const auto start = is_sorted_ ? first_not_before(name) : std::nullopt;
  each_line(start.value_or(0), [&](const Oid& id, std::string_view ref) {
    if (ref == name) found = id;
    return !found && (!start || ref < name);
  });
  return found;
}

void PackedRefs::each_below(std::string_view prefix,
                            const std::function<void(std::string_view name)>& visit) const {
  const auto start = is_sorted_ ? first_not_before(prefix) : std::nullopt;
  each_line(start.value_or(0), [&](const Oid&, std::string_view ref) {
    if (ref.starts_with(prefix)) visit(ref);
    return !start || ref < prefix || ref.starts_with(prefix);
  });
}

}  // namespace bs::git
