#include <set>

#include "bs/base/paths.hpp"
#include "bs/base/text.hpp"
#include "bs/match/glob.hpp"
#include "bs/scaffold/update.hpp"

namespace bs::scaffold {
namespace {

constexpr std::uint64_t k_link_cap = 16u << 20;

std::string_view digits_of(FileMode mode) {
  if (mode == FileMode::symlink) return "120000";
  return mode == FileMode::executable ? "100755" : "100644";
}

/// The template's name as a file's name.
std::string file_name_of(std::string_view name) {
  std::string out;
  for (const char c : name) {
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                          c == '-' || c == '_' || c == '.';
    if (is_plain)
      out += c;
    else if (!out.empty() && out.back() != '-')
      out += '-';
  }
  while (!out.empty() && (out.back() == '-' || out.back() == '.')) out.pop_back();
  while (!out.empty() && (out.front() == '-' || out.front() == '.')) out.erase(0, 1);
  return out.empty() ? "template" : out;
}

}  // namespace

model::TemplateLink make_link(const TemplateSpec& spec, const data::Value& parameters, const FileTree& files,
                              std::string_view bs_version) {
  model::TemplateLink link;
  link.name = file_name_of(spec.name);
  link.template_name = spec.name;
  link.path = spec.path;
  if (spec.files) {
    const Origin& origin = spec.files->origin();
    link.source = origin.source;
    link.ref = origin.ref;
    link.commit = origin.commit;
  }
  link.bs_version = bs_version;
  link.parameters = parameters;
  const match::GlobSet managed(spec.classes.managed), once(spec.classes.once);
  for (const auto& [path, file] : files) {
    std::string folder;
    if (model::is_link_path(path, &folder) && folder.empty()) continue;
    const char* file_class = once.matches(path) ? "once" : managed.matches(path) ? "managed" : "merged";
    link.files[path] = {std::string(digits_of(file.mode)), git::blob_id(file.bytes).hex(), file_class};
  }
  return link;
}

std::vector<FoundLink> find_links(const git::Repository& repository, const git::Oid& tree) {
  std::vector<FoundLink> links;
  const auto walked = repository.walk(tree, [&](const git::Entry& entry) {
    FoundLink found;
    if (entry.type == git::EntryType::tree || !model::is_link_path(entry.path, &found.folder))
      return git::WalkStep::into;
    found.path = entry.path;
    const git::Blob blob = repository.read_blob(entry.id, k_link_cap);
    try {
      if (entry.type != git::EntryType::blob) {
        found.fault = "it is no regular file";
      } else if (blob.state != git::BlobState::present) {
        found.fault =
            blob.state == git::BlobState::too_large ? "it is too large" : "its content cannot be read";
      } else {
        found.link = model::parse_template_link(blob.bytes, entry.path);
      }
    } catch (const Error& error) {
      found.fault = error.place().mark.line > 0
                        ? fmt::format("line {}: {}", error.place().mark.line, error.message())
                        : error.message();
    }
    links.push_back(std::move(found));
    return git::WalkStep::into;
  });
  if (walked.incomplete)
    throw Error(ErrorKind::unreadable, fmt::format("the files cannot be read whole: {}", *walked.incomplete));
  return links;
}

Base base_of(const git::Repository& repository, const model::TemplateLink& link,
             const std::optional<FileTree>& rendered) {
  constexpr std::uint64_t k_file_cap = 64u << 20;
  Base base;
  for (const auto& [path, file] : link.files) {
    const FileMode mode = file.mode == "120000"   ? FileMode::symlink
                          : file.mode == "100755" ? FileMode::executable
                                                  : FileMode::regular;
    git::Blob blob = repository.read_blob(*git::Oid::from_hex(file.blob), k_file_cap);
    const auto again = rendered ? rendered->find(path) : FileTree::const_iterator();
    if (blob.state == git::BlobState::present) {
      base.files[path] = {std::move(blob.bytes), mode};
    } else if (rendered && again != rendered->end()) {
      base.files[path] = {again->second.bytes, mode};
    } else {
      base.unknown.push_back(path);
    }
  }
  return base;
}

Drift drift_of(const git::Repository& repository, const git::Oid& tree, const FoundLink& found) {
  constexpr std::uint64_t k_file_cap = 64u << 20;
  Drift drift;
  if (!found.link) return drift;
  for (const auto& linked : found.link->files) {
    const std::string& path = linked.first;
    const model::LinkedFile& file = linked.second;
    if (file.file_class == "once") continue;
    const auto entry = repository.entry_at(tree, join_path(found.folder, path));
    const git::Oid rendered = *git::Oid::from_hex(file.blob);
    std::optional<Drift::File::State> state;
    if (!entry || entry->type == git::EntryType::tree || entry->type == git::EntryType::submodule) {
      state = Drift::File::State::deleted;
    } else {
      const bool is_link = entry->type == git::EntryType::symlink;
      const std::string_view mode = is_link ? "120000" : entry->executable ? "100755" : "100644";
      const auto is_same = [&] {
        if (entry->id == rendered) return true;
        if (is_link || file.mode == "120000") return false;
        const git::Blob blob = repository.read_blob(entry->id, k_file_cap);
        return blob.state == git::BlobState::present && git::matches_blob(blob.bytes, rendered);
      };
      if (!is_same())
        state = Drift::File::State::changed;
      else if (mode != file.mode)
        state = Drift::File::State::mode;
    }
    if (!state) continue;
    drift.files.push_back({path, file.file_class, *state});
    if (file.file_class == "managed") ++drift.managed;
  }
  return drift;
}

}  // namespace bs::scaffold
