#pragma once
/// What several manifest readers share: packages from tables of dependencies, values that templates left
/// behind.
#include <initializer_list>
#include <string>
#include <string_view>

#include "scan/manifests.hpp"

namespace bs::scan {

/// "npm:" + name with the manifest's path and the mark's line.
model::PackageUse package_use(std::string_view ecosystem, std::string_view name, const ManifestSource& source,
                              Mark mark);
/// Each key of a table of dependencies becomes a package that is needed; no table, no packages.
void require_keys(ManifestFacts& facts, const ManifestSource& source, std::string_view ecosystem,
                  const data::Value* table);
/// The table has one of these keys.
bool has_any(const data::Value* table, std::initializer_list<std::string_view> keys);
/// Some needed package is one of these ("npm:express").
bool requires_any(const ManifestFacts& facts, std::initializer_list<std::string_view> packages);
/// The strings of an array; a string alone is an array of one. Others are left out.
std::vector<std::string> strings_of(const data::Value* value);
/// An XML element that may recur: visits one value, each of an array, or nothing.
template <typename Visit>
void each_of(const data::Value* value, const Visit& visit) {
  if (value == nullptr) return;
  if (!value->is_array()) return visit(*value);
  for (const data::Value& item : value->as_array()) visit(item);
}
/// `pattern` (a glob or folder relative to the manifest's folder) as a repository path; "" when it leaves the
/// repository.
std::string member_path(const ManifestSource& source, std::string_view pattern);
/// The folder has an entry of that name (folders end in '/').
bool has_entry(const InferenceInput& input, std::string_view folder, std::string_view name);
/// A string member with its place taken as the name.
void take_name(ManifestFacts& facts, const data::Value* value);
/// 1-based line of a byte offset, for readers that work on plain text.
Mark mark_at(std::string_view text, std::size_t offset);

}  // namespace bs::scan
