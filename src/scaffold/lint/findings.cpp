#include "scaffold/lint/findings.hpp"

#include <algorithm>

#include "bs/base/text.hpp"

namespace bs::scaffold::lint {
namespace {

constexpr std::size_t k_most_names = 2'000;

}  // namespace

void Findings::add(Diagnostic finding) {
  if (is_full()) return count_further();
  if (said_.emplace(finding.file, finding.mark.line, finding.mark.column, finding.message).second)
    findings_.push_back(std::move(finding));
}

void Findings::add(const Error& error, const std::string& file) {
  add({Severity::error, error.message(), error.place().mark, error.hint(), file});
  for (Diagnostic further : error.diagnostics()) {
    if (further.file.empty()) further.file = file;
    add(std::move(further));
  }
}

std::vector<Diagnostic> Findings::take() {
  const auto order_of = [this](const Diagnostic& finding) {
    return std::tuple(finding.file != template_file_, finding.file, finding.mark.line, finding.mark.column);
  };
  std::stable_sort(findings_.begin(), findings_.end(),
                   [&](const Diagnostic& a, const Diagnostic& b) { return order_of(a) < order_of(b); });
  if (further_ > 0)
    findings_.push_back({Severity::error,
                         "and " + count_of(further_, "further finding", "further findings"),
                         {},
                         "",
                         template_file_});
  return std::move(findings_);
}

std::string hint_of_nearest(std::string_view word, const std::vector<std::string>& names) {
  const auto near = names.size() > k_most_names ? std::nullopt : nearest(word, names);
  return near ? fmt::format("is \"{}\" meant?", *near) : "";
}

}  // namespace bs::scaffold::lint
