#pragma once
// Policies from texts, and a table of collectors that are none.
#include <catch2/catch.hpp>

#include "bs/base/error.hpp"
#include "bs/checks/policy.hpp"

namespace bs::test {

using Texts = std::vector<std::string>;

/// Collectors exists, json, readme (built-in, of components), languages (built-in, of the repository) and the
/// three of scm.
class FewFacts final : public checks::KnownFacts {
 public:
  bool check_collector(std::string_view id, const data::Value& arguments) const override {
    const auto ids = collector_ids();
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) return false;
    if (id == "exists" && !arguments.is_array())
      throw Error(ErrorKind::config, "must be a list of paths")
          .at({"", arguments.mark})
          .hint("exists: [go.sum]");
    return true;
  }
  std::vector<std::string> collector_ids() const override {
    return {"exists", "json", "readme", "languages", "scm-exists", "scm-json", "scm-regex"};
  }
  bool has_fact(const model::FactRef& ref) const override {
    const auto names = fact_names();
    return std::find(names.begin(), names.end(), ref.text()) != names.end();
  }
  std::vector<std::string> fact_names() const override {
    return {"bs:default/readme", "bs:default/languages"};
  }
  model::FactScope scope_of(const model::FactSpec&) const override { return model::FactScope::component; }
  model::FactScope scope_of(const model::FactRef& ref) const override {
    return ref.name == "languages" ? model::FactScope::repository : model::FactScope::component;
  }
};

inline checks::Policy load(const std::vector<checks::PolicyFile>& files,
                           const checks::Policy* earlier = nullptr) {
  return checks::load_policy(files, FewFacts(), earlier);
}
/// The check of a file with one; its id is `a`.
inline model::Check load_check(std::string_view body) {
  const auto policy = load({{"checks/a.yaml", "id: a\n" + std::string(body)}});
  REQUIRE(policy.checks.size() == 1);
  return *policy.checks.front();
}

inline std::string line_of(const std::string& file, Mark mark, const std::string& message,
                           const std::string& hint) {
  return Place{file, mark}.text() + " " + message + (hint.empty() ? "" : " (" + hint + ")");
}
inline Texts lines_of(const std::vector<Diagnostic>& diagnostics, const std::string& file = "") {
  Texts out;
  for (const auto& each : diagnostics)
    out.push_back(line_of(each.file.empty() ? file : each.file, each.mark, each.message, each.hint));
  return out;
}
/// "FILE:LINE:COLUMN MESSAGE (HINT)" of all faults; none without an error.
template <class Work>
Texts faults_in(Work work) {
  try {
    work();
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::config);
    Texts out = lines_of(error.diagnostics(), error.place().file);
    out.insert(out.begin(), line_of(error.place().file, error.place().mark, error.message(), error.hint()));
    return out;
  }
  return {};
}
inline Texts faults_of(const std::vector<checks::PolicyFile>& files) {
  return faults_in([&] { load(files); });
}
/// Of a check with a sound id and rule, without the file's name.
inline Texts faults_of_check(const std::string& body) {
  Texts out = faults_of({{"checks/a.yaml", body}});
  for (auto& line : out) {
    REQUIRE(line.starts_with("checks/a.yaml:"));
    line.erase(0, std::string("checks/a.yaml:").size());
  }
  return out;
}

}  // namespace bs::test
