#include "scan/schedule.hpp"

#include "bs/base/text.hpp"
#include "scan/record.hpp"

namespace bs::scan {
namespace {

/// What reading a killed repository again would cost is spent once a day; any other fault is looked at anew
/// by every scan.
constexpr Seconds k_retry_after = 86'400;

std::uint64_t digest_of_options(const ScanOptions& options) {
  std::uint64_t digest = fnv1a(BS_VERSION);
  const auto add = [&](std::string_view text) { digest = fnv1a(std::string(text) + '\0', digest); };
  add(std::to_string(options.config.scan_digest()));
  add(options.revision);
  add(options.work_tree ? "worktree" : "");
  for (const fs::path& trusted : options.trust) add(trusted.string());
  return digest == 0 ? 1 : digest;
}

}  // namespace

Schedule::Schedule(const ReadRules& rules, const ScanEvents& events, const std::vector<Member>& members,
                   const std::vector<CloneGroup>& groups, ScanSummary& summary)
    : rules_(rules),
      options_(rules.options),
      events_(events),
      members_(members),
      summary_(summary),
      base_digest_(digest_of_options(options_)) {
  for (const CloneGroup& group : groups) {
    Group& added = groups_.emplace_back();
    for (const std::size_t member : group) added.candidates.push_back({member, 0, 0});
    by_identity_.emplace(to_lower(members[group.front()].identity), groups_.size() - 1);
  }
}

std::uint64_t Schedule::digest_of(const Group& group) const {
  std::uint64_t digest = base_digest_;
  for (const std::string& path : group.named_elsewhere) digest = fnv1a(path + '\0', digest);
  return digest;
}

std::optional<Job> Schedule::next() {
  if (order_.empty()) order_groups();
  while (ready_.empty() && next_group_ < order_.size()) start_group(order_[next_group_++]);
  if (ready_.empty() && running_.empty()) start_round();
  if (ready_.empty()) return std::nullopt;
  Job job = std::move(ready_.front());
  ready_.pop_front();
  return job;
}

void Schedule::begun(std::size_t id) {
  if (events_.progress)
    events_.progress(done_, groups_.size(), members_[running_.at(id).request.member].found.path.string());
}

/// The largest first: were one of them the last, its worker would be the only one at work in the end.
void Schedule::order_groups() {
  std::vector<std::uint64_t> sizes;
  for (Group& group : groups_) {
    load_known(group);
    order_.push_back(sizes.size());
    const bool is_read = group.candidates.size() > 1 || !is_unchanged(group, digest_of(group));
    sizes.push_back(is_read ? git::pack_index_bytes(members_[group.candidates.front().member].found) : 0);
  }
  std::stable_sort(order_.begin(), order_.end(),
                   [&](std::size_t a, std::size_t b) { return sizes[a] > sizes[b]; });
}

/// Finds out what is stored of the group, and by which path.
void Schedule::load_known(Group& group) {
  for (Candidate& candidate : group.candidates) {
    const git::Found& found = members_[candidate.member].found;
    candidate.fingerprint = git::refs_fingerprint(found);
    if (!group.known && events_.known) group.known = events_.known(found.path.string());
  }
}

void Schedule::start_group(std::size_t number) {
  Group& group = groups_[number];
  if (group.candidates.size() == 1) return decide(number);
  group.probes_out = group.candidates.size();
  for (const Candidate& candidate : group.candidates) ask(number, Wanted::probe, candidate.member);
}

/// True when the best candidate is the stored one and nothing about it has changed.
bool Schedule::is_unchanged(const Group& group, std::uint64_t digest) const {
  const auto& known = group.known;
  const Candidate& best = group.candidates.front();
  return known && !options_.force && !options_.work_tree && best.fingerprint != 0 &&
         known->fingerprint == best.fingerprint && known->options_digest == digest &&
         known->path == members_[best.member].found.path.string() &&
         (known->stale_at == 0 || options_.now < known->stale_at);
}

/// Skips, postpones or asks for the group's best candidate.
void Schedule::decide(std::size_t number) {
  Group& group = groups_[number];
  const std::uint64_t digest = digest_of(group);
  // Stored with files that others name, or with other options: which of them is known when the others have
  // been read.
  if (first_round_ && group.known && group.known->options_digest != digest && group.known->fingerprint != 0) {
    group.postponed = true;
  } else if (is_unchanged(group, digest)) {
    skip(number);
  } else {
    ask(number, Wanted::read, group.candidates.front().member);
  }
}

void Schedule::skip(std::size_t number) {
  Group& group = groups_[number];
  group.skipped = true;
  group.read_with = group.known->options_digest;
  present_.insert(group.known->identity);
  const bool is_unreadable = group.known->state == model::RepositoryState::unreadable;
  ++(is_unreadable ? summary_.unreadable : summary_.unchanged);
  sources_missing_ = sources_missing_ || is_unreadable;
  finish_group(number);
}

void Schedule::ask(std::size_t number, Wanted wanted, std::size_t member, std::set<std::string> shunned) {
  Group& group = groups_[number];
  Running running;
  running.group = number;
  Request& request = running.request;
  request.wanted = wanted;
  request.member = member;
  if (wanted == Wanted::read) {
    request.digest = digest_of(group);
    for (const Candidate& candidate : group.candidates)
      if (candidate.member == member) request.fingerprint = candidate.fingerprint;
    if (!options_.revision.empty())
      request.fingerprint = 0;  // the fingerprint knows nothing of that revision
    request.named_elsewhere.assign(group.named_elsewhere.begin(), group.named_elsewhere.end());
    request.shunned.assign(shunned.begin(), shunned.end());
    if (group.known && group.known->options_digest == request.digest && !options_.force &&
        !options_.work_tree) {
      request.known = group.known;
      if (events_.known_files && group.known->fingerprint != 0)
        request.known->files = events_.known_files(group.known->identity);
    }
    group.read_with = request.digest;
  }
  ready_.push_back({next_job_, encode_request(request)});
  request.known.reset();
  running_.emplace(next_job_, std::move(running));
  ++next_job_;
}

/// What was put off, and what must be read again with the files that others named meanwhile. Those can name
/// more, but each only once.
void Schedule::start_round() {
  first_round_ = false;
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    Group& group = groups_[i];
    if (group.candidates.empty()) continue;
    if (std::exchange(group.postponed, false)) {
      if (sources_missing_) keep_named(group);
      decide(i);
    } else if (!group.named_elsewhere.empty() && group.read_with != digest_of(group)) {
      if (std::exchange(group.skipped, false)) --summary_.unchanged;
      ask(i, Wanted::read, group.candidates.front().member);
    }
  }
}

