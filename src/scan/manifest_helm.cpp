#include "bs/data/yaml.hpp"
#include "scan/manifest_fields.hpp"

// Chart.yaml.
namespace bs::scan {

void read_chart(const ManifestSource& source, ManifestFacts& facts) {
  const data::Value root = data::parse_yaml_single(source.text, source.path);
  if (!root.is_object())
    throw Error(ErrorKind::config, "Chart.yaml holds no map").at({std::string(source.path), root.mark});
  take_name(facts, root.find("name"));
  facts.description = root.string_or("description");
  facts.version = root.string_or("version");
  facts.tags.emplace_back("helm");
  const data::Value* deprecated = root.find("deprecated");
  facts.is_deprecated = deprecated != nullptr && deprecated->is_boolean() && deprecated->as_boolean();
  facts.is_weak = facts.name.empty();
  facts.claim(root.string_or("type") == "library" ? "library" : "helm-chart", sure::said);
  if (!facts.name.empty()) facts.provides.push_back(package_use("helm", facts.name, source, facts.mark));
  if (const data::Value* needed = root.find("dependencies"); needed != nullptr && needed->is_array())
    for (const data::Value& item : needed->as_array())
      if (const std::string name = item.string_or("name"); !name.empty())
        facts.requires_.push_back(package_use("helm", name, source, item.mark));
}

}  // namespace bs::scan
