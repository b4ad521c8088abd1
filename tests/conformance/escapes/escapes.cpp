// Attempts of templates to write or read outside of their project, judged one by one; then templates that do
// not end by themselves. `bs_escapes -v` tells each.
#include <chrono>
#include <cstdio>

#include "arena.hpp"

namespace {

using bs::test::Attempt;

/// In a build for development, on a busy machine.
constexpr std::chrono::seconds k_patience{60};

struct Count {
  std::size_t attempts = 0, refused = 0, faults = 0;
};

void tell(const Attempt& attempt, const bs::test::Verdict& verdict, bool is_verbose) {
  if (!verdict.fault.empty()) fmt::print("FAULT {}: {}\n", attempt.what, verdict.fault);
  if (verdict.fault.empty() && is_verbose)
    fmt::print("{} {}\n", verdict.is_refused ? "refused" : "inside ", attempt.what);
}

Count judge_all(const std::vector<Attempt>& attempts, bool is_verbose) {
  Count count;
  for (const Attempt& attempt : attempts) {
    const auto verdict = bs::test::judge(attempt);
    tell(attempt, verdict, is_verbose);
    ++count.attempts;
    count.refused += verdict.is_refused ? 1 : 0;
    count.faults += verdict.fault.empty() ? 0 : 1;
  }
  return count;
}

Count judge_runaways(bool is_verbose) {
  Count count;
  for (const Attempt& attempt : bs::test::runaways()) {
    const auto start = std::chrono::steady_clock::now();
    auto verdict = bs::test::judge(attempt);
    const auto time = std::chrono::steady_clock::now() - start;
    if (verdict.fault.empty() && !verdict.is_refused) verdict.fault = "it was let run";
    if (verdict.fault.empty() && time > k_patience) verdict.fault = "it took too long";
    tell(attempt, verdict, is_verbose);
    if (is_verbose)
      fmt::print("        {} ms\n", std::chrono::duration_cast<std::chrono::milliseconds>(time).count());
    ++count.attempts;
    count.refused += verdict.is_refused ? 1 : 0;
    count.faults += verdict.fault.empty() ? 0 : 1;
  }
  return count;
}

}  // namespace

int main(int argc, char** argv) {
  const bool is_verbose = argc > 1 && std::string_view(argv[1]) == "-v";
  const Count names = judge_all(bs::test::attempts_by_names(), is_verbose);
  const Count links = judge_all(bs::test::attempts_by_links(), is_verbose);
  const Count runaways = judge_runaways(is_verbose);
  const std::size_t attempts = names.attempts + links.attempts;
  fmt::print("{} attempts by names, {} by links: {} refused, {} stayed inside, {} faults\n", names.attempts,
             links.attempts, names.refused + links.refused, attempts - names.refused - links.refused,
             names.faults + links.faults);
  fmt::print("{} runaway templates: {} stopped, {} faults\n", runaways.attempts, runaways.refused,
             runaways.faults);
  return names.faults + links.faults + runaways.faults == 0 && attempts >= 300 ? 0 : 1;
}
