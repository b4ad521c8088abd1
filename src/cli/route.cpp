#include "cli/route.hpp"

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"

namespace bs::cli {
namespace {

/// The command that a group runs when no verb of it follows.
struct GroupDefault {
  std::string_view group;
  std::string_view command;
};
constexpr GroupDefault k_defaults[] = {{"catalog", "catalog list"}};

/// Common options with a value may stand before the command; how many arguments do they take?
int leading_option(const std::string& argument) {
  for (const auto& option : common_options()) {
    for (auto name : split(option.names, ',')) {
      if (argument == name) return option.value.empty() ? 1 : 2;
      if (argument.starts_with(std::string(name) + "=")) return 1;
    }
  }
  return 0;
}

std::vector<std::string> verbs_of(std::string_view group) {
  std::vector<std::string> verbs;
  for (const auto* command : all_commands()) {
    auto space = command->name.find(' ');
    auto first = command->name.substr(0, space);
    if (group.empty()) {
      if (verbs.empty() || verbs.back() != first) verbs.emplace_back(first);
    } else if (first == group && space != std::string_view::npos) {
      verbs.emplace_back(command->name.substr(space + 1));
    }
  }
  return verbs;
}

Error unknown_command(std::string_view word) {
  Error error(ErrorKind::usage, fmt::format("'{}' is no command of bs", shown(word)));
  auto near = nearest(word, verbs_of(""));
  if (!near) near = nearest(word, verbs_of("catalog"));
  if (!near) return std::move(error).hint("bs --help lists the commands");
  auto known = find_command(*near) || !verbs_of(*near).empty() ? *near : "catalog " + *near;
  return std::move(error).hint(fmt::format("did you mean bs {}?", known));
}

/// The command named by words[0], or by words[0] and words[1]; how many words it took is put into `used`.
const Command* command_at(const std::vector<std::string>& words, std::size_t& used) {
  if (words.size() > 1 && !looks_like_path(words[1])) {
    if (const auto* command = find_command(words[0] + " " + words[1])) {
      used = 2;
      return command;
    }
  }
  used = 1;
  if (const auto* command = find_command(words[0])) return command;
  if (verbs_of(words[0]).empty()) throw unknown_command(words[0]);
  for (const auto& entry : k_defaults) {
    if (entry.group == words[0]) return find_command(entry.command);
  }
  throw Error(ErrorKind::usage, fmt::format("bs {} needs a verb", words[0]))
      .hint(fmt::format("one of {}", join(verbs_of(words[0]), ", ")));
}

}  // namespace

bool looks_like_path(std::string_view word) {
  return word.starts_with('.') || word.find('/') != std::string_view::npos;
}

Route route(const std::vector<std::string>& arguments) {
  Route result;
  std::vector<std::string> leading;
  std::size_t at = 0;
  while (at < arguments.size() && arguments[at].size() > 1 && arguments[at][0] == '-') {
    if (arguments[at] == "-h" || arguments[at] == "--help") {
      result.help = true;
      ++at;
      continue;
    }
    if (arguments[at] == "--version" || arguments[at] == "-V") return {find_command("version"), {}, false};
    int taken = leading_option(arguments[at]);
    if (taken == 0) {
      throw Error(ErrorKind::usage, fmt::format("unknown option {} before the command", shown(arguments[at])))
          .hint("the command comes first: bs COMMAND [OPTIONS]");
    }
    for (; taken > 0 && at < arguments.size(); --taken) leading.push_back(arguments[at++]);
  }
  if (at < arguments.size() && arguments[at] == "help") {
    result.help = true;
    ++at;
  }
  if (at >= arguments.size()) return result;
  std::vector<std::string> words(arguments.begin() + static_cast<std::ptrdiff_t>(at), arguments.end());
  std::size_t used = 0;
  result.command = command_at(words, used);
  result.rest = std::move(leading);
  result.rest.insert(result.rest.end(), words.begin() + static_cast<std::ptrdiff_t>(used), words.end());
  return result;
}

}  // namespace bs::cli
