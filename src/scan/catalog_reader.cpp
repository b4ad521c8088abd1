#include "scan/catalog_reader.hpp"

#include "bs/base/text.hpp"
#include "scan/annotations.hpp"
#include "scan/claims.hpp"
#include "scan/placeholder_files.hpp"

namespace bs::scan {
namespace {

/// data::YamlLimits takes no larger file.
constexpr std::uint64_t k_file_cap = 8 * k_mebibyte;

/// Where "<$text:URL>" stands, which a placeholder on the network left.
Mark mark_of_text(const data::Value& value, const std::string& text) {
  if (value.is_string() && value.as_string() == text) return value.mark;
  if (value.is_array())
    for (const data::Value& item : value.as_array())
      if (const Mark mark = mark_of_text(item, text); mark.line != 0) return mark;
  if (value.is_object())
    for (const data::Member& member : value.as_object())
      if (const Mark mark = mark_of_text(member.value, text); mark.line != 0) return mark;
  return {};
}

}  // namespace

std::string_view folder_of_catalog_file(std::string_view path) {
  const std::string_view folder = parent_of(path);
  return base_name(folder) == ".backstage" ? parent_of(folder) : folder;
}

CatalogReader::CatalogReader(const ReadInput& input, const model::RepositoryRecord& record,
                             const Files& files)
    : input_(input), record_(record), files_(files) {
  // A repository without a fingerprint is read afresh each time: its Locations name others, which may have
  // changed.
  if (!input.known || input.known->fingerprint == 0) return;
  for (const KnownFile& file : input.known->files) known_.emplace(file.path, &file);
}

void CatalogReader::problem(model::ProblemKind kind, Severity severity, const std::string& path, Mark mark,
                            std::string message, std::string hint, std::string ref) {
  problems.push_back({kind, severity, path, mark, std::move(ref), std::move(message), std::move(hint)});
}

void CatalogReader::read(const git::Entry& entry) {
  queue_.push_back(entry);
  drain();
}

void CatalogReader::read(const std::string& path) {
  read({path, git::EntryType::symlink, false, {}});  // looked up like a link
}

/// Locations lead to further files, and those to others: a queue, since their depth is not ours to trust.
void CatalogReader::drain() {
  if (reading_) return;
  reading_ = true;
  while (!queue_.empty()) {
    const git::Entry entry = std::move(queue_.front());
    queue_.pop_front();
    read_now(entry);
  }
  reading_ = false;
}

void CatalogReader::read_now(const git::Entry& entry) {
  const std::string& path = entry.path;
  Text file;
  if (entry.type == git::EntryType::blob) {
    file.path = path;
    file.id = entry.id;
  } else {
    file = files_.find(path);
  }
  if (!seen_.insert(file.path).second) return;
  std::string blob = file.id.is_zero() ? "" : file.id.hex();
  if (file.state == TextState::present && keep_if_same(path, blob)) return;
  if (file.state == TextState::present)
    file = files_.read({file.path, git::EntryType::blob, false, file.id}, k_file_cap);
  if (file.state != TextState::present) {
    const std::string hint =
        file.why == "is not in this partial clone" ? "git fetch --refetch --no-filter" : "";
    problem(model::ProblemKind::unreadable_file, Severity::error, path, {},
            fmt::format("{} {}", path, file.why), hint);
    if (const auto known = known_.find(path); known != known_.end()) keep(*known->second);
    return;
  }
  read_text(path, file.text, std::move(blob));
}

void CatalogReader::read_text(const std::string& path, std::string_view text, std::string blob) {
  PlaceholderFiles placeholders(files_, path);
  model::ValidateOptions options;
  options.kinds = input_.rules.options.config.catalog.kinds;
  options.read_placeholder = [&](std::string_view target, std::string* why) {
    return placeholders.read(target, why);
  };
  options.in_skeleton = model::is_skeleton_path(path);
  model::ValidatedFile file = model::validate_text(text, options);
  // What a placeholder was replaced from may change while this file does not: it is never kept by its blob.
  if (placeholders.asked()) blob.clear();
  for (const Diagnostic& fault : file.problems)
    problem(model::ProblemKind::invalid_document, fault.severity, path, fault.mark, fault.message,
            fault.hint);
  if (!file.ok) failed_files_.push_back(path);
  const std::size_t first = entities.size();
  for (model::Document& document : file.documents) take_document(std::move(document), path, blob);
  for (std::string& definition : placeholders.paths()) definitions.insert(std::move(definition));
  for (std::size_t i = first; i < entities.size(); ++i) {
    const data::Value* spec = entities[i].scanned.entity.document.find("spec");
    entities[i].definition = spec == nullptr ? "" : placeholders.path_of(spec->string_or("definition"));
  }
  for (const std::string& url : placeholders.urls()) {
    Mark mark;
    for (std::size_t i = first; i < entities.size() && mark.line == 0; ++i)
      mark = mark_of_text(entities[i].scanned.entity.document, fmt::format("<$text:{}>", url));
    problem(model::ProblemKind::needs_network, Severity::warning, path, mark,
            fmt::format("the placeholder \"{}\" is on the network and was not read", url));
  }
}

void CatalogReader::take_document(model::Document&& document, const std::string& path,
                                  const std::string& blob) {
  const bool lacks_owner = !document.entity && document.entity_without_owner;
  for (const Diagnostic& fault : document.problems) {
    // A missing owner is told as such once CODEOWNERS was asked.
    if (lacks_owner && fault.severity == Severity::error) continue;
    const auto kind =
        document.is_template ? model::ProblemKind::skeleton : model::ProblemKind::invalid_document;
    problem(kind, fault.severity, path, fault.mark, fault.message, fault.hint, document.ref);
  }
  if (document.entity) take_entity(std::move(*document.entity), document.mark, path, blob, false);
  if (lacks_owner) take_entity(std::move(*document.entity_without_owner), document.mark, path, blob, true);
}

void CatalogReader::take_entity(model::Entity&& entity, Mark start, const std::string& path,
                                const std::string& blob, bool lacks_owner) {
  WrittenEntity written;
  written.canonical = entity.ref.canonical();
  written.lacks_owner = lacks_owner;
  const data::Value* spec = entity.document.find("spec");
  const data::Value* owner = spec == nullptr ? nullptr : spec->find("owner");
  if (owner != nullptr && owner->is_string() && is_ownable(written.canonical)) {
    const auto ref =
        model::parse_ref(owner->as_string(), {.kind = "group", .namespace_ = entity.ref.namespace_});
    if (ref) written.declared = ref->canonical();
    written.declared_as = owner->as_string();
    written.owner_line = owner->mark.line;
  }
  written.scanned.path = path;
  written.scanned.mark = start;
  written.scanned.blob = blob;
  written.scanned.folder = folder_of_catalog_file(path);
  if (written.canonical.starts_with("location:")) follow_location(entity, path);
  if (written.canonical.starts_with("template:")) note_skeletons(entity, path);
  annotate_location(entity.document, record_, path);
  written.scanned.entity = std::move(entity);
  entities.push_back(std::move(written));
}

/// The folders that a Template's fetch steps copy from.
void CatalogReader::note_skeletons(const model::Entity& entity, const std::string& path) {
  const data::Value* spec = entity.document.find("spec");
  const data::Value* steps = spec == nullptr ? nullptr : spec->find("steps");
  if (steps == nullptr || !steps->is_array()) return;
  for (const data::Value& step : steps->as_array()) {
    const data::Value* input = step.find("input");
    if (input == nullptr || !step.string_or("action").starts_with("fetch:")) continue;
    const std::string url = input->string_or("url");
    if (url.empty() || url.find("://") != std::string::npos || url.find("${{") != std::string::npos) continue;
    const auto folder = resolve_repository_path(parent_of(path), url);
    if (folder && !folder->empty()) skeleton_folders.insert(*folder);
  }
}

void CatalogReader::settle_skeletons() {
  for (const std::string& path : failed_files_) {
    const auto holds = [&](const std::string& folder) { return is_below(path, folder); };
    if (model::is_skeleton_path(path) ||
        std::none_of(skeleton_folders.begin(), skeleton_folders.end(), holds))
      continue;
    const Text file = files_.read(path, k_file_cap);
    if (file.state != TextState::present) continue;
    std::erase_if(problems, [&](const model::Problem& p) {
      return p.path == path && p.kind == model::ProblemKind::invalid_document &&
             p.severity == Severity::error;
    });
    model::ValidateOptions options;
    options.kinds = input_.rules.options.config.catalog.kinds;
    options.in_skeleton = true;
    for (const model::Document& document : model::validate_text(file.text, options).documents)
      for (const Diagnostic& fault : document.problems)
        if (document.is_template)
          problem(model::ProblemKind::skeleton, fault.severity, path, fault.mark, fault.message, fault.hint,
                  document.ref);
  }
}

bool CatalogReader::keep_if_same(const std::string& path, const std::string& blob) {
  const auto known = known_.find(path);
  if (known == known_.end() || blob.empty() || known->second->blob != blob || input_.rules.options.force)
    return false;
  for (const auto& stub : known->second->entities) {
    // Locations and Templates speak of other files, which may have changed; a missing owner comes from
    // CODEOWNERS.
    if (stub.ref.starts_with("location:") || stub.ref.starts_with("template:")) return false;
    if (stub.owner.empty() && is_ownable(stub.ref)) return false;
  }
  keep(*known->second);
  return true;
}

void CatalogReader::keep(const KnownFile& file) {
  kept_files.push_back(file.path);
  for (const auto& stub : file.entities) {
    WrittenEntity written;
    written.canonical = stub.ref;
    written.declared = stub.owner;
    written.owner_line = stub.owner_line;
    written.scanned.kept = true;
    written.scanned.entity.ref = model::split_canonical(stub.ref);
    written.declared_as = owner_as_written(stub.owner, written.scanned.entity.ref.namespace_);
    written.scanned.path = file.path;
    written.scanned.mark = stub.mark;
    written.scanned.blob = file.blob;
    written.scanned.folder = stub.folder;
    entities.push_back(std::move(written));
  }
}

void CatalogReader::keep_unseen() {
  for (const auto& [path, file] : known_)
    if (seen_.insert(path).second) keep(*file);
}

}  // namespace bs::scan
