#pragma once
/// Between reading a revision and inferring from it: the reader (read_*.cpp) collects what inference asks for
/// while it walks, once; inference (infer*.cpp, manifest_*.cpp) turns that into entities and never touches
/// git or the disk itself.
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "bs/base/clock.hpp"
#include "bs/git/repository.hpp"
#include "bs/model/problem.hpp"
#include "bs/model/scanned.hpp"

namespace bs::scan {

/// Reads a file of the repository at the revision; nullopt when it is absent or unreadable.
using ReadFile = std::function<std::optional<std::string>(std::string_view path)>;

/// Whether inference wants to know of the file; asked once for every blob of a revision, up to millions of
/// times, so it must be decided by the path alone, without allocating, and for nearly all paths by the base
/// name's first or last bytes. Folders that are never looked at (vendor, node_modules, examples …) are
/// answered here with false.
bool is_manifest_path(std::string_view path) noexcept;

struct ManifestEntry {
  std::string path;
  git::Oid id;  ///< zero when read from a work tree
  bool executable = false;
};

struct InferenceInput {
  std::string repository;  ///< its name
  Seconds now = 0;
  Seconds commit_time = 0;               ///< of the revision; 0 in a work tree without a commit
  std::vector<ManifestEntry> manifests;  ///< what is_manifest_path took, sorted by path
  /// Folders that a written Component owns: no component is inferred for these, but their packages are told.
  std::set<std::string, std::less<>> described;
  /// Canonical refs of all written documents, whatever their folder: none of these is inferred again.
  std::set<std::string, std::less<>> written;
  /// Repository paths that written entities take their definition from ($text …): no API is inferred from
  /// them.
  std::set<std::string, std::less<>> definitions;
  /// The text of a file at the same revision, at most 1 MiB; any path may be asked for, listed in `manifests`
  /// or not. nullopt: there is none, or it cannot be read; the reader records a problem for the second,
  /// inference need not.
  ReadFile read;
  /// Names directly in a folder ("" is the root), folders with a '/' at the end; empty when there is no such
  /// folder. Good for the whole of the inference.
  std::function<const std::vector<std::string>&(std::string_view folder)> list;
  /// Display name of the language most files below the folder are written in ("Go"); "" unknown.
  std::function<std::string(std::string_view folder)> language;
  /// Short names of the repository's tags, in no order; costs a read of the refs, so ask only when needed.
  std::function<std::vector<std::string>()> tags;
};

/// What the manifests of a described folder say, for its written components.
struct FolderPackages {
  std::vector<model::PackageUse> provides;
  std::vector<model::PackageUse> requires_;
};

struct InferenceResult {
  /// Valid entities: entity (ref, document with marks, relations), inferred, path (first manifest), mark,
  /// folder, apis, provides and requires_ are filled in. spec.owner is left out: blob, owner, claims,
  /// changed, language and docs are the reader's to fill in, which also writes spec.owner and the relations
  /// of ownership. An API's `apis` holds the path of its definition, whose text is spec.definition.
  std::vector<model::ScannedEntity> entities;
  std::map<std::string, FolderPackages, std::less<>> packages;  ///< by described folder
  std::vector<model::Problem> problems;                         ///< kind manifest
};

/// Never throws on any content; faulty manifests are problems.
InferenceResult infer(const InferenceInput& input);

}  // namespace bs::scan
