#include "cli/arguments.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <charconv>

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"

namespace bs::cli {
namespace {

/// "-f,--format" → "--format": the key under which values are asked for.
std::string_view long_name(std::string_view names) {
  return names.substr(names.rfind(',') + 1);
}

std::vector<std::string> known_names(const Command& command) {
  std::vector<std::string> names{"--help"};
  for (auto options : {command.options, common_options()}) {
    for (const auto& option : options) {
      for (auto name : split(option.names, ',')) names.emplace_back(name);
    }
  }
  return names;
}

Error unknown_option(const Command& command, std::string_view given) {
  std::string_view name = given.substr(0, given.find('='));
  Error error(ErrorKind::usage, fmt::format("bs {} has no option {}", command.name, shown(name)));
  auto near = nearest(name, known_names(command));
  return std::move(error).hint(near ? fmt::format("did you mean {}?", *near)
                                    : fmt::format("bs {} --help lists its options", command.name));
}

Error word_count(const Command& command, std::size_t given) {
  const auto& words = command.words;
  std::string message = given < static_cast<std::size_t>(words.least)
                            ? fmt::format("bs {} needs {}", command.name, words.usage)
                            : fmt::format("bs {} takes {}, and got {}", command.name,
                                          words.most == 0 ? "no arguments"
                                                          : count_of(static_cast<std::size_t>(words.most),
                                                                     "argument", "arguments"),
                                          given);
  return Error(ErrorKind::usage, std::move(message))
      .hint(fmt::format("bs {} --help shows how it is used", command.name));
}

}  // namespace

Arguments Arguments::parse(const Command& command, const std::vector<std::string>& rest) {
  Arguments result;
  CLI::App app;
  app.set_help_flag();
  app.allow_extras(false);
  std::map<std::string, bool, std::less<>> flags;
  app.add_flag("-h,--help", result.help_);
  for (auto options : {command.options, common_options()}) {
    for (const auto& option : options) {
      std::string key(long_name(option.names));
      if (option.value.empty()) {
        app.add_flag(std::string(option.names), flags[key]);
      } else {
        // One value for each occurrence: an option never swallows the words that follow it.
        app.add_option(std::string(option.names), result.values_[key])
            ->expected(1)
            ->allow_extra_args(false)
            ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
      }
    }
  }
  app.add_option("words", result.words_)->expected(0, -1);
  try {
    std::vector<std::string> reversed(rest.rbegin(), rest.rend());
    app.parse(reversed);
  } catch (const CLI::ExtrasError&) {
    for (const auto& argument : rest) {
      if (argument == "--") break;
      if (argument.size() > 1 && argument[0] == '-') {
        std::string name = argument.substr(0, argument.find('='));
        auto known = known_names(command);
        if (std::find(known.begin(), known.end(), name) == known.end())
          throw unknown_option(command, argument);
      }
    }
    throw word_count(command, rest.size());
  } catch (const CLI::ArgumentMismatch& error) {
    std::string_view name = error.what();  // "--limit: 1 required TEXT missing"
    throw Error(ErrorKind::usage, fmt::format("{} needs a value", name.substr(0, name.find(':'))))
        .hint(fmt::format("bs {} --help shows how it is used", command.name));
  } catch (const CLI::ParseError& error) {
    throw Error(ErrorKind::usage, shown(error.what()))
        .hint(fmt::format("bs {} --help shows how it is used", command.name));
  }
  for (const auto& [key, on] : flags) {
    if (on) result.values_[key] = {"true"};
  }
  std::erase_if(result.values_, [](const auto& item) { return item.second.empty(); });
  auto count = result.words_.size();
  bool too_many = command.words.most >= 0 && count > static_cast<std::size_t>(command.words.most);
  if (!result.help_ && (too_many || count < static_cast<std::size_t>(command.words.least)))
    throw word_count(command, count);
  for (const auto& option : command.options) {
    auto found = result.values_.find(long_name(option.names));
    if (!option.repeatable && found != result.values_.end() && found->second.size() > 1) {
      throw Error(ErrorKind::usage, fmt::format("{} was given more than once", long_name(option.names)));
    }
  }
  return result;
}

bool Arguments::flag(std::string_view name) const {
  return values_.find(name) != values_.end();
}

std::optional<std::string> Arguments::value(std::string_view name) const {
  auto found = values_.find(name);
  if (found == values_.end()) return std::nullopt;
  return found->second.back();
}

std::vector<std::string> Arguments::values(std::string_view name) const {
  auto found = values_.find(name);
  return found == values_.end() ? std::vector<std::string>{} : found->second;
}

std::string Arguments::value_or(std::string_view name, std::string_view fallback) const {
  return value(name).value_or(std::string(fallback));
}

std::optional<std::int64_t> Arguments::number(std::string_view name, std::int64_t least) const {
  auto text = value(name);
  if (!text) return std::nullopt;
  std::int64_t number = 0;
  auto [end, code] = std::from_chars(text->data(), text->data() + text->size(), number);
  if (code != std::errc{} || end != text->data() + text->size() || number < least) {
    throw Error(ErrorKind::usage,
                fmt::format("{} takes a whole number of at least {}, not '{}'", name, least, shown(*text)));
  }
  return number;
}

}  // namespace bs::cli
