#include "bs/base/paths.hpp"
#include "bs/base/text.hpp"
#include "scan/manifest_fields.hpp"
#include "scan/manifest_text.hpp"

// *.gemspec and Gemfile: Ruby programs, of which only plain texts are taken.
namespace bs::scan {
namespace {

using match::Regex;

std::string assigned(std::string_view text, std::string_view field) {
  const Regex pattern(
      fmt::format(R"re((?:^|[\s;])[A-Za-z_]+\.{}\s*=\s*(?:%q\{{|%q\(|["'])([^"'\n\}}]+))re", field));
  return first_match(pattern, text);
}

/// VERSION = "1.2.3" in lib/NAME/version.rb, where most gemspecs take it from.
std::string version_of(const ManifestSource& source, std::string_view text, std::string_view name) {
  static const Regex constant(R"re(\b(?:VERSION|STRING)\s*=\s*["']([0-9][^"'\n]*)["'])re");
  const std::string own = assigned(text, "version");
  if (!own.empty() && own.front() >= '0' && own.front() <= '9') return own;
  const std::string file =
      join_path(source.folder, fmt::format("lib/{}/version.rb", replace_all(name, "-", "/")));
  const auto found = source.input.read(file);
  return found ? first_match(constant, *found) : "";
}

void require_gems(const ManifestSource& source, std::string_view text, const Regex& pattern,
                  ManifestFacts& facts) {
  each_match(pattern, text, [&](const auto& groups, std::size_t at) {
    facts.requires_.push_back(
        package_use("gem", groups[1], source, mark_at(text, at + groups[0].size() - 1)));
  });
}

}  // namespace

void read_gemspec(const ManifestSource& source, ManifestFacts& facts) {
  static const Regex dependency(R"re(\.add_(?:runtime_)?dependency[\s(]+["']([A-Za-z0-9_.-]+)["'])re");
  static const Regex executables(R"re(\.executables\s*(?:=|<<|\+=))re");
  const std::string text = without_comments(source.text, Comments::hash);
  facts.language = "Ruby";
  facts.name = assigned(text, "name");
  const std::string_view base = base_name(source.path);
  if (facts.name.empty() || facts.name.find("#{") != std::string::npos)
    facts.name = base.substr(0, base.rfind('.'));
  facts.mark = {1, 1};
  if (facts.name.empty()) facts.name = base_name(source.folder);
  facts.description = assigned(text, "summary");
  facts.version = version_of(source, text, facts.name);
  facts.provides.push_back(package_use("gem", facts.name, source, facts.mark));
  require_gems(source, text, dependency, facts);
  // A gem whose program carries its name; others have small ones besides.
  const bool has_program =
      executables.search(text) && (has_entry(source.input, join_path(source.folder, "exe"), facts.name) ||
                                   has_entry(source.input, join_path(source.folder, "bin"), facts.name));
  if (has_program) facts.claim("cli", sure::likely);
  facts.claim("library", sure::fair);
}

void read_gemfile(const ManifestSource& source, ManifestFacts& facts) {
  static const Regex gem(R"re(^\s*gem[\s(]+["']([A-Za-z0-9_.-]+)["'])re", {false, true, false});
  const std::string text = without_comments(source.text, Comments::hash);
  facts.language = "Ruby";
  require_gems(source, text, gem, facts);
  const bool is_application = has_entry(source.input, source.folder, "config.ru") ||
                              has_entry(source.input, source.folder, "app/") ||
                              has_entry(source.input, source.folder, "app.rb");
  if (requires_any(facts, {"gem:rails", "gem:sinatra", "gem:hanami", "gem:grape", "gem:roda", "gem:puma"}) &&
      is_application)
    facts.claim("service", sure::strong);
  else if (has_entry(source.input, source.folder, "_config.yml") &&
           requires_any(facts, {"gem:jekyll", "gem:github-pages", "gem:middleman"}))
    facts.claim("website", sure::firm);
  // Else a gem's development bundle, or tools of another language's project.
  facts.is_weak = facts.confidence == 0;
  if (facts.is_weak) facts.requires_.clear();
}

}  // namespace bs::scan
