#include "bs/base/text.hpp"
#include "bs/match/regex.hpp"
#include "scaffold/action_call.hpp"
#include "scaffold/actions/table.hpp"
#include "scaffold/path_pattern.hpp"

namespace bs::scaffold::actions {
namespace {

constexpr ActionInput k_inputs[] = {{"files", InputType::list, true}};
constexpr std::size_t k_largest = 64u << 20;  // of a file that grows by its replacements

using Groups = std::vector<match::Regex::Group>;

/// JavaScript's replacement text: $1, $&, $$ and plain text.
void append_replacement(std::string& out, std::string_view with, std::string_view text,
                        const Groups& groups) {
  for (std::size_t at = 0; at < with.size(); ++at) {
    const char next = with[at] == '$' && at + 1 < with.size() ? with[at + 1] : '\0';
    const std::size_t group = next >= '1' && next <= '9' ? std::size_t(next - '0') : 0;
    if (next == '$') {
      out += '$';
    } else if (next == '&' || (group > 0 && group < groups.size())) {
      const auto [begin, end] = groups[next == '&' ? 0 : group];
      if (begin != std::string_view::npos) out += text.substr(begin, end - begin);
    } else {
      out += with[at];
      continue;
    }
    ++at;
  }
}

/// Every match, found by `next(from)`.
template <class Next>
std::string replaced(std::string_view text, std::string_view with, Next next) {
  std::string out;
  std::size_t at = 0;
  for (std::optional<Groups> groups = next(0); groups; groups = next(at)) {
    const auto [begin, end] = groups->front();
    out += text.substr(at, begin - at);
    append_replacement(out, with, text, *groups);
    if (out.size() > k_largest)
      throw Error(ErrorKind::limit,
                  fmt::format("a replacement makes more than {} bytes", grouped(k_largest)));
    at = end;
    if (begin == end) {  // an empty match would be found again
      if (at >= text.size()) return out;
      out += text[at++];
    }
    if (at > text.size()) break;
  }
  return out += text.substr(std::min(at, text.size()));
}

struct Replacement {
  PathPattern files;
  std::string find, with;
  std::optional<match::Regex> regex;

  std::string apply(std::string_view text) const {
    if (regex) return replaced(text, with, [&](std::size_t from) { return regex->find(text, from); });
    return replaced(text, with, [&](std::size_t from) -> std::optional<Groups> {
      const std::size_t found = text.find(find, from);
      if (found == std::string_view::npos) return std::nullopt;
      return Groups{{found, found + find.size()}};
    });
  }
};

std::string member(const ActionCall& call, const data::Value& entry, std::string_view name) {
  const data::Value* value = entry.find(name);
  if (value != nullptr && !value->is_null()) return call.text_of(*value, name);
  call.fail(
      entry.mark.line > 0 ? entry.mark : call.mark_of("files"),
      Error(ErrorKind::config, fmt::format("each of the files of {} needs \"{}\"", call.step.action, name)));
}

bool is_set(const data::Value& entry, std::string_view name) {
  const data::Value* value = entry.find(name);
  return value != nullptr && value->is_boolean() && value->as_boolean();
}

Replacement read(const ActionCall& call, const data::Value& entry) {
  try {
    const std::string find = member(call, entry, "find");
    std::optional<match::Regex> regex;
    if (is_set(entry, "matchRegex")) regex = match::Regex::ecmascript(find);
    return {PathPattern(Workspace::path_of(member(call, entry, "file")), is_set(entry, "includeDotFiles")),
            find, member(call, entry, "replaceWith"), std::move(regex)};
  } catch (Error& error) {
    call.fail(entry.mark.line > 0 ? entry.mark : call.mark_of("files"), error);
  }
}

void run(ActionCall& call) {
  for (const data::Value& entry : call.list("files")) {
    const Replacement replacement = read(call, entry);
    for (const auto file : call.files.below("")) {
      if (file->second.mode == FileMode::symlink || !replacement.files.matches(file->first)) continue;
      call.put("files", file->first, {replacement.apply(file->second.bytes), file->second.mode});
    }
  }
}

}  // namespace

const Action utils_fs_replace = {.id = "roadiehq:utils:fs:replace",
                                 .summary = "replaces text in files of the result",
                                 .inputs = k_inputs,
                                 .outputs = {},
                                 .makes_files = true,
                                 .run = run};

}  // namespace bs::scaffold::actions
