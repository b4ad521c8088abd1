#include <unordered_set>

#include "bs/base/text.hpp"
#include "match/schema_check.hpp"

namespace bs::match {

namespace {

using data::Member;
using data::Value;

/// Members by key; large objects get an index, since a look-up in a Value reads them from the start.
class MembersByKey {
 public:
  explicit MembersByKey(const Value& object) : object_(object) {
    constexpr std::size_t k_large = 24;
    if (object.as_object().size() < k_large) return;
    for (const Member& member : object.as_object()) index_.emplace(member.key, &member);
  }
  const Member* find(std::string_view key) const {
    if (index_.empty()) return object_.find_member(key);
    const auto found = index_.find(key);
    return found == index_.end() ? nullptr : found->second;
  }

 private:
  const Value& object_;
  std::unordered_map<std::string_view, const Member*> index_;
};

}  // namespace

bool SchemaChecker::property_count(const Here& here) {
  const std::size_t size = here.value.as_object().size();
  const bool few_enough = at_most(here, size, here.node.max_properties, "maxProperties", "properties");
  return at_least(here, size, here.node.min_properties, "minProperties", "properties") && few_enough;
}

bool SchemaChecker::required(const Here& here) {
  if (here.node.required.empty()) return true;
  work(here.node.required.size(), here.value.mark);
  const MembersByKey members(here.value);
  bool passed = true;
  for (const std::string& name : here.node.required) {
    if (members.find(name) != nullptr) continue;
    passed = fail(here, "required", fmt::format("must have required property '{}'", name),
                  "missingProperty: " + name);
    if (!goes_on(passed)) return false;
  }
  return passed;
}

bool SchemaChecker::property_names(const Here& here) {
  if (here.node.property_names == nullptr) return true;
  bool passed = true;
  for (const Member& member : here.value.as_object()) {
    Value name(member.key);
    name.mark = member.key_mark;
    if (passes(*here.node.property_names, name, here.path)) continue;
    passed = fail_at(here.path, member.key_mark, "propertyNames", "property name must be valid",
                     "propertyName: " + member.key);
    if (!goes_on(passed)) return false;
  }
  return passed;
}

bool SchemaChecker::additional_properties(const Here& here) {
  const Node& node = here.node;
  if (node.additional_properties == nullptr) return true;
  work(node.pattern_properties.size() * here.value.as_object().size(), here.value.mark);
  bool passed = true;
  for (const Member& member : here.value.as_object()) {
    const auto names_it = [&](const Node::Pattern& pattern) { return pattern.regex.search(member.key); };
    if (node.find_property(member.key) != nullptr ||
        std::any_of(node.pattern_properties.begin(), node.pattern_properties.end(), names_it)) {
      continue;
    }
    if (node.additional_properties->is_never) {
      passed = fail_at(here.path, member.key_mark, "additionalProperties",
                       "must NOT have additional properties", "additionalProperty: " + member.key);
    } else {
      const Path path{&here.path, member.key, 0, false};
      passed = passes(*node.additional_properties, member.value, path) && passed;
    }
    if (!goes_on(passed)) return false;
  }
  return passed;
}

bool SchemaChecker::required_with(const Here& here, const Node::Dependency& dependency) {
  bool passed = true;
  for (const std::string& name : dependency.required) {
    if (here.value.find(name) != nullptr) continue;
    const std::size_t count = dependency.required.size();
    const std::string all = join(dependency.required, ", ");
    passed = fail(here, "dependencies",
                  fmt::format("must have {} {} when property {} is present",
                              count == 1 ? "property" : "properties", all, dependency.property),
                  fmt::format("property: {}, missingProperty: {}, depsCount: {}, deps: {}",
                              dependency.property, name, count, all));
    if (!goes_on(passed)) return false;
  }
  return passed;
}

bool SchemaChecker::dependencies(const Here& here) {
  bool passed = true;
  for (const bool by_schema : {false, true}) {
    for (const Node::Dependency& dependency : here.node.dependencies) {
      if ((dependency.node != nullptr) != by_schema || here.value.find(dependency.property) == nullptr)
        continue;
      const bool one =
          by_schema ? passes(*dependency.node, here.value, here.path) : required_with(here, dependency);
      passed = one && passed;
      if (!goes_on(passed)) return false;
    }
  }
  return passed;
}

bool SchemaChecker::properties(const Here& here) {
  if (here.node.properties.empty()) return true;
  work(here.node.properties.size(), here.value.mark);
  const MembersByKey members(here.value);
  bool passed = true;
  for (const Node::Named& property : here.node.properties) {
    const Member* member = members.find(property.name);
    if (member == nullptr) continue;
    const Path path{&here.path, member->key, 0, false};
    passed = passes(*property.node, member->value, path) && passed;
    if (!goes_on(passed)) return false;
  }
  return passed;
}

bool SchemaChecker::pattern_properties(const Here& here) {
  bool passed = true;
  for (const Node::Pattern& pattern : here.node.pattern_properties) {
    work(here.value.as_object().size(), here.value.mark);
    for (const Member& member : here.value.as_object()) {
      if (!pattern.regex.search(member.key)) continue;
      const Path path{&here.path, member.key, 0, false};
      passed = passes(*pattern.node, member.value, path) && passed;
      if (!goes_on(passed)) return false;
    }
  }
  return passed;
}

}  // namespace bs::match
