#include "bs/base/paths.hpp"
#include "bs/base/text.hpp"
#include "bs/data/json.hpp"
#include "scan/manifest_fields.hpp"

// composer.json.
namespace bs::scan {
namespace {

using data::Value;

void claim_composer_type(const ManifestSource& source, const Value& root, ManifestFacts& facts) {
  const std::string type = root.string_or("type");
  const bool is_application =
      type == "project" || (type.empty() && has_entry(source.input, source.folder, "public/"));
  const bool serves = requires_any(
      facts, {"composer:laravel/framework", "composer:symfony/framework-bundle", "composer:slim/slim",
              "composer:laravel/lumen-framework", "composer:cakephp/cakephp", "composer:yiisoft/yii2"});
  if (is_application && serves) return facts.claim("service", sure::strong);
  if (is_application && requires_any(facts, {"composer:drupal/core-recommended", "composer:drupal/core"}))
    return facts.claim("website", sure::strong);
  const Value* programs = root.find("bin");
  const bool has_program = programs != nullptr && !strings_of(programs).empty();
  if (has_program && type != "library" && !type.ends_with("-bundle")) return facts.claim("cli", sure::likely);
  // A library whose program carries its name is that program: composer/composer, bin/composer.
  if (has_program)
    for (const std::string& program : strings_of(programs))
      if (base_name(program) == base_name(facts.name)) return facts.claim("cli", sure::likely);
  if (!type.empty() && !is_application) return facts.claim("library", sure::fair);
  if (is_application || serves) facts.claim("service", sure::fair);
}

}  // namespace

void read_composer_json(const ManifestSource& source, ManifestFacts& facts) {
  const Value root = data::parse_json(source.text, source.path, {1u << 20, 128});
  if (!root.is_object())
    throw Error(ErrorKind::config, "composer.json holds no object").at({std::string(source.path), root.mark});
  facts.language = "PHP";
  take_name(facts, root.find("name"));
  if (!facts.name.empty()) facts.provides.push_back(package_use("composer", facts.name, source, facts.mark));
  // The vendor is no part of the name of a repository's own package; split packages ("illuminate/auth") keep
  // it.
  facts.name = source.folder.empty() ? std::string(base_name(facts.name)) : replace_all(facts.name, "/", "-");
  facts.description = root.string_or("description");
  facts.version = root.string_or("version");
  const Value* abandoned = root.find("abandoned");
  facts.is_deprecated = abandoned != nullptr && !(abandoned->is_boolean() && !abandoned->as_boolean());
  if (const Value* needed = root.find("require"); needed != nullptr && needed->is_object())
    for (const data::Member& member : needed->as_object())
      if (member.key.find('/') != std::string::npos)  // others are PHP itself and its extensions
        facts.requires_.push_back(package_use("composer", member.key, source, member.key_mark));
  // The monorepo's own package stands for those it replaces.
  if (const Value* replaced = root.find("replace"); replaced != nullptr && replaced->is_object())
    for (const data::Member& member : replaced->as_object())
      facts.provides.push_back(package_use("composer", member.key, source, member.key_mark));
  facts.is_weak = facts.name.empty() && facts.requires_.empty();
  claim_composer_type(source, root, facts);
}

}  // namespace bs::scan
