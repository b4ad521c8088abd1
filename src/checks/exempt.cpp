#include "bs/checks/exempt.hpp"

#include "bs/base/text.hpp"
#include "bs/data/yaml.hpp"
#include "bs/match/glob.hpp"
#include "bs/model/ref.hpp"
#include "checks/judge_findings.hpp"

namespace bs::checks {

namespace {

using model::Change;
using model::CheckResult;
using model::ComponentOutcomes;
using model::Exemption;
using model::Finding;
using model::Outcome;

/// `*` is any text, also none. At worst the product of both lengths, which are those of names.
bool matches_stars(std::string_view pattern, std::string_view text) {
  std::size_t p = 0;
  std::size_t t = 0;
  std::size_t star = std::string_view::npos;
  std::size_t mark = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      mark = t;
    } else if (p < pattern.size() && pattern[p] == text[t]) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++mark;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

/// An exemption made ready to be asked many times.
struct Ready {
  const Exemption* exemption;
  std::string component, repository;  ///< lower case
  std::optional<match::Glob> path;
  bool is_faulty = false;  ///< a glob that is none covers nothing

  explicit Ready(const Exemption& one)
      : exemption(&one), component(to_lower(one.component)), repository(to_lower(one.repository)) {
    if (one.path.empty()) return;
    try {
      path.emplace(one.path);
    } catch (const Error&) {
      is_faulty = true;
    }
  }

  bool takes_repository(const model::CheckRun& run) const {
    return repository.empty() || matches_stars(repository, to_lower(run.identity)) ||
           matches_stars(repository, to_lower(run.repository));
  }

  bool takes_component(const ComponentOutcomes& of) const {
    if (component.empty() || component == "*") return true;
    if (of.ref.empty()) return false;
    if (component.find('*') == std::string::npos) {
      const auto ref = model::parse_ref(component, {"component"});
      return ref && ref->canonical() == of.ref;
    }
    const auto parts = model::split_canonical(of.ref);
    return matches_stars(component, parts.name) || matches_stars(component, of.ref) ||
           matches_stars(component, parts.kind + ":" + parts.name);
  }

  bool takes_path(const Finding& finding) const { return !path || path->matches(finding.path); }
};

/// Whether the component was there by this name, in this folder, before the change.
bool is_as_before(const ComponentOutcomes& of, const model::CheckRun* base) {
  if (base == nullptr || of.ref.empty()) return true;
  return std::any_of(base->components.begin(), base->components.end(), [&](const ComponentOutcomes& before) {
    return before.ref == of.ref && before.folder == of.folder;
  });
}

std::string reason_of(const Exemption& exemption) {
  std::string out = exemption.reason;
  std::string_view gap = " (";
  for (const auto& [word, text] :
       {std::pair("approved by ", &exemption.approver), std::pair("until ", &exemption.until)}) {
    if (text->empty()) continue;
    out += fmt::format("{}{}{}", gap, word, *text);
    gap = ", ";
  }
  return gap == ", " ? out + ")" : out;
}

class Applying {
 public:
  Applying(const Policy& policy, model::CheckRun& run, const model::CheckRun* base)
      : policy_(policy), run_(run), base_(base) {
    for (const Exemption& exemption : policy.exemptions) {
      ready_.emplace_back(exemption);
      uses_.push_back({&exemption, 0, false});
    }
  }

  void apply(ComponentOutcomes& of) {
    const bool as_before = is_as_before(of, base_);
    for (CheckResult& result : of.results)
      if (result.outcome == Outcome::failed || result.outcome == Outcome::warning)
        apply(of, as_before, result);
  }

  std::vector<ExemptionUse> take() { return std::move(uses_); }

 private:
  bool covers(const Ready& ready, const ComponentOutcomes& of, bool as_before,
              const std::string& check) const {
    return ready.exemption->check == check && !ready.is_faulty && ready.takes_repository(run_) &&
           ready.takes_component(of) && (as_before || ready.component.empty());
  }

  void apply(const ComponentOutcomes& of, bool as_before, CheckResult& result) {
    std::vector<std::size_t> candidates;
    for (std::size_t i = 0; i < ready_.size(); ++i)
      if (covers(ready_[i], of, as_before, result.check)) candidates.push_back(i);
    if (candidates.empty()) return;
    std::vector<Finding> left;
    std::vector<std::string> reasons;
    for (Finding& finding : result.findings) {
      const ExemptionUse* use = used_for(finding, candidates);
      if (use == nullptr || use->exemption->expired(run_.time)) {
        if (use != nullptr && finding.change == Change::known) finding.change = Change::due;
        left.push_back(finding);
        continue;
      }
      const std::string reason = reason_of(*use->exemption);
      if (std::find(reasons.begin(), reasons.end(), reason) == reasons.end()) reasons.push_back(reason);
    }
    settle(result, std::move(left), reasons);
  }

  /// The first exemption in force that covers the finding, else the first that is past its day; counted.
  const ExemptionUse* used_for(const Finding& finding, const std::vector<std::size_t>& candidates) {
    ExemptionUse* used = nullptr;
    for (const std::size_t i : candidates) {
      if (!ready_[i].takes_path(finding)) continue;
      const bool is_over = uses_[i].exemption->expired(run_.time);
      if (used == nullptr) used = &uses_[i];
      if (is_over) continue;
      used = &uses_[i];
      break;
    }
    if (used == nullptr) return nullptr;
    ++used->findings;
    used->expired = used->exemption->expired(run_.time);
    return used;
  }

  void settle(CheckResult& result, std::vector<Finding>&& left, const std::vector<std::string>& reasons) {
    if (left.empty()) {
      result.outcome = Outcome::exempt;
      result.exempt_reason = join(reasons, "; ");
      return;
    }
    const bool is_shorter = left.size() < result.findings.size();
    result.findings = std::move(left);
    if (is_shorter)
      if (const auto* check = check_of(result.check)) result.message = summary(*check, result.findings);
    const auto has = [&](Change change) {
      return std::any_of(result.findings.begin(), result.findings.end(),
                         [change](const Finding& finding) { return finding.change == change; });
    };
    if (result.change != Change::none && !has(Change::added))
      result.change = has(Change::known) ? Change::known : Change::due;
  }

  const model::Check* check_of(const std::string& id) const {
    const auto found = std::find_if(policy_.checks.begin(), policy_.checks.end(),
                                    [&](const auto& check) { return check->id == id; });
    return found == policy_.checks.end() ? nullptr : found->get();
  }

  const Policy& policy_;
  model::CheckRun& run_;
  const model::CheckRun* base_;
  std::vector<Ready> ready_;
  std::vector<ExemptionUse> uses_;
};

}  // namespace

std::vector<ExemptionUse> apply_exemptions(const Policy& policy, model::CheckRun& run,
                                           const model::CheckRun* base) {
  Applying applying(policy, run, base);
  applying.apply(run.whole);
  for (ComponentOutcomes& component : run.components) applying.apply(component);
  return applying.take();
}

std::string to_yaml(const Exemption& exemption) {
  data::Value item = data::Value::object();
  const std::pair<std::string_view, const std::string*> fields[] = {
      {"check", &exemption.check},   {"component", &exemption.component},
      {"path", &exemption.path},     {"repository", &exemption.repository},
      {"reason", &exemption.reason}, {"approver", &exemption.approver},
      {"until", &exemption.until}};
  for (const auto& [key, text] : fields)
    if (!text->empty()) item.set(key, data::Value(*text));
  data::Value list = data::Value::array();
  list.push_back(std::move(item));
  return data::to_yaml(list);
}

}  // namespace bs::checks
