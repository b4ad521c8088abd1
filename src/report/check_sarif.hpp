#pragma once
/// The parts of SARIF that check_sarif.cpp puts together.
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bs/data/value.hpp"
#include "report/check_fingerprint.hpp"
#include "report/check_rows.hpp"

namespace bs::report::sarif {

/// {"a": 1, …} in this order.
data::Value object(std::vector<std::pair<std::string_view, data::Value>> members);
/// {"text": text}, in which nothing is a link.
data::Value message(std::string_view text);
std::string_view level_of(model::CheckSeverity severity) noexcept;

/// One part of a report that becomes a run: a component of a repository, or more of them.
struct Part {
  std::string category;
  std::vector<std::pair<const model::CheckRun*, const model::ComponentOutcomes*>> of;
};

/// The descriptors of the checks that a part was asked, and where each stands among them.
class Rules {
 public:
  Rules(const CheckReport& report, const Part& part);
  data::Value take_array() { return std::move(array_); }
  /// Every check that the part speaks of is there.
  std::int64_t index_of(std::string_view check) const { return index_.at(std::string(check)); }

 private:
  void add(const CheckReport& report, const model::Check& check);

  data::Value array_ = data::Value::array();
  std::map<std::string, std::int64_t> index_;
};

/// The name of the folder that the paths of a repository start at.
std::string base_id(const CheckReport& report, const model::CheckRun& run);

inline constexpr std::size_t k_most_results = 25'000;  // GitHub refuses a run with more
inline constexpr std::size_t k_results_shown = 5'000;  // and shows these

struct Results {
  data::Array values;     ///< the worst first; at most k_most_results
  std::size_t count = 0;  ///< with those that are left out
};
Results results_of(const CheckReport& report, const Part& part, const Rules& rules,
                   Fingerprints& fingerprints);

data::Value run_of(const CheckReport& report, const Part& part, const std::string& remark,
                   Fingerprints& fingerprints);

}  // namespace bs::report::sarif
