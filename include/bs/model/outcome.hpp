#pragma once
/// What a run of checks found: values between judging (checks), storing (catalog) and showing (report).
/// Everything that came from a repository is unescaped.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bs/base/clock.hpp"
#include "bs/data/value.hpp"
#include "bs/model/check.hpp"

namespace bs::model {

/// How a finding stands to the base it is compared with.
enum class Change {
  none,   ///< nothing was compared
  added,  ///< NEW: this change made it
  known,  ///< was there before
  fixed,  ///< was there, is gone
  due,    ///< only the clock made it count: an expired exemption, a campaign past its date
};
std::string_view name_of(Change change) noexcept;  ///< "", "NEW", "KNOWN", "FIXED", "DUE"

/// One place at which a check does not hold.
struct Finding {
  std::string path;     ///< repository path; "" for none in particular
  Mark mark;            ///< {0,0}: the file as a whole
  std::string message;  ///< one sentence; without secrets
  std::string excerpt;  ///< what stands there, when it may be shown
  std::string key;      ///< tells it from others of the same check and component, whatever its line
  Change change = Change::none;
};

/// A condition as it was asked and answered: for `explain`.
struct Evidence {
  std::string fact;    ///< "scm:default/readme"
  std::string path;    ///< "$.exists"
  bool found = false;  ///< something is there
  data::Value value;   ///< what was found
  std::string file;    ///< where it stands, when known
  Mark mark;
  std::string operator_name;
  data::Value expected;
  bool held = false;
  bool negated = false;  ///< below a `not`: should not have held
  std::string reason;    ///< why the fact was not there
};

struct CheckResult {
  std::string check;  ///< id
  std::string name;
  CheckSeverity severity = CheckSeverity::medium;
  Outcome outcome = Outcome::passed;
  std::string message;  ///< the check's own for its outcome; for error and not-reported the reason
  std::string hint;     ///< remediation, or what to do about the reason
  bool can_fix = false;
  std::vector<Finding> findings;   ///< of failed, warning and exempt: at least one
  std::vector<Evidence> evidence;  ///< the conditions that decided
  std::string exempt_reason;       ///< exempt: reason, approver and day
  Change change = Change::none;    ///< of the result as a whole
};

/// Where a component stands on a track.
struct Standing {
  std::string track;
  std::string track_name;
  int ordinal = 0;         ///< of the highest level certified; 0 none
  std::string level;       ///< its name; "" none
  bool applies = true;     ///< the track's filter takes the component and some check of it is applicable
  bool undecided = false;  ///< not-reported or error stands before the next level
  std::string next;        ///< the level above; "" at the top
  std::vector<std::string> missing;  ///< checks that it needs, failed
  std::vector<std::string> undecided_checks;
};

/// The outcomes of one component; `ref` is "" for the repository as a whole.
struct ComponentOutcomes {
  std::string ref;  ///< canonical
  std::string name;
  std::string type;    ///< "service"
  std::string owner;   ///< canonical or ""
  std::string system;  ///< canonical or ""
  std::string folder;  ///< "" is the root
  std::string
      anchor;  ///< the file that findings on no particular file are shown at: catalog file, CODEOWNERS
  std::string source;  ///< what it is known from: "catalog-info.yaml", "go.mod"
  bool inferred = false;
  std::vector<CheckResult> results;  ///< in the order of the track's levels, then by id
  std::vector<Standing> standings;   ///< of the components; the repository itself has none
};

struct PolicyNote {
  std::string source;                ///< "built-in", "policy, bs.yaml at 9c1d2e4"
  std::string digest;                ///< 40 hex digits
  std::vector<std::string> changes;  ///< what the head changes of it, without effect: "bs.yaml:9 drops …"
};

struct BaseNote {
  std::string name;    ///< "main", "HEAD^1"
  std::string commit;  ///< hex of the merge base
  std::string how;     ///< "first parent of the merge commit (GitHub Actions)"
};

/// All that one run says of one repository.
struct CheckRun {
  std::string repository;  ///< name
  std::string identity;    ///< normalised URL or path
  std::string revision;    ///< "working tree", "origin/main"
  std::string commit;      ///< hex of the commit read or stood on; "" none
  Seconds time = 0;
  std::vector<std::string> tracks;  ///< ids
  std::size_t check_count = 0;      ///< checks of these tracks
  PolicyNote policy;
  std::optional<BaseNote> base;
  ComponentOutcomes whole;  ///< repository-wide checks; each is shown once
  std::vector<ComponentOutcomes> components;
  std::vector<std::string> scope_changes;  ///< with a base: what the head takes out of a check's reach
  std::vector<std::pair<std::string, Finding>> fixed;  ///< with a base: check id and what is gone
  std::vector<std::string> notes;                      ///< unused and expired exemptions, and the like
};

/// The least severity whose failures fail the gate; nullopt: never.
using FailOn = std::optional<CheckSeverity>;

struct Totals {
  std::size_t failed = 0, warnings = 0, passed = 0, not_applicable = 0, not_reported = 0, errors = 0,
              exempt = 0;
  std::size_t added = 0, known = 0, fixed = 0, due = 0;
};
Totals totals_of(const CheckRun& run);
/// True when the gate stays shut: a failed result at or above `fail_on`; with a base only what is added.
bool fails(const CheckRun& run, const FailOn& fail_on);

}  // namespace bs::model