/// Who names files of it could not be asked: those that are stored stay named.
void Schedule::keep_named(Group& group) {
  if (!events_.known_files) return;
  for (const auto& file : events_.known_files(group.known->identity))
    if (!rules_.catalog_files.matches(file.path)) group.named_elsewhere.insert(file.path);
}

void Schedule::message(std::size_t id, std::string_view payload) {
  add_message(running_.at(id).answer, payload);
}

void Schedule::ended(std::size_t id, const std::optional<std::string>& reason) {
  auto node = running_.extract(id);
  Running& running = node.mapped();
  const Member& member = members_[running.request.member];
  Answer& answer = running.answer;
  if (reason) {
    if (!answer.opening.empty()) {  // it died of another repository: once more, without that one
      std::set<std::string> shunned(running.request.shunned.begin(), running.request.shunned.end());
      shunned.insert(answer.opening);
      return ask(running.group, running.request.wanted, running.request.member, std::move(shunned));
    }
    model::RepositoryRecord record = unreadable_record(member.found, member.root, *reason);
    record.fingerprint = running.request.fingerprint;
    record.options_digest = running.request.digest;
    record.stale_at = options_.now + k_retry_after;
    return failed(running, std::move(record));
  }
  if (running.request.wanted == Wanted::probe && answer.probe) return probed(running);
  if (!answer.complete)
    return failed(running, unreadable_record(member.found, member.root,
                                             "its reader sent an answer that makes no sense"));
  if (answer.reading.scan.repository.state == model::RepositoryState::unreadable)
    return failed(running, std::move(answer.reading.scan.repository));
  deliver(running);
}

