#pragma once
/// What the store's queries answer: rows for lists, details for one entity.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bs/base/clock.hpp"
#include "bs/match/filter.hpp"
#include "bs/model/document_diff.hpp"
#include "bs/model/scanned.hpp"

namespace bs::catalog {

struct ListQuery {
  /// Over the documents and `relations.<type>`, as match::matches; ownedBy includes the effective owner. Keys
  /// that no document has ask what the catalog knows: owner (the effective one: "payments",
  /// "group:default/payments", an address), repository (name or identity), language, inferred, orphaned.
  match::Filter filter;
  std::string words;  ///< all words must stand in name, title, tags or owner (bs catalog pay)
  struct Order {
    std::string field;
    bool descending = false;
  };  ///< dotted field, "changed", "name", "type" …, or a key as above; those without it come last
  std::vector<Order> order;  ///< empty: newest change first, then name
  std::int64_t limit = 0;    ///< 0 = all
  std::int64_t offset = 0;
};

/// One line of a list.
struct EntityRow {
  std::string ref;   ///< canonical
  std::string kind;  ///< as written ("Component")
  std::string namespace_;
  std::string name;  ///< as written
  std::string title;
  std::string description;
  std::string type;
  std::string lifecycle;
  std::string system;        ///< canonical ref or ""
  std::string owner;         ///< effective owner's canonical ref, "email:…" in lower case, or ""
  std::string owner_source;  ///< "declared", "CODEOWNERS", ""
  bool owner_disputed = false;
  bool inferred = false;
  bool orphaned = false;
  Seconds changed = 0;
  bool changed_exact = true;
  std::string language;
  std::string repository;       ///< name
  std::string repository_path;  ///< on disk
  std::string path;             ///< source file
  std::uint32_t line = 0;
  std::string folder;
};

struct RepositoryRow {
  model::RepositoryRecord record;
  std::int64_t entities = 0;
};

struct EntityDetail {
  EntityRow row;
  std::string json;  ///< the whole normalised document
  std::vector<model::Claim> claims;
  std::string changed_by;
  std::vector<std::string> docs, apis;
  std::int64_t packages_outside = 0;  ///< packages its manifests need that no entity of the catalog provides
  RepositoryRow repository;
  std::vector<EntityRow> duplicates;  ///< other documents with the same ref, which lost
};

struct Neighbour {
  std::string type;              ///< relation type seen from the entity: ownedBy, dependsOn, dependencyOf …
  std::string ref;               ///< the other end
  std::optional<EntityRow> row;  ///< nullopt: not in this catalog
  bool from_manifest = false;    ///< concluded from package names, not written
  std::string path;              ///< where it stands
  std::uint32_t line = 0;
};

/// In the direction in which people think: dependsOn, never dependencyOf.
struct Relation {
  std::string type;
  std::string from, from_kind;  ///< ref and kind
  std::string to, to_kind;      ///< the kind is "" where nothing in this catalog answers to the ref
};

struct OwnerRow {
  std::string ref;
  bool described = false;  ///< by a document, not inferred
  std::string title;
  std::int64_t components = 0, others = 0;
  std::int64_t declared = 0, from_codeowners = 0, disputed = 0;
};

struct FacetRow {
  std::string value;
  std::int64_t count = 0;
};

struct SearchHit {
  EntityRow row;
  double score = 0;
  std::string where;    ///< the field that matched best: "name", "title", "description", "tags", "owner"
  std::string snippet;  ///< plain text around the match; matches between \x01 and \x02
};

struct ProblemRow {
  model::Problem problem;
  std::string repository, repository_path;
  std::string other_place;  ///< duplicates: "repository path:line" of the winner
};

struct ChangeRow {
  Seconds time = 0;
  std::string action;  ///< "added", "changed", "removed"
  std::string ref;
  std::string repository;
  std::string commit;                      ///< short hex at which it was seen
  std::vector<model::FieldChange> fields;  ///< changed: what differs; empty for added and removed
};

struct ScanNote {
  std::vector<std::string> roots;
  bool covers_workspace = false;
  Seconds finished = 0;
  std::int64_t repositories = 0, changed = 0, unreadable = 0;
};

/// The totals below a list.
struct Summary {
  std::int64_t components = 0, entities = 0, repositories = 0;
  std::vector<std::pair<std::string, std::int64_t>> types;  ///< of components, most first
  std::int64_t written = 0, inferred = 0;
  std::int64_t declared = 0, from_codeowners = 0, disputed = 0, nobody = 0;
  std::int64_t clones_stale = 0;
  std::string stalest;
  Seconds stalest_fetched = 0;
  std::int64_t repositories_unreadable = 0, files_invalid = 0, duplicates = 0, gone = 0;
};

struct Pruned {
  std::vector<std::string> repositories;
  std::vector<std::string> refs;
};

/// What the store gives as JSON, read. Where it is none the file is damaged in a place that SQLite does not
/// check: the Error is sql::is_corruption.
data::Value stored_value(std::string_view json);

}  // namespace bs::catalog
