#include "bs/base/paths.hpp"
#include "bs/base/text.hpp"
#include "bs/data/xml.hpp"
#include "scan/manifest_fields.hpp"
#include "scan/path_words.hpp"

// pom.xml.
namespace bs::scan {
namespace {

using data::Value;

/// The element below `path`, or null.
const Value* element(const Value* value, std::initializer_list<std::string_view> path) {
  for (const std::string_view name : path) value = value == nullptr ? nullptr : value->find(name);
  return value;
}

/// The element's text, "" when it has none or is a property that only Maven can fill in.
std::string text_of(const Value* value) {
  if (value == nullptr) return "";
  const std::string text = value->is_string() ? value->as_string() : value->string_or("#text");
  return text.find("${") != std::string::npos ? "" : std::string(trim(text));
}
std::string text_at(const Value* value, std::initializer_list<std::string_view> path) {
  return text_of(element(value, path));
}

void read_modules(const ManifestSource& source, const Value* holder, ManifestFacts& facts) {
  each_of(element(holder, {"modules", "module"}), [&](const Value& module) {
    facts.is_workspace = true;
    std::string path = text_of(&module);
    if (path.ends_with(".xml")) path.resize(path.rfind('/') == std::string::npos ? 0 : path.rfind('/'));
    facts.members.push_back(member_path(source, path));
  });
}

std::string group_of(const Value& project) {
  const std::string own = text_at(&project, {"groupId"});
  return own.empty() ? text_at(&project, {"parent", "groupId"}) : own;
}

void read_dependencies(const ManifestSource& source, const Value& project, const std::string& group,
                       ManifestFacts& facts) {
  each_of(element(&project, {"dependencies", "dependency"}), [&](const Value& dependency) {
    if (text_at(&dependency, {"scope"}) == "test") return;
    const Value* group_element = dependency.find("groupId");
    const std::string written =
        group_element != nullptr && group_element->is_string() ? group_element->as_string() : "";
    const bool is_own = has_word(written, {"${project.groupid}", "${pom.groupid}", "${groupid}"});
    const std::string of_group = is_own ? group : text_of(group_element);
    const std::string artifact = text_at(&dependency, {"artifactId"});
    if (!of_group.empty() && !artifact.empty())
      facts.requires_.push_back(package_use("maven", of_group + ":" + artifact, source, dependency.mark));
  });
}

bool has_plugin(const Value& project, std::initializer_list<std::string_view> artifacts) {
  bool found = false;
  const auto look = [&](const Value& plugin) {
    const std::string artifact = text_at(&plugin, {"artifactId"});
    for (const std::string_view wanted : artifacts) found = found || artifact == wanted;
  };
  each_of(element(&project, {"build", "plugins", "plugin"}), look);
  return found;
}

/// Spring's settings lie in what is started, not in what is linked; the plugin may stand in a parent.
bool has_application_settings(const ManifestSource& source) {
  for (const std::string& name : source.input.list(join_path(source.folder, "src/main/resources")))
    if (name.starts_with("application.") || name.starts_with("bootstrap.")) return true;
  return false;
}

void claim_maven_type(const ManifestSource& source, const Value& project, const std::string& packaging,
                      ManifestFacts& facts) {
  const bool serves = [&] {
    for (const model::PackageUse& use : facts.requires_)
      if (has_word(use.package,
                   {"spring-boot-starter-web", "spring-boot-starter-actuator", "spring-cloud-starter",
                    "spring-cloud-config-server", "spring-boot-admin-starter-server", ":quarkus-rest",
                    ":quarkus-resteasy", ":micronaut-http-server", ":dropwizard-core", ":helidon-webserver",
                    ":vertx-web", ":javalin", "undertow", "jetty-server", ":ktor-server"}))
        return true;
    return false;
  }();
  if (has_plugin(project, {"spring-boot-maven-plugin", "quarkus-maven-plugin", "micronaut-maven-plugin"}))
    return facts.claim("service", serves ? sure::firm : sure::strong);
  if (packaging == "war" || packaging == "ear") return facts.claim("service", sure::strong);
  if (serves && (has_application_settings(source) ||
                 has_plugin(project, {"maven-shade-plugin", "maven-assembly-plugin", "exec-maven-plugin"})))
    return facts.claim("service", sure::strong);
  if (requires_any(facts, {"maven:info.picocli:picocli"}) &&
      has_plugin(project, {"maven-shade-plugin", "maven-assembly-plugin"}))
    return facts.claim("cli", sure::good);
  facts.claim("library", sure::fair);
}

}  // namespace

void read_pom(const ManifestSource& source, ManifestFacts& facts) {
  const Value root = data::parse_xml(source.text, source.path);
  const Value* project = root.find("project");
  if (project == nullptr || !project->is_object())
    throw Error(ErrorKind::config, "pom.xml has no project element")
        .at({std::string(source.path), root.mark});
  facts.language = "Java";
  read_modules(source, project, facts);
  each_of(element(project, {"profiles", "profile"}),
          [&](const Value& profile) { read_modules(source, &profile, facts); });
  const Value* artifact = project->find("artifactId");
  facts.name = text_of(artifact);
  if (artifact != nullptr) facts.mark = artifact->mark;
  facts.description = std::string(text_at(project, {"description"}));
  facts.version = text_at(project, {"version"});
  if (facts.version.empty()) facts.version = text_at(project, {"parent", "version"});
  const std::string packaging = text_at(project, {"packaging"});
  // An aggregator, a parent or a bill of materials: nothing that runs or is linked.
  facts.is_weak = packaging == "pom" || facts.name.empty();
  const std::string group = group_of(*project);
  if (!facts.name.empty() && !group.empty())
    facts.provides.push_back(package_use("maven", group + ":" + facts.name, source, facts.mark));
  read_dependencies(source, *project, group, facts);
  claim_maven_type(source, *project, packaging, facts);
}

}  // namespace bs::scan
