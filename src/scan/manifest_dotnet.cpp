#include <algorithm>

#include "bs/base/paths.hpp"
#include "bs/base/text.hpp"
#include "bs/data/xml.hpp"
#include "scan/manifest_fields.hpp"
#include "scan/path_words.hpp"

// *.csproj, *.fsproj, *.vbproj.
namespace bs::scan {
namespace {

using data::Value;

/// The last value of a property in any PropertyGroup; "" when MSBuild would have to compute it.
std::string property(const Value& project, std::string_view name) {
  std::string found;
  each_of(project.find("PropertyGroup"), [&](const Value& group) {
    each_of(group.find(name), [&](const Value& value) {
      const std::string text = value.is_string() ? value.as_string() : value.string_or("#text");
      if (text.find("$(") == std::string::npos) found = trim(text);
    });
  });
  return found;
}

/// Each item of that type in any ItemGroup.
template <typename Visit>
void each_item(const Value& project, std::string_view type, const Visit& visit) {
  each_of(project.find("ItemGroup"), [&](const Value& group) {
    each_of(group.find(type), [&](const Value& item) {
      const std::string name = item.string_or("@Include");
      if (!name.empty()) visit(name, item.mark);
    });
  });
}

std::string project_name(std::string_view path) {
  const std::string_view base = base_name(path);
  return std::string(base.substr(0, base.rfind('.')));
}

bool is_test_project(const Value& project, const ManifestFacts& facts) {
  return equal_ignoring_case(property(project, "IsTestProject"), "true") ||
         requires_any(facts, {"nuget:Microsoft.NET.Test.Sdk", "nuget:xunit", "nuget:xunit.v3", "nuget:NUnit",
                              "nuget:MSTest", "nuget:MSTest.TestFramework", "nuget:BenchmarkDotNet"});
}

/// Pages of its own make an ASP.NET project a website, whatever else it serves.
bool has_pages(const ManifestSource& source) {
  const std::vector<std::string>& names = source.input.list(source.folder);
  const auto has = [&](std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  return has("Pages/") || has("Views/") || (has("Components/") && has("wwwroot/"));
}

void claim_dotnet_type(const ManifestSource& source, const Value& project, ManifestFacts& facts) {
  const std::string sdk = project.string_or("@Sdk");
  const std::string output = property(project, "OutputType");
  if (equal_ignoring_case(property(project, "UseMaui"), "true")) return facts.claim("mobile-app", sure::said);
  if (has_word(sdk, {"blazorwebassembly"})) return facts.claim("website", sure::firm);
  if (has_word(sdk, {"sdk.web"})) return facts.claim(has_pages(source) ? "website" : "service", sure::firm);
  if (has_word(sdk, {"sdk.worker"})) return facts.claim("service", sure::firm);
  if (has_word(output, {"exe"})) {
    const bool hosts =
        requires_any(facts, {"nuget:Microsoft.Extensions.Hosting", "nuget:Microsoft.Azure.Functions.Worker"});
    if (hosts) return facts.claim("service", sure::likely);
    const bool commands = requires_any(
        facts, {"nuget:System.CommandLine", "nuget:Spectre.Console.Cli", "nuget:CommandLineParser",
                "nuget:McMaster.Extensions.CommandLineUtils", "nuget:Cocona"});
    const bool is_tool = commands || !property(project, "PackAsTool").empty() || is_cli_name(facts.name);
    return facts.claim("cli", is_tool ? sure::good : sure::slight);
  }
  facts.claim("library", sure::fair);
}

}  // namespace

void read_dotnet_project(const ManifestSource& source, ManifestFacts& facts) {
  const Value root = data::parse_xml(source.text, source.path);
  const Value* project = root.find("Project");
  if (project == nullptr)
    throw Error(ErrorKind::config, "there is no Project element").at({std::string(source.path), root.mark});
  facts.language = source.path.ends_with(".fsproj")   ? "F#"
                   : source.path.ends_with(".vbproj") ? "Visual Basic"
                                                      : "C#";
  const std::string file_name = project_name(source.path);
  facts.name = file_name;
  facts.mark = project->mark;
  facts.description = property(*project, "Description");
  facts.version = property(*project, "Version");
  if (facts.version.empty()) facts.version = property(*project, "VersionPrefix");
  const std::string package = property(*project, "PackageId");
  facts.provides.push_back(
      package_use("nuget", package.empty() ? file_name : package, source, project->mark));
  // Projects of one solution name each other by file.
  if (!package.empty() && package != file_name)
    facts.provides.push_back(package_use("nuget", file_name, source, project->mark));
  each_item(*project, "PackageReference", [&](const std::string& name, Mark mark) {
    facts.requires_.push_back(package_use("nuget", name, source, mark));
  });
  each_item(*project, "ProjectReference", [&](const std::string& path, Mark mark) {
    facts.requires_.push_back(package_use("nuget", project_name(replace_all(path, "\\", "/")), source, mark));
  });
  facts.is_test = is_test_project(*project, facts);
  // Build scripts (NUKE) and Aspire's host of the developer's machine are tools of the repository.
  facts.is_weak = file_name == "_build" || file_name.ends_with("AppHost");
  claim_dotnet_type(source, *project, facts);
}

}  // namespace bs::scan
