#include "bs/match/regex.hpp"

#include <re2/re2.h>

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "match/ecma_regex.hpp"

namespace bs::match {

namespace {

constexpr std::int64_t k_max_memory = 8 << 20;

RE2::Options re2_options(const RegexOptions& options) {
  RE2::Options out;
  out.set_max_mem(k_max_memory);
  out.set_log_errors(false);
  out.set_case_sensitive(!options.ignore_case);
  out.set_dot_nl(options.dot_all);
  return out;
}

re2::StringPiece piece(std::string_view text) {
  return {text.data(), text.size()};
}

/// RE2's codes in words of ours; its own strings differ between versions.
std::string_view reason(RE2::ErrorCode code) {
  switch (code) {
    case RE2::ErrorBadEscape:
      return "unknown escape";
    case RE2::ErrorBadCharClass:
      return "faulty character class";
    case RE2::ErrorBadCharRange:
      return "faulty character range";
    case RE2::ErrorMissingBracket:
      return "missing ]";
    case RE2::ErrorMissingParen:
      return "missing )";
    case RE2::ErrorUnexpectedParen:
      return "unexpected )";
    case RE2::ErrorTrailingBackslash:
      return "nothing follows the last backslash";
    case RE2::ErrorRepeatArgument:
      return "nothing to repeat";
    case RE2::ErrorRepeatSize:
      return "a repetition may count to 1,000 at most";
    case RE2::ErrorRepeatOp:
      return "two repetitions in a row";
    case RE2::ErrorBadPerlOp:
      return "lookaround and such groups are not supported";
    case RE2::ErrorBadUTF8:
      return "the pattern is no UTF-8";
    case RE2::ErrorBadNamedCapture:
      return "faulty group name";
    case RE2::ErrorPatternTooLarge:
      return "the pattern needs more than 8 MiB";
    default:
      return "the pattern cannot be read";
  }
}

}  // namespace

struct Regex::State {
  State(std::string_view pattern, const RegexOptions& options)
      : re(piece((options.multi_line ? "(?m)" : "") + std::string(pattern)), re2_options(options)) {}

  RE2 re;
  std::vector<std::string> names;
};

Regex::Regex(std::string_view pattern, const RegexOptions& options) : Regex(pattern, pattern, options) {}

Regex::Regex(std::string_view translated, std::string_view pattern, const RegexOptions& options)
    : state_(std::make_unique<State>(translated, options)) {
  const RE2& re = state_->re;
  if (!re.ok()) {
    std::string message =
        fmt::format("the regular expression \"{}\" is faulty: {}", shown(pattern), reason(re.error_code()));
    // RE2 quotes the faulty part, which helps only when it is a part of what the user wrote.
    const std::string& part = re.error_arg();
    if (!part.empty() && part.size() < pattern.size() && pattern.find(part) != std::string_view::npos) {
      message += fmt::format(" at \"{}\"", shown(part));
    }
    throw Error(ErrorKind::config, std::move(message));
  }
  state_->names.resize(static_cast<std::size_t>(re.NumberOfCapturingGroups()) + 1);
  for (const auto& [number, name] : re.CapturingGroupNames()) {
    state_->names[static_cast<std::size_t>(number)] = name;
  }
}

Regex Regex::ecmascript(std::string_view pattern, const RegexOptions& options) {
  RegexOptions rest = options;
  rest.dot_all = false;  // the translation takes care of it
  return {from_ecmascript(pattern, options.dot_all ? EcmaDot::nothing : EcmaDot::lines), pattern, rest};
}

Regex Regex::i_regexp(std::string_view pattern) {
  return {from_ecmascript(pattern, EcmaDot::i_regexp), pattern, {}};
}

Regex::~Regex() = default;
Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;

bool Regex::search(std::string_view text) const {
  return state_->re.Match(piece(text), 0, text.size(), RE2::UNANCHORED, nullptr, 0);
}

bool Regex::full(std::string_view text) const {
  return state_->re.Match(piece(text), 0, text.size(), RE2::ANCHOR_BOTH, nullptr, 0);
}

std::optional<std::vector<Regex::Group>> Regex::find(std::string_view text, std::size_t from) const {
  if (from > text.size()) return std::nullopt;
  std::vector<re2::StringPiece> found(state_->names.size());
  if (!state_->re.Match(piece(text), from, text.size(), RE2::UNANCHORED, found.data(),
                        static_cast<int>(found.size()))) {
    return std::nullopt;
  }
  std::vector<Group> groups(found.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (found[i].data() == nullptr) continue;
    groups[i].begin = static_cast<std::size_t>(found[i].data() - text.data());
    groups[i].end = groups[i].begin + found[i].size();
  }
  return groups;
}

const std::vector<std::string>& Regex::group_names() const {
  return state_->names;
}

}  // namespace bs::match
