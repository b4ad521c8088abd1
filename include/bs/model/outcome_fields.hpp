#pragma once
/// The fields of a run of checks that travel from a worker to its parent (bs/data/codec.hpp), one list a type
/// for both directions. A field added to a struct of outcome.hpp is added here as well. Bytes stay as they
/// are: a path or a message that is no UTF-8 arrives as it was sent.
#include "bs/data/codec.hpp"
#include "bs/model/outcome.hpp"

namespace bs::model {

constexpr CheckSeverity last_of(CheckSeverity) {
  return CheckSeverity::critical;
}
constexpr Outcome last_of(Outcome) {
  return Outcome::exempt;
}
constexpr Change last_of(Change) {
  return Change::due;
}

template <class Codec, class T>
requires data::Of<Finding, T>
void fields(Codec& codec, T& v) {
  codec(v.path, v.mark, v.message, v.excerpt, v.key, v.change);
}

template <class Codec, class T>
requires data::Of<Evidence, T>
void fields(Codec& codec, T& v) {
  codec(v.fact, v.path, v.found, v.value, v.file, v.mark, v.operator_name, v.expected, v.held, v.negated,
        v.reason);
}

template <class Codec, class T>
requires data::Of<CheckResult, T>
void fields(Codec& codec, T& v) {
  codec(v.check, v.name, v.severity, v.outcome, v.message, v.hint, v.can_fix, v.findings, v.evidence,
        v.exempt_reason, v.change);
}

template <class Codec, class T>
requires data::Of<Standing, T>
void fields(Codec& codec, T& v) {
  codec(v.track, v.track_name, v.ordinal, v.level, v.applies, v.undecided, v.next, v.missing,
        v.undecided_checks);
}

template <class Codec, class T>
requires data::Of<ComponentOutcomes, T>
void fields(Codec& codec, T& v) {
  codec(v.ref, v.name, v.type, v.owner, v.system, v.folder, v.anchor, v.source, v.inferred, v.results,
        v.standings);
}

template <class Codec, class T>
requires data::Of<PolicyNote, T>
void fields(Codec& codec, T& v) {
  codec(v.source, v.digest, v.changes);
}

template <class Codec, class T>
requires data::Of<BaseNote, T>
void fields(Codec& codec, T& v) {
  codec(v.name, v.commit, v.how);
}

template <class Codec, class T>
requires data::Of<CheckRun, T>
void fields(Codec& codec, T& v) {
  codec(v.repository, v.identity, v.revision, v.commit, v.time, v.tracks, v.check_count, v.policy, v.base,
        v.whole, v.components, v.scope_changes, v.fixed, v.notes);
}

}  // namespace bs::model
