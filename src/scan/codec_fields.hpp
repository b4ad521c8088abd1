#pragma once
/// The fields that travel, one list a type for both directions. A field added to a struct of model is added
/// here as well; tests/unit/scan/codec_test.cpp holds every field against its own value.
#include "bs/data/codec.hpp"
#include "bs/model/scanned.hpp"

namespace bs::model {

constexpr ProblemKind last_of(ProblemKind) {
  return ProblemKind::history;
}
constexpr ClaimSource last_of(ClaimSource) {
  return ClaimSource::commits;
}
constexpr RepositoryState last_of(RepositoryState) {
  return RepositoryState::gone;
}

template <class Codec, class T>
requires data::Of<EntityRef, T>
void fields(Codec& codec, T& v) {
  codec(v.kind, v.namespace_, v.name);
}

template <class Codec, class T>
requires data::Of<Relation, T>
void fields(Codec& codec, T& v) {
  codec(v.source, v.type, v.target, v.mark);
}

template <class Codec, class T>
requires data::Of<Entity, T>
void fields(Codec& codec, T& v) {
  codec(v.ref, v.document, v.relations);
}

template <class Codec, class T>
requires data::Of<Claim, T>
void fields(Codec& codec, T& v) {
  codec(v.source, v.owner, v.written, v.path, v.line, v.pattern, v.share, v.total);
}

template <class Codec, class T>
requires data::Of<PackageUse, T>
void fields(Codec& codec, T& v) {
  codec(v.package, v.path, v.line);
}

template <class Codec, class T>
requires data::Of<ScannedEntity, T>
void fields(Codec& codec, T& v) {
  codec(v.kept, v.entity, v.inferred, v.path, v.mark, v.blob, v.folder, v.owner, v.owner_source,
        v.owner_disputed, v.claims, v.changed, v.changed_exact, v.changed_by, v.language, v.docs, v.apis,
        v.provides, v.requires_);
}

template <class Codec, class T>
requires data::Of<Problem, T>
void fields(Codec& codec, T& v) {
  codec(v.kind, v.severity, v.path, v.mark, v.ref, v.message, v.hint);
}

template <class Codec, class T>
requires data::Of<RepositoryRecord, T>
void fields(Codec& codec, T& v) {
  codec(v.identity, v.name, v.path, v.root, v.bare, v.shallow, v.origin, v.revision, v.commit, v.tree,
        v.commit_time, v.branch, v.fetched_at, v.fingerprint, v.options_digest, v.stale_at, v.file_count,
        v.state, v.reason);
}

template <class Codec, class T>
requires data::Of<KnownRepository::File::Stub, T>
void fields(Codec& codec, T& v) {
  codec(v.ref, v.folder, v.owner, v.mark, v.owner_line);
}

template <class Codec, class T>
requires data::Of<KnownRepository::File, T>
void fields(Codec& codec, T& v) {
  codec(v.path, v.blob, v.entities);
}

template <class Codec, class T>
requires data::Of<KnownRepository, T>
void fields(Codec& codec, T& v) {
  codec(v.identity, v.path, v.tree, v.commit, v.revision, v.fingerprint, v.options_digest, v.stale_at,
        v.state, v.files);
}

}  // namespace bs::model
