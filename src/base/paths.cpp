#include "bs/base/paths.hpp"

#include "bs/base/text.hpp"

namespace bs {
namespace {

/// Code points that HFS+ leaves out when it compares names.
bool is_ignored_by_hfs(char32_t c) {
  return (c >= 0x200C && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x206A && c <= 0x206F) ||
         c == 0xFEFF;
}

/// The name as HFS+ and NTFS compare it: without ignored code points, case, an alternate stream (":…") and
/// trailing dots and spaces.
std::string plain_name(std::string_view component) {
  std::string name;
  for (std::size_t at = 0; at < component.size();) {
    const CodePoint point = decode_utf8(component, at);
    if (!is_ignored_by_hfs(point.value)) name += component.substr(at, point.length);
    at += point.length;
  }
  if (const auto colon = name.find(':'); colon != std::string::npos) name.resize(colon);
  while (!name.empty() && (name.back() == '.' || name.back() == ' ')) name.pop_back();
  return to_lower(name);
}

}  // namespace

std::optional<std::string> resolve_repository_path(std::string_view from, std::string_view relative) {
  if (relative.find('\0') != std::string_view::npos || relative.find('\\') != std::string_view::npos)
    return std::nullopt;
  std::string path(relative.empty() || relative.front() != '/' ? from : std::string_view());
  for (const std::string_view part : split(relative, '/')) {
    if (part.empty() || part == ".") continue;
    if (part == "..") {
      if (path.empty()) return std::nullopt;
      path.resize(parent_of(path).size());
    } else {
      if (!path.empty()) path += '/';
      path += part;
    }
  }
  return path;
}

std::string_view parent_of(std::string_view repository_path) noexcept {
  const auto slash = repository_path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : repository_path.substr(0, slash);
}

std::string_view base_name(std::string_view path) noexcept {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string join_path(std::string_view folder, std::string_view name) {
  if (folder.empty()) return std::string(name);
  if (name.empty()) return std::string(folder);
  return fmt::format("{}/{}", folder, name);
}

bool is_below(std::string_view path, std::string_view folder) noexcept {
  if (folder.empty()) return true;
  return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

bool is_safe_component(std::string_view component) {
  if (component.empty() || component == "." || component == "..") return false;
  for (const char c : component)
    if (c == '/' || c == '\\' || c == '\0') return false;
  // Nearly every name of a tree ends here: what becomes ".git" or "git~1" begins with one of these or is no
  // ASCII.
  const auto first = static_cast<unsigned char>(component.front());
  if (first < 0x80 && first != '.' && first != 'g' && first != 'G') return true;
  const std::string name = plain_name(component);
  return name != ".git" && name != "git~1";
}

}  // namespace bs
