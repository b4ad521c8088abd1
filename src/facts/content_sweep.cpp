#include "facts/content_sweep.hpp"

#include "bs/base/text.hpp"
#include "facts/binary_kinds.hpp"
#include "facts/conflict_markers.hpp"
#include "facts/path_kinds.hpp"
#include "facts/secrets.hpp"
#include "facts/text_search.hpp"

namespace bs::facts {
namespace {

bool has_executable_format(std::string_view bytes) {
  constexpr std::string_view k_starts[] = {
      "\x7F"
      "ELF",
      "MZ",
      "\xFE\xED\xFA\xCE",
      "\xFE\xED\xFA\xCF",
      "\xCE\xFA\xED\xFE",
      "\xCF\xFA\xED\xFE",
      "\xCA\xFE\xBA\xBE"};
  return std::any_of(std::begin(k_starts), std::end(k_starts),
                     [&](std::string_view start) { return bytes.starts_with(start); });
}

/// Why a secret at this path is not taken for one that anybody uses.
std::string excuse_for(const File& file, const Secret& secret) {
  if (is_vendored_path(file.path)) return "copied in from elsewhere, by its path";
  // A checksum that holds is no accident: such a token was issued.
  if (secret.kind == "github-token" || secret.kind == "npm-token") return "";
  if (is_test_path(file.path)) return "a test or an example, by its path";
  if (secret.kind == "private-key" && is_prose_path(file.path)) return "an example in prose, by its ending";
  return "";
}

void add_secrets(const File& file, std::string_view text, std::vector<SecretFound>& out) {
  for (const Secret& secret : find_secrets(text)) {
    SecretFound found;
    found.kind = secret.kind;
    found.excused = excuse_for(file, secret);
    // Told apart by a digest: another secret of the kind in the same file is a new one.
    const std::uint64_t digest = fnv1a(text.substr(secret.begin, secret.end - secret.begin));
    found.finding = {file.path, mark_at(text, secret.begin), fmt::format("{} is in the tree", secret.name),
                     secret.shown, fmt::format("{} {:08x}", secret.kind, digest & 0xFFFFFFFFu)};
    out.push_back(std::move(found));
  }
}

SweptFile look_into(const Snapshot& snapshot, const File& file, ContentSweep& out) {
  SweptFile swept{&file, file.size};
  const git::Blob blob = snapshot.read_once(file);
  swept.size = blob.state == git::BlobState::present ? blob.bytes.size() : std::max(file.size, blob.size);
  if (blob.state == git::BlobState::too_large) {
    swept.is_large = true;
    return swept;
  }
  swept.is_unread = blob.state != git::BlobState::present;
  if (swept.is_unread) return swept;
  swept.is_binary = is_binary(blob.bytes);
  swept.binary_kind = binary_kind(blob.bytes);
  swept.starts_as_text = starts_as_text(blob.bytes);
  swept.is_executable_format = swept.is_binary && has_executable_format(blob.bytes);
  if (swept.is_binary) return swept;
  add_secrets(file, blob.bytes, out.secrets);
  for (FactFinding& finding : find_conflict_markers(file.path, blob.bytes))
    out.conflicts.push_back(std::move(finding));
  return swept;
}

ContentSweep sweep_all(const Snapshot& snapshot) {
  snapshot.require_whole();
  ContentSweep out;
  for (const File& file : snapshot.files())
    if (file.is_regular()) out.files.push_back(look_into(snapshot, file, out));
  return out;
}

void require_read(const Snapshot& snapshot, const ContentSweep& swept, bool text_only) {
  for (const SweptFile& file : swept.files)
    if (file.is_unread && !(text_only && has_binary_name(file.file->path)))
      snapshot.text(*file.file);  // throws why
}

}  // namespace

const ContentSweep& whole_sweep(const Snapshot& snapshot) {
  const ContentSweep& swept = sweep(snapshot);
  require_read(snapshot, swept, false);
  return swept;
}

const ContentSweep& text_sweep(const Snapshot& snapshot) {
  const ContentSweep& swept = sweep(snapshot);
  require_read(snapshot, swept, true);
  return swept;
}

const ContentSweep& sweep(const Snapshot& snapshot) {
  return snapshot.shared<ContentSweep>([&] { return sweep_all(snapshot); });
}

}  // namespace bs::facts
