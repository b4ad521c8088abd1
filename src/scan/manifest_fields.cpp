#include "scan/manifest_fields.hpp"

#include <algorithm>

#include "bs/base/paths.hpp"
#include "bs/base/text.hpp"

namespace bs::scan {

model::PackageUse package_use(std::string_view ecosystem, std::string_view name, const ManifestSource& source,
                              Mark mark) {
  return {fmt::format("{}:{}", ecosystem, name), std::string(source.path), mark.line};
}

void require_keys(ManifestFacts& facts, const ManifestSource& source, std::string_view ecosystem,
                  const data::Value* table) {
  if (table == nullptr || !table->is_object()) return;
  for (const data::Member& member : table->as_object())
    facts.requires_.push_back(package_use(ecosystem, member.key, source, member.key_mark));
}

bool has_any(const data::Value* table, std::initializer_list<std::string_view> keys) {
  return table != nullptr && std::any_of(keys.begin(), keys.end(),
                                         [&](std::string_view key) { return table->find(key) != nullptr; });
}

bool requires_any(const ManifestFacts& facts, std::initializer_list<std::string_view> packages) {
  return std::any_of(facts.requires_.begin(), facts.requires_.end(), [&](const model::PackageUse& use) {
    return std::find(packages.begin(), packages.end(), use.package) != packages.end();
  });
}

std::vector<std::string> strings_of(const data::Value* value) {
  std::vector<std::string> strings;
  if (value == nullptr) return strings;
  if (value->is_string()) strings.push_back(value->as_string());
  if (value->is_array())
    for (const data::Value& item : value->as_array())
      if (item.is_string()) strings.push_back(item.as_string());
  return strings;
}

std::string member_path(const ManifestSource& source, std::string_view pattern) {
  while (!pattern.empty() && pattern.front() == '/') pattern.remove_prefix(1);
  return resolve_repository_path(source.folder, pattern).value_or("");
}

bool has_entry(const InferenceInput& input, std::string_view folder, std::string_view name) {
  const std::vector<std::string>& names = input.list(folder);
  return std::find(names.begin(), names.end(), name) != names.end();
}

void take_name(ManifestFacts& facts, const data::Value* value) {
  if (value == nullptr || !value->is_string()) return;
  facts.name = value->as_string();
  facts.mark = value->mark;
}

Mark mark_at(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const auto lines = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
  const std::size_t start = before.rfind('\n') + 1;  // npos + 1 is 0
  return {lines + 1, static_cast<std::uint32_t>(count_code_points(before.substr(start))) + 1};
}

}  // namespace bs::scan
