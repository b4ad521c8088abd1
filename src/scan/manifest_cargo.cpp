#include "bs/base/paths.hpp"
#include "bs/data/toml.hpp"
#include "scan/manifest_fields.hpp"

// Cargo.toml.
namespace bs::scan {
namespace {

using data::Value;

constexpr std::array k_tables{std::string_view("dependencies"), std::string_view("build-dependencies")};

/// A text of [package]; `x.workspace = true` takes it from [workspace.package] of the workspace's root.
std::string package_text(const Value& package, std::string_view key, const Value* inherited) {
  const Value* value = package.find(key);
  if (value == nullptr || value->is_string()) return package.string_or(key);
  return value->find("workspace") != nullptr && inherited != nullptr ? inherited->string_or(key) : "";
}

/// What a crate needs, by its own name where it is renamed; a path is a member of the workspace without being
/// listed.
void read_dependencies(const ManifestSource& source, const Value* table, ManifestFacts& facts) {
  if (table == nullptr || !table->is_object()) return;
  for (const data::Member& member : table->as_object()) {
    facts.requires_.push_back(
        package_use("cargo", member.value.string_or("package", member.key), source, member.key_mark));
    const std::string path = member.value.string_or("path");
    if (!path.empty()) facts.members.push_back(member_path(source, path));
  }
}

void read_workspace(const ManifestSource& source, const Value& workspace, ManifestFacts& facts) {
  facts.is_workspace = true;
  if (const Value* package = workspace.find("package")) facts.shared = *package;
  for (const std::string& pattern : strings_of(workspace.find("members")))
    facts.members.push_back(member_path(source, pattern));
  for (const std::string& pattern : strings_of(workspace.find("exclude")))
    facts.member_excludes.push_back(member_path(source, pattern));
  ManifestFacts shared;  // workspace.dependencies name paths of members, too
  read_dependencies(source, workspace.find("dependencies"), shared);
  facts.members.insert(facts.members.end(), shared.members.begin(), shared.members.end());
}

void claim_cargo_type(const ManifestSource& source, const Value& root, ManifestFacts& facts) {
  const std::string sources = join_path(source.folder, "src");
  const std::string programs = join_path(sources, "bin");  // others there are a library's small helpers
  const bool has_program = root.find("bin") != nullptr || has_entry(source.input, sources, "main.rs") ||
                           has_entry(source.input, programs, facts.name + ".rs") ||
                           has_entry(source.input, programs, facts.name + "/");
  const bool has_library = root.find("lib") != nullptr || has_entry(source.input, sources, "lib.rs");
  if (!has_program) return facts.claim("library", sure::fair);
  if (requires_any(
          facts, {"cargo:axum", "cargo:actix-web", "cargo:rocket", "cargo:warp", "cargo:tonic", "cargo:poem",
                  "cargo:salvo", "cargo:tide", "cargo:lambda_http", "cargo:lambda_runtime"}))
    facts.claim("service", sure::strong);
  facts.claim("cli", has_library ? sure::likely : sure::good);
}

}  // namespace

void read_cargo_toml(const ManifestSource& source, ManifestFacts& facts) {
  const Value root = data::parse_toml(source.text, source.path);
  if (const Value* workspace = root.find("workspace")) read_workspace(source, *workspace, facts);
  const Value* package = root.find("package");
  if (package == nullptr || !package->is_object()) {
    facts.is_weak = true;  // a virtual workspace
    return;
  }
  facts.language = "Rust";
  const Value* inherited = facts.is_workspace ? &facts.shared
                           : source.workspace ? &source.workspace->shared
                                              : nullptr;
  take_name(facts, package->find("name"));
  facts.description = package_text(*package, "description", inherited);
  facts.version = package_text(*package, "version", inherited);
  const Value* publish = package->find("publish");
  facts.is_private = publish != nullptr && publish->is_boolean() && !publish->as_boolean();
  if (!facts.name.empty()) facts.provides.push_back(package_use("cargo", facts.name, source, facts.mark));
  for (const std::string_view table : k_tables) read_dependencies(source, root.find(table), facts);
  if (const Value* target = root.find("target"); target != nullptr && target->is_object())
    for (const data::Member& platform : target->as_object())
      read_dependencies(source, platform.value.find("dependencies"), facts);
  if (facts.name.empty() || facts.name.starts_with("xtask"))
    facts.is_weak = true;  // xtask: the workspace's own build program
  claim_cargo_type(source, root, facts);
}

}  // namespace bs::scan
