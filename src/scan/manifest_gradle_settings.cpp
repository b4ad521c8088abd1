#include "bs/base/paths.hpp"
#include "bs/base/text.hpp"
#include "scan/manifest_fields.hpp"
#include "scan/manifest_text.hpp"

// settings.gradle and settings.gradle.kts: which folders are modules of the build.
namespace bs::scan {
namespace {

/// include ':a', ':b:c' — also over several lines.
void read_includes(const ManifestSource& source, std::string_view text, ManifestFacts& facts) {
  static const match::Regex include(
      R"re((?:^|[\s;{])include(?:Flat)?\b\s*\(?((?:\s*["'][^"'\n]+["'](?:\s*,)?)+))re");
  static const match::Regex quoted(R"re(["']:?([^"'\n]+)["'])re");
  // include(module), include("x:$name"): computed by a script, which is not run.
  static const match::Regex computed(R"re((?:^|[\s;{])include\b\s*\(?\s*(?:[A-Za-z_]|["'][^"'\n]*\$))re");
  facts.is_open = computed.search(text);
  each_match(include, text, [&](const auto& groups, std::size_t) {
    each_match(quoted, groups[1], [&](const auto& modules, std::size_t) {
      facts.members.push_back(member_path(source, replace_all(modules[1], ":", "/")));
    });
  });
  facts.is_workspace = !facts.members.empty() || facts.is_open;
}

/// project(':x').projectDir = file('some/where')
data::Value read_moved_modules(const ManifestSource& source, std::string_view text, ManifestFacts& facts) {
  static const match::Regex moved(
      R"re(project\s*\(\s*["']:?([^"'\n]+)["']\s*\)\.projectDir\s*=\s*(?:new\s+File|file|File)\s*\(\s*)re"
      R"re((?:(?:settingsDir|rootDir|rootProject\.projectDir)\s*,\s*)?["']([^"'$\n]+)["'])re");
  data::Value folders = data::Value::object();
  each_match(moved, text, [&](const auto& groups, std::size_t) {
    const std::string folder = member_path(source, groups[2]);
    facts.members.push_back(folder);
    folders.set(groups[1], folder);
  });
  return folders;
}

/// The group that all modules have: in gradle.properties or in the root's build script.
std::string shared_group(const ManifestSource& source) {
  static const match::Regex property(R"re(^\s*(?:group|GROUP)\s*=\s*([A-Za-z0-9_.-]+)\s*$)re",
                                     {false, true, false});
  static const match::Regex assigned(R"re(^\s*group\s*=?\s*["']([^"'$\n]+)["'])re", {false, true, false});
  if (const auto text = source.input.read(join_path(source.folder, "gradle.properties")))
    if (std::string group = first_match(property, *text); !group.empty()) return group;
  for (const std::string_view name : {"build.gradle", "build.gradle.kts"})
    if (has_entry(source.input, source.folder, name))
      if (const auto text = source.input.read(join_path(source.folder, name)))
        return first_match(assigned, *text);
  return "";
}

}  // namespace

void read_gradle_settings(const ManifestSource& source, ManifestFacts& facts) {
  static const match::Regex root_name(R"re(rootProject\.name\s*=\s*["']([^"'$\n]+)["'])re");
  const std::string text = without_comments(source.text, Comments::slashes);
  facts.name = first_match(root_name, text);
  read_includes(source, text, facts);
  data::Value folders = read_moved_modules(source, text, facts);
  facts.shared = data::Value::object();
  facts.shared.set("root", source.folder);
  facts.shared.set("group", shared_group(source));
  facts.shared.set("folders", std::move(folders));
}

}  // namespace bs::scan
