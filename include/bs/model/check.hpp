#pragma once
/// The language of checks as values: Soundcheck's checks, tracks and campaigns, and what our one-file form
/// adds (checks.md §1, §2). Made by checks/load, never by hand; everything that can be judged when a file is
/// read (operators, paths, patterns) has been.
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "bs/base/clock.hpp"
#include "bs/base/place.hpp"
#include "bs/data/value.hpp"
#include "bs/match/jsonpath.hpp"
#include "bs/match/regex.hpp"
#include "bs/model/fact.hpp"

namespace bs::model {

enum class CheckSeverity { low, medium, high, critical };
std::string_view name_of(CheckSeverity severity) noexcept;
std::optional<CheckSeverity> parse_check_severity(std::string_view text) noexcept;

enum class Outcome { passed, failed, warning, not_applicable, not_reported, error, exempt };
std::string_view name_of(Outcome outcome) noexcept;  ///< "passed", "not-applicable" …
std::optional<Outcome> parse_outcome(std::string_view text) noexcept;

/// A fact and a path into it.
struct Operand {
  FactRef fact;
  std::shared_ptr<const match::JsonPath> path;  ///< never null; "$" when none was written
};

/// `{factRef, path, operator, value}` or a group of them.
struct Condition {
  enum class Form {
    always,  ///< `applicable: true`
    test,
    all,   ///< holds when all members hold; also when there are none
    any,   ///< holds when one member holds; also when there are none, as json-rules-engine has it
    none,  ///< Soundcheck's `not`: holds when no member does
  };
  Form form = Form::test;
  Operand left;                                 ///< test
  std::string operator_name;                    ///< test; with its prefix: "all:matches"; known to checks
  std::variant<data::Value, Operand> right;     ///< test
  std::shared_ptr<const match::Regex> pattern;  ///< test: matches with a literal value
  std::vector<Condition> members;               ///< groups
  Mark mark;                                    ///< in the check's file

  static Condition everything();  ///< `always`
};

/// Soundcheck's `filter` and `exclude` (a map, or a list of maps of which one must hold) with `filterQuery`.
struct EntityFilter {
  using Map = std::vector<std::pair<std::string, std::vector<std::string>>>;  ///< AND of keys, OR of values
  std::vector<Map> any_of;                                                    ///< empty: everything
  data::Value query;  ///< filterQuery, judged when it was read; null: everything
  bool empty() const { return any_of.empty() && query.is_null(); }
};

/// What `bs check fix` may write. Text and paths may hold `{{ folder }}` (of the component, "" or ending in
/// '/'), `{{ name }}`, `{{ owner }}` (as CODEOWNERS writes it), `{{ year }}`.
struct CheckFix {
  enum class Form { write, append };  ///< a file that is not there; a line at the end of one, there or not
  Form form = Form::write;
  std::string path;
  std::string text;
};

/// One case of a check's `tests`.
struct CheckTest {
  std::string name;                          ///< "" when it has none
  std::map<std::string, std::string> files;  ///< the whole repository: path → text
  data::Value entity;                        ///< catalog document of the component; null: a plain one
  std::map<FactRef, data::Value> facts;      ///< given instead of collected: history, other tools' facts
  Outcome expect = Outcome::passed;
  std::vector<std::string> at;  ///< "path" or "path:line" of each finding; empty: not asked
  Mark mark;
};

struct Check {
  std::string id;
  std::string name;
  std::string description;
  std::string why;
  std::string remediation;
  std::string owner;  ///< ownerEntityRef as written
  std::string support_channel;
  CheckSeverity severity = CheckSeverity::medium;
  bool is_manual = false;  ///< type: manual; not-reported unless a fact says otherwise
  bool warns = false;      ///< `warning: true`: a failure is a warning
  Condition applicable = Condition::everything();
  Condition rule;
  std::string passed_message, failed_message, not_applicable_message;
  EntityFilter filter, exclude;
  std::optional<CheckFix> fix;
  std::vector<CheckTest> tests;
  std::string file;  ///< where it is defined, as shown; "built-in: checks/x.yaml" for ours
  Mark mark;

  /// Every fact that the rule and `applicable` ask for, once each, in their order.
  std::vector<FactRef> facts() const;
};

struct LevelCheck {
  std::string id, name, description;
  EntityFilter filter, exclude;
  Mark mark;
};

struct Level {
  int ordinal = 0;
  std::string name, description;
  std::vector<LevelCheck> checks;
};

struct Milestone {
  std::string name;
  std::string date;  ///< RFC 3339 date, as written
};

struct Track {
  enum class Type { standard, campaign, playlist };
  enum class Weight { low, normal, high, critical };
  std::string id, name, owner, group, description, documentation_url;
  Type type = Type::standard;
  Weight weight = Weight::normal;
  bool is_draft = false;  ///< listed, run only when it is named
  bool is_archived = false;
  EntityFilter filter, exclude;
  std::vector<Level> levels;  ///< by ordinal, ascending
  // Campaigns.
  std::optional<Seconds> starts;  ///< before it nothing of the campaign is run
  std::optional<Seconds> due;     ///< targetCompletionDate: until then its failures warn
  std::vector<Milestone> milestones;
  std::string file;
  Mark mark;
};

/// An accepted failure (checks.md §6). It covers findings of `check` in components that `component` names, or
/// at paths that `path` (a glob) takes; one of the two at least.
struct Exemption {
  std::string check;
  std::string component;   ///< entity ref or a name with `*`; "" any
  std::string path;        ///< glob on repository paths; "" any
  std::string repository;  ///< normalised URL or name with `*`; "" any
  std::string reason;
  std::string approver;
  std::string until;    ///< as written; "" without end
  Seconds expires = 0;  ///< the first second after its day (UTC); 0 never; a malformed date has expired
  std::string file;
  Mark mark;
  bool expired(Seconds now) const { return expires != 0 && now >= expires; }
};

}  // namespace bs::model
