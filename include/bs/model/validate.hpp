#pragma once
/// From documents to entities: the stages of catalog.md §1. Backstage stops at the first fault; here all are reported, and
/// `stage` names the one at which Backstage would have stopped. Pure: files are read by the injected PlaceholderReader.
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bs/base/error.hpp"
#include "bs/data/yaml.hpp"
#include "bs/match/schema.hpp"
#include "bs/model/entity.hpp"

namespace bs::model {

enum class Stage { none, yaml, envelope, annotations, preprocess, policy, kind, relations };
std::string_view name_of(Stage stage) noexcept;  ///< "yaml", "envelope" …; "" for none

/// Reads what a placeholder names. Returns the text; or nullopt with `*why`, which makes the document faulty; or nullopt
/// and no reason, when the caller has its own record of it and the stub may stand in.
using PlaceholderReader = std::function<std::optional<std::string>(std::string_view target, std::string* why)>;

/// Says what is wrong with the target of a placeholder or Location that is not read now (a path, glob or URL as written), or nullopt.
using TargetCheck = std::function<std::optional<std::string>(std::string_view target)>;

struct ValidateOptions {
  /// Kinds of bs.yaml besides Backstage's, by name. The schema describes the whole entity, as Backstage's own do; it may be null.
  std::map<std::string, std::shared_ptr<const match::Schema>> kinds;
  /// Without a reader placeholders become `<$text:VALUE>` and `{}` as the oracle's verdicts have it.
  PlaceholderReader read_placeholder;
  /// Asked about placeholders that are not read, and about targets of Locations; its answers become warnings.
  TargetCheck check_target;
  /// The document lies below a folder called skeleton, content or template, or one that a fetch:template step names:
  /// what is refused is then marked `is_template`, also without template marks in it.
  bool in_skeleton = false;
  /// The document is a template's own file, where marks such as ${{ are what it is made of: they excuse no fault.
  bool is_template_file = false;
};

struct Document {
  bool ok = false;
  bool is_template = false;          ///< refused, but part of a template (holds ${{, {% or {{, or in_skeleton): one note instead of its faults
  Stage stage = Stage::none;         ///< of the first fault
  std::string ref;                   ///< canonical, as soon as the envelope is sound; else ""
  std::optional<Entity> entity;      ///< when ok
  /// Set when a missing spec.owner is the only fault: the entity without relations of ownership, to be stored with CODEOWNERS' owner.
  std::optional<Entity> entity_without_owner;
  std::vector<Diagnostic> problems;  ///< errors, warnings, notes with marks in the file
  Mark mark;                         ///< where the document starts
};

Document validate_document(const data::YamlDocument& document, const ValidateOptions& options = {});

struct ValidatedFile {
  bool ok = true;  ///< every document is ok or a template, and the file could be split; an empty file is ok
  std::vector<Document> documents;
  std::vector<Diagnostic> problems;  ///< of the file as a whole
};
ValidatedFile validate_text(std::string_view text, const ValidateOptions& options = {});

/// True when the path has a folder called skeleton, content or template.
bool is_skeleton_path(std::string_view path);

}  // namespace bs::model
