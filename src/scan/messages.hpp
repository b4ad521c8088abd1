#pragma once
/// What parent and worker say to each other. A request names one repository by its number: workers are forked
/// after all were found and share the list. The answer comes in pieces, so that neither end holds a large
/// repository twice.
#include "bs/base/worker.hpp"
#include "scan/codec_fields.hpp"
#include "scan/read_input.hpp"

namespace bs::scan {

enum class Wanted { probe, read };

struct Request {
  Wanted wanted = Wanted::read;
  std::uint64_t member = 0;
  std::optional<model::KnownRepository> known;
  std::uint64_t fingerprint = 0, digest = 0;
  std::vector<std::string> named_elsewhere, shunned;
};
std::string encode_request(const Request& request);
Request decode_request(std::string_view bytes);

/// How new a clone is, to choose among several of one repository.
struct Probe {
  Seconds tip_time = 0;  ///< 0: no commit
};

/// An answer as the parent puts it together.
struct Answer {
  bool complete = false;  ///< the record has come
  Reading reading;
  std::optional<Probe> probe;
  std::string opening;  ///< the other repository that was last opened; "" when none or when that is over
};
void send_reading(const Reading& reading, const Send& send);
void send_probe(const Probe& probe, const Send& send);
void send_opening(const std::string& identity, const Send& send);
/// Adds one message. Error internal when it makes no sense.
void add_message(Answer& answer, std::string_view payload);

}  // namespace bs::scan
