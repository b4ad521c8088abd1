#pragma once
/// Facts: values read from a repository, which rules are asked about (checks.md §1, §3). Collectors (facts)
/// make them, policies name them, checks ask for them through the one interface here, so that judging never
/// sees where a fact came from.
#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "bs/base/place.hpp"
#include "bs/data/value.hpp"

namespace bs::model {

/// Soundcheck's name of a fact: "scm:default/readme" is {scm, default, readme}. Case matters.
struct FactRef {
  std::string source;
  std::string scope = "default";
  std::string name;
  std::string text() const;  ///< "source:scope/name"
  friend bool operator==(const FactRef&, const FactRef&) = default;
  friend auto operator<=>(const FactRef&, const FactRef&) = default;
};

/// "source:scope/name", "source:name" (scope default); the name may hold further '/'. nullopt: none.
std::optional<FactRef> parse_fact_ref(std::string_view text);

/// How a fact is to be collected: a row of the table of collectors and what it is given.
struct FactSpec {
  std::string collector;   ///< "exists", "json", "regex", "readme" …
  data::Value arguments;   ///< as the collector documents them; null: none
  std::string collection;  ///< the policy file that says so; "" for built-in facts
  Mark mark;               ///< there
};

enum class FactState {
  value,
  missing,       ///< there is nothing to read: every path of it is missing
  not_reported,  ///< nobody collects it here (another tool's fact that was not imported)
  error,         ///< could not be read: never taken for absent
};

/// What asking for a fact gives. A list of findings in a fact is, by convention, an array of objects with
/// `path` (repository path), `line`, `column`, `message` (one sentence, without secrets) and, where it helps,
/// `excerpt` (text of the file that may be shown), `key` (what tells it from others of the same file besides
/// the message; never a line number): rules that fail on it are shown at these places.
struct FactReading {
  FactState state = FactState::value;
  data::Value value;
  std::string path;    ///< the file that the marks of `value` point into; "" when it was computed
  std::string reason;  ///< not_reported, error: one sentence why
  std::string hint;    ///< what to do about that; may be empty
};

/// The facts of one component (or of the repository as a whole). References stay good as long as the source.
class FactSource {
 public:
  virtual ~FactSource() = default;
  virtual const FactReading& read(const FactRef& ref) = 0;

 protected:
  FactSource() = default;
  FactSource(const FactSource&) = default;
  FactSource& operator=(const FactSource&) = default;
};

/// Whose content a fact is of: a repository's facts are the same for all its components.
enum class FactScope { repository, component };

}  // namespace bs::model
