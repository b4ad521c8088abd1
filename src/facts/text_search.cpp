#include "facts/text_search.hpp"

#include "bs/base/text.hpp"
#include "facts/path_arguments.hpp"

namespace bs::facts {
namespace {

constexpr std::size_t k_max_matches = 10'000;

// clang-format off
/// Sorted.
constexpr std::string_view k_binary_endings[] = {
    "7z", "a", "avi", "bin", "bmp", "br", "bz2", "class", "deb", "dll", "dmg", "doc", "docx", "dylib", "ear",
    "eot", "exe", "flac", "gif", "gz", "ico", "icns", "iso", "jar", "jpeg", "jpg", "jks", "keystore", "lib",
    "lz4", "mov", "mp3", "mp4", "msi", "nupkg", "o", "obj", "odt", "ogg", "otf", "p12", "pack", "parquet", "pdb",
    "pdf", "pfx", "png", "ppt", "pptx", "psd", "pyc", "pyd", "rar", "rpm", "snappy", "so", "sqlite", "tar",
    "tgz", "tif", "tiff", "ttf", "war", "wasm", "wav", "webm", "webp", "whl", "woff", "woff2", "xls", "xlsx",
    "xz", "zip", "zst"};
// clang-format on

std::vector<std::pair<std::string, std::string>> groups_of(const match::Regex& regex, std::string_view text,
                                                           const std::vector<match::Regex::Group>& found) {
  std::vector<std::pair<std::string, std::string>> groups;
  const auto& names = regex.group_names();
  for (std::size_t i = 1; i < found.size(); ++i) {
    if (found[i].begin == std::string_view::npos) continue;
    const std::string name = i < names.size() && !names[i].empty() ? names[i] : std::to_string(i);
    groups.emplace_back(name, text.substr(found[i].begin, found[i].end - found[i].begin));
  }
  return groups;
}

std::size_t next_character(std::string_view text, std::size_t at) {
  return at + (at < text.size() ? decode_utf8(text, at).length : 1);
}

}  // namespace

bool has_binary_name(std::string_view path) noexcept {
  const std::string_view name = base_name(path);
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos) return false;
  const std::string ending = to_lower(name.substr(dot + 1));
  return std::find(std::begin(k_binary_endings), std::end(k_binary_endings), ending) !=
         std::end(k_binary_endings);
}

match::RegexOptions regex_flags(std::string_view flags, const data::Value& at, bool* global) {
  match::RegexOptions options;
  for (const char flag : flags) {
    switch (flag) {
      case 'i':
        options.ignore_case = true;
        break;
      case 'm':
        options.multi_line = true;
        break;
      case 's':
        options.dot_all = true;
        break;
      case 'g':
        *global = true;
        break;
      case 'u':
        break;
      default:
        throw argument_error(at, fmt::format("unknown flag \"{}\"", shown(std::string(1, flag))))
            .hint("known: g, i, m, s, u");
    }
  }
  return options;
}

std::vector<TextMatch> search_file(const Snapshot& snapshot, const File& file, const match::Regex& regex,
                                   bool all) {
  if (!file.is_regular() || has_binary_name(file.path)) return {};
  const git::Blob blob = snapshot.read_once(file);
  if (blob.state != git::BlobState::present) snapshot.text(file);  // throws why
  const std::string_view text = blob.bytes;
  if (is_binary(text)) return {};
  std::vector<TextMatch> matches;
  for (std::size_t from = 0; from <= text.size();) {
    const auto found = regex.find(text, from);
    if (!found) break;
    const match::Regex::Group& whole = found->front();
    if (matches.size() == k_max_matches)
      throw Error(ErrorKind::limit,
                  fmt::format("{} has more than {} matches", file.path, grouped(k_max_matches)));
    matches.push_back({&file, mark_at(text, whole.begin),
                       std::string(text.substr(whole.begin, whole.end - whole.begin)),
                       groups_of(regex, text, *found)});
    if (!all) break;
    // A match of nothing would be found again for ever.
    from = whole.end > whole.begin ? whole.end : next_character(text, whole.end);
  }
  return matches;
}

}  // namespace bs::facts
