#include "bs/scan/scan.hpp"

#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/base/worker_pool.hpp"
#include "scan/find_members.hpp"
#include "scan/reader_process.hpp"
#include "scan/schedule.hpp"

namespace bs::scan {

ScanSummary scan(const ScanOptions& options, const ScanEvents& events) {
  ScanSummary summary;
  const std::vector<Member> members = find_members(options, summary);
  const std::vector<CloneGroup> groups = group_clones(members);
  ReadRules rules(options);
  rules.neighbours = neighbours_of(members, groups);
  Schedule schedule(rules, events, members, groups, summary);
  PoolEvents pool;
  pool.next = [&] { return schedule.next(); };
  pool.waiting = [&] { return schedule.waiting(); };
  pool.begun = [&](std::size_t id) { schedule.begun(id); };
  pool.message = [&](std::size_t id, std::string_view payload) { schedule.message(id, payload); };
  pool.ended = [&](std::size_t id, const std::optional<std::string>& reason) { schedule.ended(id, reason); };
  WorkerLimits limits;
  limits.wall_seconds = options.wall_seconds;
  run_pool(options.workers == 0 ? processor_count() : options.workers, limits, reading_work(rules, members),
           pool);
  schedule.finish();
  return summary;
}

model::RepositoryScan scan_repository(const fs::path& path, const ScanOptions& options) {
  const auto found = git::enclosing(path);
  if (!found) throw Error(ErrorKind::not_found, fmt::format("{} is in no git repository", short_path(path)));
  const ReadRules rules(options);
  ReadInput input{rules, *found, found->path.string(), std::nullopt, 0, 0, {}, {}, true, {}};
  return read_repository(input).scan;
}

}  // namespace bs::scan
