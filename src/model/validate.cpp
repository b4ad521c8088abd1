#include "bs/model/validate.hpp"

#include <fmt/format.h>

#include "bs/base/text.hpp"
#include "faults.hpp"
#include "kind_check.hpp"
#include "metadata.hpp"
#include "placeholders.hpp"
#include "relations.hpp"
#include "skeleton.hpp"

namespace bs::model {
namespace {

/// The document as Backstage would store it: the namespace is written out.
void fill_namespace(data::Value& root) {
  data::Value* metadata = root.find("metadata");
  if (metadata->find("namespace") == nullptr) metadata->set("namespace", "default");
}

EntityRef ref_of(const data::Value& root) {
  const data::Value& metadata = *root.find("metadata");
  EntityRef ref;
  ref.kind = root.find("kind")->as_string();
  ref.namespace_ = metadata.string_or("namespace", "default");
  ref.name = metadata.find("name")->as_string();
  return ref;
}

/// Absent, empty or null: nobody has been named.
bool lacks_owner(const data::Value& root) {
  const data::Value* spec = root.find("spec");
  if (spec == nullptr || !spec->is_object()) return false;
  const data::Value* owner = spec->find("owner");
  return owner == nullptr || owner->is_null() || (owner->is_string() && owner->as_string().empty());
}

/// Warns of Location targets that are not there.
void check_targets(const Entity& entity, const ValidateOptions& options, Faults& faults) {
  if (!options.check_target || entity.ref.kind != "Location") return;
  const data::Value& spec = *entity.document.find("spec");
  const auto check = [&](const data::Value& target) {
    if (const auto warning = options.check_target(target.as_string())) faults.warning(*warning, target.mark);
  };
  if (const data::Value* target = spec.find("target")) check(*target);
  if (const data::Value* targets = spec.find("targets"))
    for (const data::Value& target : targets->as_array()) check(target);
}

/// Takes one document through the stages.
class Validator {
 public:
  Validator(const ValidateOptions& options, Document& document) : options_(options), document_(document) {}

  void run(data::Value root) {
    const bool has_envelope = check_envelope(root, faults_);
    if (has_envelope) document_.ref = ref_of(root).canonical();
    check_annotations(root, faults_);
    replace_placeholders(root, options_, faults_);
    if (data::Value* spec = root.find("spec")) sort_references(*spec);
    check_policies(root, faults_);
    const Kind* kind = check_kind(root, options_, faults_);
    if (!has_envelope) return;
    Entity entity{ref_of(root), std::move(root), {}};
    if (kind != nullptr) add_relations(*kind, entity);
    if (!faults_.any()) {
      fill_namespace(entity.document);
      check_targets(entity, options_, faults_);
      document_.ok = true;
      document_.entity = std::move(entity);
    } else if (kind != nullptr && faults_.error_count() == 1 && requires_owner(*kind) &&
               lacks_owner(entity.document)) {
      fill_namespace(entity.document);
      entity.document.find("spec")->erase("owner");
      document_.entity_without_owner = std::move(entity);
    }
  }

  Faults& faults() { return faults_; }

 private:
  void add_relations(const Kind& kind, Entity& entity) {
    const data::Member* spec = entity.document.find_member("spec");
    if (spec == nullptr || !spec->value.is_object()) return;
    const Path path{nullptr, {}, 0, entity.document.mark, false};
    entity.relations = relations_of(kind, entity.ref, *spec, path, faults_);
  }

  const ValidateOptions& options_;
  Document& document_;
  Faults faults_;
};

Document validate_value(data::Value root, const data::YamlDocument& source, const ValidateOptions& options) {
  Document document;
  document.mark = root.mark.line > 0 ? root.mark : Mark{static_cast<std::uint32_t>(source.first_line), 1};
  Validator validator(options, document);
  Faults& faults = validator.faults();
  faults.add(source.diagnostics);
  if (!faults.any()) {
    if (root.is_object())
      validator.run(std::move(root));
    else
      faults.error(Stage::yaml, fmt::format("Expected object at root, got {}", data::name_of(root.type())),
                   document.mark, "an entity is a map with apiVersion, kind, metadata and spec");
  }
  document.stage = faults.stage();
  if (!document.ok && is_skeleton(source.text, options)) {
    document.is_template = true;
    document.entity_without_owner.reset();
    document.problems = {skeleton_note(source, document.mark, faults)};
  } else {
    document.problems = faults.take();
  }
  return document;
}

}  // namespace

Document validate_document(const data::YamlDocument& document, const ValidateOptions& options) {
  return validate_value(document.root, document, options);
}

ValidatedFile validate_text(std::string_view text, const ValidateOptions& options) {
  data::YamlFile yaml = data::parse_yaml(text);
  ValidatedFile file;
  file.problems = std::move(yaml.diagnostics);
  for (const Diagnostic& problem : file.problems) file.ok &= problem.severity != Severity::error;
  file.documents.reserve(yaml.documents.size());
  for (data::YamlDocument& document : yaml.documents) {
    file.documents.push_back(validate_value(std::move(document.root), document, options));
    file.ok &= file.documents.back().ok || file.documents.back().is_template;
  }
  return file;
}

}  // namespace bs::model
