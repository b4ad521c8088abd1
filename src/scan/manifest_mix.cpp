#include "bs/base/text.hpp"
#include "scan/manifest_fields.hpp"
#include "scan/manifest_text.hpp"

// mix.exs: an Elixir program, of which only plain words are taken.
namespace bs::scan {

using match::Regex;

void read_mix(const ManifestSource& source, ManifestFacts& facts) {
  static const Regex app(R"re(\bapp:\s*:([A-Za-z0-9_]+))re");
  static const Regex version(R"re((?:\bversion:\s*|@version\s+)"([0-9][^"]*)")re");
  static const Regex description(R"re(\bdescription:\s*"([^"\n]+)")re");
  static const Regex described(R"re(def[p]?\s+description\b[^"]*"{1,3}\s*([^"]+?)\s*")re");
  static const Regex umbrella(R"re(\bapps_path:\s*"([^"]+)")re");
  static const Regex dependency(R"re(\{\s*:([a-z0-9_]+)\s*,\s*([^}\n]*))re");
  static const Regex test_only(R"re(\bonly:\s*(?::(?:test|dev|docs)|\[))re");
  const std::string text = without_comments(source.text, Comments::hash);
  facts.language = "Elixir";
  facts.name = first_match(app, text);
  facts.version = first_match(version, text);
  facts.description = first_match(description, text);
  if (facts.description.empty()) facts.description = first_match(described, text);
  if (const std::string apps = first_match(umbrella, text); !apps.empty()) {
    facts.is_workspace = facts.is_weak = true;  // an umbrella is no application
    facts.members.push_back(member_path(source, apps + "/*"));
    return;
  }
  if (facts.name.empty()) {
    facts.is_weak = true;
    return;
  }
  facts.mark = {1, 1};
  facts.provides.push_back(package_use("hex", facts.name, source, facts.mark));
  each_match(dependency, text, [&](const auto& groups, std::size_t at) {
    if (!test_only.search(groups[2]))
      facts.requires_.push_back(package_use("hex", groups[1], source, mark_at(text, at)));
  });
  static const Regex starts(R"re(\bmod:\s*\{)re");
  static const Regex published(R"re(\bpackage:)re");
  if (text.find("escript:") != std::string::npos) facts.claim("cli", sure::likely);
  if (starts.search(text) && !published.search(text))
    facts.claim("service", requires_any(facts, {"hex:phoenix", "hex:plug_cowboy", "hex:bandit"})
                               ? sure::strong
                               : sure::likely);
  facts.claim("library", sure::fair);
}

}  // namespace bs::scan
