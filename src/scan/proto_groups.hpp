#pragma once
/// .proto files are told by package, and a package is known by its folder before a file is read: a folder
/// tree of thousands of files is opened at a few of them.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scan/inference.hpp"

namespace bs::scan {

/// The folder that stands for a package: the file's, but the parts of one version are one package
/// ("google/ads/v16/services", "google/ads/v16/enums" → "google/ads/v16").
std::string_view proto_group(std::string_view path) noexcept;
/// True for a folder or package part that is a version: v1, v2beta1, v1p1beta1.
bool is_api_version(std::string_view part) noexcept;
/// The files of each package in the order to be read, until one has a service; at most k_most_protos of each.
constexpr std::size_t k_most_protos = 6;
std::vector<std::vector<const ManifestEntry*>> proto_groups(std::span<const ManifestEntry* const> protos);

}  // namespace bs::scan
