#include "cli/check_answer.hpp"

#include "bs/base/error.hpp"
#include "bs/model/outcome_fields.hpp"
#include "bs/sql/database.hpp"
#include "cli/check_tags.hpp"

namespace bs {

constexpr ErrorKind last_of(ErrorKind) {
  return ErrorKind::internal;
}

template <class Codec, class T>
requires data::Of<Place, T>
void fields(Codec& codec, T& v) {
  codec(v.file, v.mark);
}

template <class Codec, class T>
requires data::Of<Diagnostic, T>
void fields(Codec& codec, T& v) {
  codec(v.severity, v.message, v.mark, v.hint, v.file);
}

}  // namespace bs

namespace bs::model {

/// What reports tell of a check.
template <class Codec, class T>
requires data::Of<Check, T>
void fields(Codec& codec, T& v) {
  codec(v.id, v.name, v.description, v.why, v.remediation, v.owner, v.support_channel, v.severity,
        v.is_manual, v.warns, v.passed_message, v.failed_message, v.not_applicable_message, v.file, v.mark);
}

}  // namespace bs::model

namespace bs::cli {

constexpr OutcomeKeeper::Kept last_of(OutcomeKeeper::Kept) {
  return OutcomeKeeper::Kept::yes;
}

namespace {

void put_error(data::Encoder& encoder, const Error& error) {
  encoder(error.kind(), error.message(), error.hint(), error.place(), error.source_line(),
          error.diagnostics());
}

Error get_error(data::Decoder& decoder) {
  ErrorKind kind{};
  std::string message, hint, source_line;
  Place place;
  std::vector<Diagnostic> diagnostics;
  decoder(kind, message, hint, place, source_line, diagnostics);
  Error error(kind, std::move(message));
  error.hint(std::move(hint)).at(std::move(place)).source_line(std::move(source_line));
  return std::move(error).with(std::move(diagnostics));
}

}  // namespace

CheckAnswer answer_for(CheckSession& session, const OutcomeKeeper& keeper, const CheckTarget& target) {
  auto checked = session.check(target);
  CheckAnswer answer;
  answer.fail_on = session.fail_on(checked.policy);
  answer.kept = keeper.how_kept(checked, session);
  answer.checks = checked.policy.policy.checks;
  answer.tags = check_tags(checked.policy.policy);
  answer.run = std::move(checked.run);
  return answer;
}

std::string encode(const CheckAnswer& answer) {
  std::string bytes;
  data::Encoder encoder(bytes);
  encoder(answer.error.has_value());
  if (answer.error) {
    put_error(encoder, *answer.error);
    encoder(answer.is_catalog_damaged);
    return bytes;
  }
  encoder(answer.run, answer.fail_on, answer.kept, std::uint64_t{answer.checks.size()});
  for (const auto& check : answer.checks) encoder(*check);
  encoder(
      std::vector<std::pair<std::string, std::vector<std::string>>>(answer.tags.begin(), answer.tags.end()));
  return bytes;
}

CheckAnswer decode_check_answer(std::string_view bytes) {
  CheckAnswer answer;
  data::Decoder decoder(bytes);
  bool has_error = false;
  decoder(has_error);
  if (has_error) {
    answer.error = get_error(decoder);
    decoder(answer.is_catalog_damaged);
    decoder.finish();
    return answer;
  }
  decoder(answer.run, answer.fail_on, answer.kept);
  std::vector<model::Check> checks;
  std::vector<std::pair<std::string, std::vector<std::string>>> tags;
  decoder(checks, tags);
  decoder.finish();
  for (auto& check : checks) answer.checks.push_back(std::make_shared<model::Check>(std::move(check)));
  answer.tags.insert(std::make_move_iterator(tags.begin()), std::make_move_iterator(tags.end()));
  return answer;
}

}  // namespace bs::cli
