#include "kind_check.hpp"

#include <fmt/format.h>

#include "bs/base/text.hpp"
#include "bs/model/entity.hpp"
#include "formats.hpp"

namespace bs::model {
namespace {

const std::string* string_of(const data::Value& root, std::string_view key) {
  const data::Value* value = root.find(key);
  return value != nullptr && value->is_string() ? &value->as_string() : nullptr;
}

void report_kind(const data::Value& root, const std::string& name, const ValidateOptions& options,
                 Faults& faults) {
  std::vector<std::string> known = known_kinds();
  for (const auto& declared : options.kinds) known.push_back(declared.first);
  std::string hint = "declare it in bs.yaml under catalog.kinds";
  if (const auto meant = nearest(name, known)) hint = fmt::format("is \"{}\" meant?", *meant);
  faults.error(Stage::kind, fmt::format("kind {} is not known", in_quotes(name)), root.find("kind")->mark,
               hint);
}

void report_version(const data::Value& root, const Kind& kind, const std::string& version, Faults& faults) {
  std::vector<std::string> versions;
  for (const std::string_view known : kind.api_versions) versions.push_back(in_quotes(known));
  faults.error(Stage::kind, fmt::format("apiVersion {} is not one of kind {}", in_quotes(version), kind.name),
               root.find("apiVersion")->mark, "use " + join(versions, " or "));
}

void check_spec(const data::Value& root, const Kind& kind, Faults& faults) {
  const Path path{nullptr, {}, 0, root.mark, false};
  const data::Member* spec = root.find_member("spec");
  if (spec == nullptr)
    faults.error(Stage::kind, "spec is missing", root.mark, fmt::format("a {} has a spec", kind.name));
  else if (spec->value.is_object())
    check_shape(spec->value, *kind.spec, path.member(*spec), Stage::kind, faults);
}

void check_declared(const data::Value& root, const match::Schema& schema, Faults& faults) {
  for (const match::SchemaFault& fault : schema.validate(root)) {
    const std::string where = fault.pointer.empty() ? std::string("the entity") : fault.pointer;
    faults.error(Stage::kind, fmt::format("{} {}", where, fault.message), fault.mark);
  }
}

/// A version of the same group has the same fields, as far as one can tell: its spec is worth reading.
bool is_near_version(const Kind& kind, std::string_view version) {
  return kind.api_versions.size() > 1 && version.starts_with("backstage.io/");
}

}  // namespace

const Kind* check_kind(const data::Value& root, const ValidateOptions& options, Faults& faults) {
  const std::string* name = string_of(root, "kind");
  const std::string* version = string_of(root, "apiVersion");
  if (name == nullptr || version == nullptr || name->empty() || version->empty()) {
    const Kind* kind = name == nullptr ? nullptr : find_kind(*name);
    if (kind != nullptr) check_spec(root, *kind, faults);
    return nullptr;
  }
  const auto declared = options.kinds.find(*name);
  const bool is_declared = declared != options.kinds.end();
  if (is_declared && declared->second != nullptr) check_declared(root, *declared->second, faults);

  const Kind* kind = find_kind(*name);
  if (kind != nullptr && has_api_version(*kind, *version)) {
    check_spec(root, *kind, faults);
    return kind;
  }
  if (is_declared) return nullptr;
  if (kind == nullptr) {
    if (k_kind.accepts(*name)) report_kind(root, *name, options, faults);
    kind = find_kind_ignoring_case(*name);
  } else if (k_api_version.accepts(*version)) {
    report_version(root, *kind, *version, faults);
  }
  if (kind != nullptr && (has_api_version(*kind, *version) || is_near_version(*kind, *version)))
    check_spec(root, *kind, faults);
  return nullptr;
}

}  // namespace bs::model
