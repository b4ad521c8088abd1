#pragma once
/// Paths as people and repositories write them. Repository paths are relative, '/'-separated bytes without
/// "." and ".." parts; file-system paths are std::filesystem::path.
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace bs {

namespace fs = std::filesystem;

/// The repository path that `relative` names seen from folder `from` ("" is the root): "a/b" + "../c" → "a/c";
/// a leading '/' starts at the root. nullopt when it leaves the root, holds NUL or a backslash.
std::optional<std::string> resolve_repository_path(std::string_view from, std::string_view relative);
std::string_view parent_of(std::string_view repository_path) noexcept;  ///< "" for a path at the root
std::string_view base_name(std::string_view path) noexcept;
std::string join_path(std::string_view folder, std::string_view name);  ///< "" + "a" → "a"
/// True when `path` is `folder` or lies below it ("" holds everything).
bool is_below(std::string_view path, std::string_view folder) noexcept;

/// One component that a checkout must never write or follow: "", ".", "..", ".git" in any case and its
/// HFS/NTFS disguises (git~1, trailing dots or spaces, ignorable code points), '/', '\\', NUL.
bool is_safe_component(std::string_view component);

/// How a path is shown: relative to the current folder when below it, else with ~ for the home folder.
std::string short_path(const fs::path& path);
fs::path home_folder();   ///< HOME, else the password database, else empty
fs::path data_folder();   ///< XDG_DATA_HOME/bs, ~/.local/share/bs; Error io when there is no home
fs::path cache_folder();  ///< XDG_CACHE_HOME/bs, ~/.cache/bs; empty when there is no home

}  // namespace bs
