#include "scan/messages.hpp"

namespace bs::scan {

using data::Decoder;
using data::Encoder;

template <class Codec, class T>
requires std::is_same_v<Request, std::remove_const_t<T>>
void fields(Codec& codec, T& v) {
  codec(v.wanted, v.member, v.known, v.fingerprint, v.digest, v.named_elsewhere, v.shunned);
}

template <class Codec, class T>
requires std::is_same_v<ForeignFile, std::remove_const_t<T>>
void fields(Codec& codec, T& v) {
  codec(v.identity, v.path);
}

constexpr Wanted last_of(Wanted) {
  return Wanted::read;
}

namespace {

/// What a message holds: the first byte of each.
enum class Piece { entities, problems, foreign, record, probe, opening };
constexpr Piece last_of(Piece) {
  return Piece::opening;
}

/// Entities are sent in messages of about this size.
constexpr std::size_t k_batch = 256u << 10;

template <class... Fields>
void send_piece(const Send& send, Piece piece, const Fields&... values) {
  std::string bytes;
  Encoder encoder(bytes);
  encoder(piece, values...);
  send(bytes);
}

/// Sends entities one after another, as many to a message as fit. What no message can hold is replaced by a
/// problem.
class EntitySender {
 public:
  explicit EntitySender(const Send& send) : send_(send) { start(); }

  void add(const model::ScannedEntity& entity) {
    const std::size_t before = batch_.size();
    Encoder encoder(batch_);
    encoder(entity);
    const std::size_t size = batch_.size() - before;
    if (size + k_start > k_max_frame) {
      batch_.resize(before);
      too_large.push_back({model::ProblemKind::invalid_document, Severity::error, entity.path, entity.mark,
                           entity.entity.ref.canonical(), "the document is too large with its placeholders",
                           ""});
    } else if (batch_.size() > k_max_frame) {
      const std::string last = batch_.substr(before);
      batch_.resize(before);
      flush();
      batch_ += last;
    }
    if (batch_.size() >= k_batch) flush();
  }

  void flush() {
    if (batch_.size() == k_start) return;
    send_(batch_);
    start();
  }

  std::vector<model::Problem> too_large;

 private:
  static constexpr std::size_t k_start = 1;  ///< bytes of the piece's name

  void start() {
    batch_.clear();
    Encoder encoder(batch_);
    encoder(Piece::entities);
  }

  const Send& send_;
  std::string batch_;
};

void send_problems(const std::vector<model::Problem>& problems, const Send& send) {
  constexpr std::size_t k_at_once = 1'000;
  for (std::size_t at = 0; at < problems.size(); at += k_at_once) {
    const auto from = problems.begin() + static_cast<std::ptrdiff_t>(at);
    const auto count = static_cast<std::ptrdiff_t>(std::min(k_at_once, problems.size() - at));
    send_piece(send, Piece::problems, std::vector<model::Problem>(from, from + count));
  }
}

template <class T>
void append(std::vector<T>& to, Decoder& decoder) {
  std::vector<T> more;
  decoder(more);
  to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace

std::string encode_request(const Request& request) {
  std::string bytes;
  Encoder encoder(bytes);
  encoder(request);
  return bytes;
}

Request decode_request(std::string_view bytes) {
  Request request;
  Decoder decoder(bytes);
  decoder(request);
  decoder.finish();
  return request;
}

void send_reading(const Reading& reading, const Send& send) {
  EntitySender entities(send);
  for (const model::ScannedEntity& entity : reading.scan.entities) entities.add(entity);
  entities.flush();
  send_problems(entities.too_large, send);
  send_problems(reading.scan.problems, send);
  send_piece(send, Piece::foreign, reading.foreign);
  send_piece(send, Piece::record, reading.scan.repository, reading.scan.only_refs_changed,
             reading.scan.kept_files);
}

void send_probe(const Probe& probe, const Send& send) {
  send_piece(send, Piece::probe, probe.tip_time);
}

void send_opening(const std::string& identity, const Send& send) {
  send_piece(send, Piece::opening, identity);
}

void add_message(Answer& answer, std::string_view payload) {
  Decoder decoder(payload);
  Piece piece{};
  decoder(piece);
  model::RepositoryScan& scan = answer.reading.scan;
  switch (piece) {
    case Piece::entities:
      while (!decoder.at_end()) decoder(scan.entities.emplace_back());
      break;
    case Piece::problems:
      append(scan.problems, decoder);
      break;
    case Piece::foreign:
      append(answer.reading.foreign, decoder);
      break;
    case Piece::record:
      decoder(scan.repository, scan.only_refs_changed, scan.kept_files);
      answer.complete = true;
      break;
    case Piece::probe:
      decoder(answer.probe.emplace().tip_time);
      break;
    case Piece::opening:
      decoder(answer.opening);
      break;
  }
  decoder.finish();
}

}  // namespace bs::scan
