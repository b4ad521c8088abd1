#include "cli/completion_words.hpp"

#include "bs/base/text.hpp"
#include "cli/command.hpp"

namespace bs::cli {
namespace {

constexpr std::int64_t k_names = 200;

void add_matching(std::vector<std::string>& out, std::string_view word, std::string_view typed) {
  if (word.starts_with(typed) && std::find(out.begin(), out.end(), word) == out.end()) out.emplace_back(word);
}

/// The next words of command names that start with what was typed so far: "catalog " → its verbs.
std::vector<std::string> command_words(const std::string& before, std::string_view typed) {
  std::vector<std::string> out;
  for (const auto* command : all_commands()) {
    if (!command->name.starts_with(before)) continue;
    auto rest = command->name.substr(before.size());
    add_matching(out, rest.substr(0, rest.find(' ')), typed);
  }
  return out;
}

std::vector<std::string> values_for(std::string_view completes, std::string_view typed, Context& context) {
  if (completes == "file") return {":files"};
  if (completes == "entity") {
    const auto* store = context.stored_catalog();
    return store == nullptr ? std::vector<std::string>() : store->complete(typed, k_names);
  }
  std::vector<std::string> out;
  for (auto word : split(completes, ' ')) add_matching(out, word, typed);
  return out;
}

const Option* option_named(const Command& command, std::string_view name) {
  for (auto options : {command.options, common_options()}) {
    for (const auto& option : options) {
      for (auto one : split(option.names, ',')) {
        if (one == name) return &option;
      }
    }
  }
  return nullptr;
}

std::vector<std::string> option_names(const Command& command, std::string_view typed) {
  std::vector<std::string> out;
  for (auto options : {command.options, common_options()}) {
    for (const auto& option : options) {
      for (auto name : split(option.names, ',')) add_matching(out, name, typed);
    }
  }
  add_matching(out, "--help", typed);
  return out;
}

}  // namespace

std::vector<std::string> completion_words(std::string_view line, Context& context) {
  std::vector<std::string> words;
  for (auto word : split(line, ' ')) {
    if (!word.empty()) words.emplace_back(word);
  }
  const bool fresh = line.empty() || line.back() == ' ';
  std::string typed = fresh || words.empty() ? "" : words.back();
  if (!fresh && !words.empty()) words.pop_back();
  if (!words.empty()) words.erase(words.begin());  // the program's name
  if (words.empty()) return command_words("", typed);

  const Command* command = nullptr;
  if (words.size() > 1) command = find_command(words[0] + " " + words[1]);
  if (command == nullptr) command = find_command(words[0]);
  if (command == nullptr) command = find_command(words[0] + " list");
  if (command == nullptr) return {};
  if (const auto* option = option_named(*command, words.back());
      option != nullptr && !option->value.empty()) {
    return values_for(option->completes, typed, context);
  }
  if (typed.starts_with('-')) return option_names(*command, typed);
  if (words.size() == 1) {
    auto verbs = command_words(words[0] + " ", typed);
    if (!verbs.empty()) return verbs;
  }
  return values_for(command->words.completes, typed, context);
}

}  // namespace bs::cli
