#include "cli/help.hpp"

#include "bs/base/text.hpp"

namespace bs::cli {
namespace {

std::string option_left(const Option& option) {
  auto names = replace_all(option.names, ",", ", ");
  return option.value.empty() ? names : fmt::format("{} {}", names, option.value);
}

std::string options_block(std::span<const Option> options, const Terminal& terminal) {
  std::string out;
  for (const auto& option : options) {
    auto left = option_left(option);
    auto lines = wrap(option.help, std::max<std::size_t>(terminal.width, 60) - 30);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      // A name that is too long for its column stands on a line of its own.
      if (i == 0 && left.size() > 25) out += fmt::format("  {}\n", left);
      out += fmt::format("  {:<26}{}\n", i == 0 && left.size() <= 25 ? left : "", lines[i]);
    }
  }
  return out;
}

std::string examples_block(std::string_view examples) {
  std::string out;
  for (auto line : split_lines(examples)) out += line.empty() ? "\n" : fmt::format("  {}\n", line);
  return out;
}

std::string usage_line(const Command& command) {
  auto line = fmt::format("bs {}", command.name);
  if (!command.words.usage.empty()) line += fmt::format(" {}", command.words.usage);
  return line + " [OPTIONS]";
}

std::string paragraphs(std::string_view text, std::size_t width) {
  std::string out;
  for (auto line : split_lines(text)) {
    if (line.empty() || line.starts_with("  ")) {
      out += fmt::format("{}\n", line);
      continue;
    }
    for (const auto& part : wrap(line, width)) out += part + "\n";
  }
  return out;
}

}  // namespace

std::string program_help(const Terminal& terminal) {
  auto bold = [&](std::string_view text) { return styled(text, Style::bold, terminal.out_color); };
  std::string out = fmt::format(
      "{}: a software catalog from your git repositories, offline\n\n{}\n"
      "  bs init                   set up a workspace in this folder and look around\n"
      "  bs catalog                what is here, who owns it, what changed last\n"
      "  bs catalog show NAME      one component: owner, neighbours, docs, folder\n"
      "  bs catalog owners FILE    who owns this file\n\n{}\n",
      bold("bs"), bold("Examples"), bold("Commands"));
  for (const auto* command : all_commands()) {
    auto usage = fmt::format("{} {}", command->name, command->words.usage);
    auto lines = wrap(command->summary, std::max<std::size_t>(terminal.width, 60) - 36);
    for (std::size_t i = 0; i < lines.size(); ++i)
      out += fmt::format("  {:<32}  {}\n", i == 0 ? usage : "", lines[i]);
  }
  out +=
      fmt::format("\n{}\n{}\n", bold("Options of every command"), options_block(common_options(), terminal));
  return out +
         "bs help COMMAND tells more.  Exit status: 0 yes or done, 1 no, 2 usage or faulty file, 3 "
         "unreadable.\n";
}

std::string command_help(const Command& command, const Terminal& terminal) {
  auto bold = [&](std::string_view text) { return styled(text, Style::bold, terminal.out_color); };
  std::string out = fmt::format("{}\n\n", command.summary);
  if (!command.examples.empty())
    out += fmt::format("{}\n{}\n", bold("Examples"), examples_block(command.examples));
  out += fmt::format("{}\n  {}\n", bold("Usage"), usage_line(command));
  if (!command.options.empty())
    out += fmt::format("\n{}\n{}", bold("Options"), options_block(command.options, terminal));
  out += fmt::format("\n{}\n{}", bold("Options of every command"), options_block(common_options(), terminal));
  if (!command.details.empty())
    out += fmt::format("\n{}", paragraphs(command.details, std::min<std::size_t>(terminal.width, 100)));
  return out;
}

std::string reference_markdown() {
  std::string out =
      "# Command reference\n\n<!-- Generated from the tables of commands by ./dev accept; a test "
      "holds it against them. -->\n";
  auto table = [&](std::span<const Option> options) {
    out += "\n| option | meaning |\n|---|---|\n";
    for (const auto& option : options) {
      out += fmt::format("| `{}` | {}{} |\n", option_left(option), replace_all(option.help, "|", "\\|"),
                         option.repeatable ? " (repeatable)" : "");
    }
  };
  out += "\n## Options of every command\n";
  table(common_options());
  for (const auto* command : all_commands()) {
    out += fmt::format("\n## bs {}\n\n{}\n\n    {}\n", command->name, command->summary, usage_line(*command));
    if (!command->examples.empty()) {
      out += "\n";
      for (auto line : split_lines(command->examples)) out += fmt::format("    {}\n", line);
    }
    if (!command->options.empty()) table(command->options);
    if (!command->details.empty()) out += fmt::format("\n{}", paragraphs(command->details, 100));
  }
  return out;
}

}  // namespace bs::cli
