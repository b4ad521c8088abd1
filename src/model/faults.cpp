#include "faults.hpp"

#include <algorithm>

#include "bs/base/text.hpp"

namespace bs::model {
namespace {

constexpr std::size_t k_most_kept = 200;

}  // namespace

void Faults::keep(Stage stage, Diagnostic diagnostic) {
  if (entries_.size() < k_most_kept) {
    entries_.push_back({stage, std::move(diagnostic)});
    return;
  }
  if (further_++ == 0) further_mark_ = diagnostic.mark;
}

void Faults::error(Stage stage, std::string message, Mark mark, std::string hint) {
  keep(stage, {Severity::error, std::move(message), mark, std::move(hint)});
  ++errors_;
  if (stage_ == Stage::none || stage < stage_) stage_ = stage;
}

void Faults::warning(std::string message, Mark mark, std::string hint) {
  keep(Stage::none, {Severity::warning, std::move(message), mark, std::move(hint)});
}

void Faults::add(std::vector<Diagnostic> diagnostics) {
  for (Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.severity == Severity::error)
      error(Stage::yaml, std::move(diagnostic.message), diagnostic.mark, std::move(diagnostic.hint));
    else
      keep(Stage::none, std::move(diagnostic));
  }
}

bool Faults::has(Stage stage) const {
  return std::any_of(entries_.begin(), entries_.end(), [&](const Entry& entry) {
    return entry.diagnostic.severity == Severity::error && entry.stage == stage;
  });
}

const Diagnostic* Faults::first() const {
  for (const Entry& entry : entries_)
    if (entry.diagnostic.severity == Severity::error && entry.stage == stage_) return &entry.diagnostic;
  return nullptr;
}

std::vector<Diagnostic> Faults::take() {
  std::vector<Diagnostic> out;
  out.reserve(entries_.size());
  for (Entry& entry : entries_) out.push_back(std::move(entry.diagnostic));
  std::stable_sort(out.begin(), out.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::pair(a.mark.line, a.mark.column) < std::pair(b.mark.line, b.mark.column);
  });
  if (further_ > 0) {
    const std::string count = count_of(further_, "further fault", "further faults");
    out.push_back({errors_ > 0 ? Severity::error : Severity::warning, "and " + count, further_mark_, ""});
  }
  return out;
}

}  // namespace bs::model