/// When all clones have been probed the newest is read; among equals the stored one, else the first by path.
void Schedule::probed(Running& running) {
  Group& group = groups_[running.group];
  for (Candidate& candidate : group.candidates)
    if (running.answer.probe && candidate.member == running.request.member)
      candidate.tip_time = running.answer.probe->tip_time;
  if (--group.probes_out > 0) return;
  const auto is_stored = [&](const Candidate& candidate) {
    return group.known && members_[candidate.member].found.path.string() == group.known->path;
  };
  std::stable_sort(group.candidates.begin(), group.candidates.end(),
                   [&](const Candidate& a, const Candidate& b) {
                     if (a.tip_time != b.tip_time) return a.tip_time > b.tip_time;
                     return is_stored(a) && !is_stored(b);
                   });
  if (group.candidates.empty()) return finish_group(running.group);
  decide(running.group);
}

void Schedule::deliver(Running& running) {
  Group& group = groups_[running.group];
  Reading& reading = running.answer.reading;
  model::RepositoryRecord& record = reading.scan.repository;
  // What the parent knows itself is not the worker's to say.
  record.path = members_[running.request.member].found.path.string();
  record.root = members_[running.request.member].root;
  record.options_digest = running.request.digest;
  if (record.fingerprint != running.request.fingerprint) record.fingerprint = 0;
  for (const ForeignFile& file : reading.foreign)
    if (const auto other = by_identity_.find(file.identity); other != by_identity_.end())
      groups_[other->second].named_elsewhere.insert(file.path);
  present_.insert(record.identity);
  if (!group.delivered) ++summary_.read;
  group.delivered = true;
  // The config may have hidden from us that two are one.
  const auto other = delivered_.find(record.identity);
  const bool is_newer = other == delivered_.end() || other->second.path == record.path ||
                        record.commit_time > other->second.commit_time ||
                        (record.commit_time == other->second.commit_time && record.path < other->second.path);
  if (is_newer) {
    delivered_[record.identity] = {record.commit_time, record.path};
    if (events_.result) events_.result(std::move(reading.scan));
  }
  finish_group(running.group);
}

/// This clone cannot be read; another of the same repository may do.
void Schedule::failed(Running& running, model::RepositoryRecord record) {
  Group& group = groups_[running.group];
  const std::size_t member = running.request.member;
  Unreadable unreadable{member, std::nullopt, std::move(record)};
  if (group.known && group.known->path == members_[member].found.path.string())
    unreadable.known_identity = group.known->identity;
  // One that names files of others has no fingerprint while it can be read.
  if (group.known &&
      (group.known->fingerprint == 0 || group.known->state == model::RepositoryState::unreadable))
    sources_missing_ = true;
  unreadable_.push_back(std::move(unreadable));
  std::erase_if(group.candidates, [&](const Candidate& candidate) { return candidate.member == member; });
  if (running.request.wanted == Wanted::probe) {
    running.answer.probe.reset();
    return probed(running);
  }
  if (group.candidates.empty()) return finish_group(running.group);
  ask(running.group, Wanted::read, group.candidates.front().member);
}

void Schedule::finish_group(std::size_t number) {
  Group& group = groups_[number];
  if (!group.finished) ++done_;
  group.finished = true;
}

void Schedule::finish() {
  for (Unreadable& unreadable : unreadable_) {
    model::RepositoryRecord& record = unreadable.record;
    // Under its own name unless another clone now stands for that.
    if (unreadable.known_identity && !present_.contains(*unreadable.known_identity))
      record.identity = *unreadable.known_identity;
    record.name = repository_name(record.identity, record.bare);
    present_.insert(record.identity);
    ++summary_.unreadable;
    model::RepositoryScan scan;
    const bool is_put_off = record.fingerprint != 0;
    scan.problems.push_back(
        {model::ProblemKind::unreadable_repository,
         Severity::error,
         "",
         {},
         "",
         record.reason,
         is_put_off ? "it is read again after a day, or by bs catalog scan --force" : ""});
    scan.repository = std::move(record);
    if (events_.result) events_.result(std::move(scan));
  }
  summary_.present.assign(present_.begin(), present_.end());
  summary_.found = present_.size();
  if (events_.progress) events_.progress(groups_.size(), groups_.size(), "");
}

}  // namespace bs::scan
