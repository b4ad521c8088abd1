#include "scan/reader_process.hpp"

#include <new>

#include "bs/base/error.hpp"
#include "scan/messages.hpp"
#include "scan/record.hpp"

namespace bs::scan {
namespace {

Probe probe(const ReadRules& rules, const Member& member) {
  const git::Repository repository =
      git::Repository::open(member.found.path, {rules.options.trust, fs::path(member.root)});
  Probe out;
  const auto tip = repository.default_tip();
  if (!tip) return out;
  const auto commit = repository.find_commit(tip->commit);
  if (!commit)
    throw Error(ErrorKind::unreadable, fmt::format("the commit {} is missing", tip->commit.short_hex()));
  out.tip_time = commit->committer.time;
  return out;
}

ReadInput input_of(const Request& request, const ReadRules& rules, const Member& member, const Send& send) {
  ReadInput input{rules,
                  member.found,
                  member.root,
                  request.known,
                  request.fingerprint,
                  request.digest,
                  request.named_elsewhere,
                  {},
                  false,
                  {}};
  input.shunned.insert(request.shunned.begin(), request.shunned.end());
  input.opening = [&send](const std::string& identity) { send_opening(identity, send); };
  return input;
}

void answer(const Request& request, const ReadRules& rules, const Member& member, const Send& send) {
  if (request.wanted == Wanted::probe) return send_probe(probe(rules, member), send);
  const Reading reading = read_repository(input_of(request, rules, member, send));
  send_opening("", send);
  send_reading(reading, send);
}

}  // namespace

Work reading_work(const ReadRules& rules, const std::vector<Member>& members) {
  return [&rules, &members](std::string_view bytes, const Send& send) {
    const Request request = decode_request(bytes);
    const Member& member = members.at(static_cast<std::size_t>(request.member));
    std::string reason;
    try {
      return answer(request, rules, member, send);
    } catch (const std::bad_alloc&) {
      reason = "needs more memory than the 2 GiB that reading it may take";
    } catch (const Error& error) {
      reason = error.hint().empty() ? error.message() : fmt::format("{} ({})", error.message(), error.hint());
    }
    send_reading({{unreadable_record(member.found, member.root, std::move(reason)), {}, {}, {}, false}, {}},
                 send);
  };
}

}  // namespace bs::scan
