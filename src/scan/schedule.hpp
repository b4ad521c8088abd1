#pragma once
/// The parent's side of a scan: which repository is asked for next, and what becomes of each answer.
///
/// First all groups in turn: one that is unchanged by its refs is skipped; of several clones the one with the
/// newest tip is read. Then those that Locations of other repositories name files of, which is known only
/// when all others have been read.
#include <deque>
#include <map>
#include <set>

#include "bs/base/worker_pool.hpp"
#include "bs/scan/scan.hpp"
#include "scan/clones.hpp"
#include "scan/messages.hpp"

namespace bs::scan {

class Schedule {
 public:
  /// All must outlive the schedule.
  Schedule(const ReadRules& rules, const ScanEvents& events, const std::vector<Member>& members,
           const std::vector<CloneGroup>& groups, ScanSummary& summary);

  std::optional<Job> next();
  std::size_t waiting() const { return ready_.size() + groups_.size() - next_group_; }
  void begun(std::size_t id);
  void message(std::size_t id, std::string_view payload);
  void ended(std::size_t id, const std::optional<std::string>& reason);
  /// Tells what could not be read, and completes the summary.
  void finish();

 private:
  struct Candidate {
    std::size_t member = 0;
    Seconds tip_time = 0;
    std::uint64_t fingerprint = 0;
  };
  struct Group {
    std::vector<Candidate> candidates;  ///< the best first, once probed
    std::optional<model::KnownRepository> known;
    std::size_t probes_out = 0;
    bool postponed = false, finished = false, skipped = false, delivered = false;
    std::set<std::string> named_elsewhere;  ///< files that Locations of others name
    std::uint64_t read_with = 0;            ///< digest it was last read with, or is stored with
  };
  struct Running {
    Request request;
    std::size_t group = 0;
    Answer answer;
  };
  struct Unreadable {
    std::size_t member = 0;
    std::optional<std::string> known_identity;
    model::RepositoryRecord record;
  };

  void order_groups();
  void start_group(std::size_t group);
  void load_known(Group& group);
  void decide(std::size_t group);
  void ask(std::size_t group, Wanted wanted, std::size_t member, std::set<std::string> shunned = {});
  void skip(std::size_t group);
  void start_round();
  void keep_named(Group& group);
  bool is_unchanged(const Group& group, std::uint64_t digest) const;
  std::uint64_t digest_of(const Group& group) const;
  void probed(Running& running);
  void deliver(Running& running);
  void failed(Running& running, model::RepositoryRecord record);
  void finish_group(std::size_t group);

  const ReadRules& rules_;
  const ScanOptions& options_;
  const ScanEvents& events_;
  const std::vector<Member>& members_;
  ScanSummary& summary_;
  std::uint64_t base_digest_;
  std::vector<Group> groups_;
  std::map<std::string, std::size_t, std::less<>> by_identity_;  ///< lower case
  std::vector<std::size_t> order_;  ///< groups, those first whose reading takes longest
  std::size_t next_group_ = 0;
  bool first_round_ = true;
  std::deque<Job> ready_;
  std::map<std::size_t, Running> running_;  ///< by job, also those that are ready
  std::size_t next_job_ = 0;
  std::size_t done_ = 0;
  std::vector<Unreadable> unreadable_;
  struct Delivered {
    Seconds commit_time = 0;
    std::string path;
  };
  std::map<std::string, Delivered, std::less<>> delivered_;  ///< by identity
  std::set<std::string> present_;
  bool sources_missing_ = false;  ///< a repository whose Locations name others could not be read
};

}  // namespace bs::scan
