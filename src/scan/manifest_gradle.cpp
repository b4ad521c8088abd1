#include "bs/base/paths.hpp"
#include "bs/base/text.hpp"
#include "scan/manifest_fields.hpp"
#include "scan/manifest_text.hpp"
#include "scan/path_words.hpp"

// build.gradle and build.gradle.kts. The workspace that settings.gradle makes stands in gradle_settings.cpp.
namespace bs::scan {
namespace {

const match::Regex& dependency_pattern() {
  static const match::Regex pattern(
      R"((?:^|[\s{;])(?:implementation|api|compile|runtimeOnly|runtime|compileOnlyApi|developmentOnly)\b\s*\(?\s*)"
      R"((?:(?:enforcedPlatform|platform)\s*\(\s*)?["']([A-Za-z0-9_.-]+):([A-Za-z0-9_.-]+))");
  return pattern;
}
const match::Regex& project_dependency_pattern() {
  static const match::Regex pattern(
      R"((?:^|[\s{;])(?:implementation|api|compile|runtimeOnly|runtime|compileOnlyApi)\b\s*\(?\s*)"
      R"(project\s*\(\s*(?:path\s*[:=]\s*)?["']:?([^"']+)["'])");
  return pattern;
}
const match::Regex& description_pattern() {
  static const match::Regex pattern(R"re(^\s*(?:project\.)?description\s*=?\s*["']([^"'\n]+)["'])re",
                                    {false, true, false});
  return pattern;
}
const match::Regex& version_pattern() {
  static const match::Regex pattern(R"re(^\s*(?:project\.)?version\s*=?\s*["']([^"'$\n]+)["'])re",
                                    {false, true, false});
  return pattern;
}
const match::Regex& group_pattern() {
  static const match::Regex pattern(R"re(^\s*(?:project\.)?group\s*=?\s*["']([^"'$\n]+)["'])re",
                                    {false, true, false});
  return pattern;
}

/// The plugins that are applied, as the words of their lines: what stands with `apply false` is for others.
std::string applied_plugins(std::string_view text) {
  static const match::Regex plugin(
      R"(\bid\b\s*\(?\s*["']|\bapply\s*\(?\s*plugin\b|\balias\s*\(|\bkotlin\s*\(\s*["']|^\s*`?(?:application|war|java|java-library|groovy)`?\s*$)");
  std::string plugins;
  for (const std::string_view line : split_lines(text)) {
    if (line.find("apply false") != std::string_view::npos ||
        line.find("apply(false)") != std::string_view::npos)
      continue;
    if (!plugin.search(line)) continue;
    plugins += trim(line);
    plugins += '\n';
  }
  return plugins;
}

bool serves(std::string_view text) {
  return has_word(text, {"ktor-server", "ktor.server", "spring-boot-starter-web", "javalin", "vertx-web",
                         "dropwizard", "helidon", "sparkjava", "micronaut-http-server", "http4k-server",
                         "grpc-netty", "grpc-services", "armeria", "undertow"});
}

void claim_gradle_type(std::string_view text, const std::string& plugins, ManifestFacts& facts) {
  static const match::Regex boot_id(
      R"(org\.springframework\.boot["'\s)]|plugins\.spring\.?boot|plugins\.springboot)");
  static const match::Regex application(R"((?:^|["'`\s])application(?:["'`\s)]|$))", {false, true, false});
  if (has_word(plugins, {"com.android.application", "android.application", "androidapplication"}))
    return facts.claim("mobile-app", sure::said);
  const bool no_boot_jar = has_word(text, {"bootjar.enabled = false", "bootjar { enabled = false"});
  if (boot_id.search(plugins) && !no_boot_jar) facts.claim("service", sure::strong);
  if (has_word(plugins, {"io.quarkus", "io.micronaut.application", "io.ktor.plugin", "plugins.ktor"}))
    facts.claim("service", sure::strong);
  if (application.search(plugins))
    facts.claim(serves(text) ? "service" : "cli", serves(text) ? sure::strong : sure::likely);
  if (has_word(plugins, {"\"war\"", "'war'"})) facts.claim("service", sure::likely);
  if (has_word(plugins,
               {"java-library", "maven-publish", "maven.publish", "android.library", "multiplatform"}))
    facts.claim("library", sure::fair);
}

std::string language_of(const std::string& plugins) {
  if (has_word(plugins, {"kotlin"})) return "Kotlin";
  if (has_word(plugins, {"scala"})) return "Scala";
  if (has_word(plugins, {"groovy"})) return "Groovy";
  return "Java";
}

/// Modules of one build name each other by path, with or without a group: the folder is then the package.
std::string module_package(const ManifestSource& source, std::string_view folder) {
  return fmt::format("gradle:{}/{}", source.input.repository, folder);
}

/// The folder that ":core:api" stands for.
std::string module_folder(const ManifestSource& source, std::string_view module) {
  const data::Value* folders =
      source.workspace == nullptr ? nullptr : source.workspace->shared.find("folders");
  if (folders != nullptr && folders->find(module) != nullptr) return folders->string_or(module);
  const std::string root = source.workspace == nullptr ? "" : source.workspace->shared.string_or("root");
  return join_path(root, replace_all(module, ":", "/"));
}

void read_packages(const ManifestSource& source, std::string_view text, ManifestFacts& facts) {
  std::string group = first_match(group_pattern(), text);
  if (group.empty() && source.workspace != nullptr) group = source.workspace->shared.string_or("group");
  const std::string_view artifact =
      source.folder.empty() ? source.input.repository : base_name(source.folder);
  facts.provides.push_back({module_package(source, source.folder), std::string(source.path), 1});
  if (!group.empty())
    facts.provides.push_back(package_use("maven", fmt::format("{}:{}", group, artifact), source, {1, 1}));
  each_match(dependency_pattern(), text, [&](const auto& groups, std::size_t at) {
    facts.requires_.push_back(package_use("maven", fmt::format("{}:{}", groups[1], groups[2]), source,
                                          mark_at(text, at + groups[0].size() - 1)));
  });
  each_match(project_dependency_pattern(), text, [&](const auto& groups, std::size_t at) {
    facts.requires_.push_back({module_package(source, module_folder(source, groups[1])),
                               std::string(source.path), mark_at(text, at + groups[0].size() - 1).line});
  });
}

}  // namespace

void read_gradle_build(const ManifestSource& source, ManifestFacts& facts) {
  const std::string text = without_comments(source.text, Comments::slashes);
  const std::string plugins = applied_plugins(text);
  facts.language = language_of(plugins);
  facts.description = first_match(description_pattern(), text);
  facts.version = first_match(version_pattern(), text);
  read_packages(source, text, facts);
  claim_gradle_type(text, plugins, facts);
  // The root of a build mostly configures the modules below; it is a module itself when it has sources.
  const bool has_sources = has_entry(source.input, source.folder, "src/");
  const bool is_root = has_entry(source.input, source.folder, "settings.gradle") ||
                       has_entry(source.input, source.folder, "settings.gradle.kts");
  const bool runs = facts.confidence >= sure::likely;
  const bool is_platform = has_word(plugins, {"java-platform"});  // a bill of materials
  const bool says_nothing = facts.requires_.empty() && facts.description.empty() && !runs;
  facts.is_weak = is_platform || (!has_sources && (is_root || says_nothing));
}

}  // namespace bs::scan
