#pragma once
/// The parsed command line of one command. CLI11 stays behind this (it is slow to compile).
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"

namespace bs::cli {

class Arguments {
 public:
  /// Parses what follows the command's name. Error usage with the nearest known option as hint.
  static Arguments parse(const Command& command, const std::vector<std::string>& rest);

  const std::vector<std::string>& words() const { return words_; }
  bool flag(std::string_view name) const;                         ///< "--missing"
  std::optional<std::string> value(std::string_view name) const;  ///< the last one given
  std::vector<std::string> values(std::string_view name) const;   ///< all, in order
  std::string value_or(std::string_view name, std::string_view fallback) const;
  /// A whole number of at least `least`. Error usage otherwise.
  std::optional<std::int64_t> number(std::string_view name, std::int64_t least = 0) const;
  bool wants_help() const { return help_; }

 private:
  std::vector<std::string> words_;
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
  bool help_ = false;
};

}  // namespace bs::cli
