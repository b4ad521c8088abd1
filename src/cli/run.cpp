#include "cli/run.hpp"

#include <csignal>
#include <new>

#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/base/text.hpp"
#include "bs/sql/database.hpp"
#include "cli/context.hpp"
#include "cli/help.hpp"
#include "cli/route.hpp"

namespace bs::cli {
namespace {

/// --color is looked at before anything else, since errors of the command line are coloured too.
ColorWhen color_of(const std::vector<std::string>& arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    std::string_view argument = arguments[i];
    std::string_view value;
    if (argument == "--color" && i + 1 < arguments.size()) value = arguments[i + 1];
    if (argument.starts_with("--color=")) value = argument.substr(8);
    if (value == "always") return ColorWhen::always;
    if (value == "never") return ColorWhen::never;
    if (value == "auto") return ColorWhen::automatic;
    if (!value.empty()) {
      throw Error(ErrorKind::usage,
                  fmt::format("--color takes auto, always or never, not '{}'", shown(value)));
    }
  }
  return ColorWhen::automatic;
}

/// A catalog may turn out to be damaged on the way (reliability.md §2).
int answer(const Command& command, Context& context) {
  try {
    return command.run(context);
  } catch (const Error& error) {
    if (!sql::is_corruption(error)) throw;
    context.begin_anew(error);
  }
  return command.run(context);
}

int dispatch(const std::vector<std::string>& arguments) {
  auto terminal = Terminal::detect(color_of(arguments));
  auto [command, rest, help] = route(arguments);
  Output output(terminal);
  if (command == nullptr) {
    output.out(program_help(terminal));
    // Without a word the program was used wrongly, unless help was asked for.
    return help ? 0 : exit_status(ErrorKind::usage);
  }
  if (help) {
    output.out(command_help(*command, terminal));
    return 0;
  }
  auto parsed = Arguments::parse(*command, rest);
  if (parsed.wants_help()) {
    output.out(command_help(*command, terminal));
    return 0;
  }
  Context context(std::move(parsed), terminal);
  return answer(*command, context);
}

}  // namespace

int run(const std::vector<std::string>& arguments) {
  // A reader that goes away (head) changes nothing: writes fail quietly and the verdict stands.
  std::signal(SIGPIPE, SIG_IGN);
  try {
    return dispatch(arguments);
  } catch (const Error& error) {
    write_all(2, format_error(error));
    return exit_status(error.kind());
  } catch (const std::bad_alloc&) {
    write_all(2, "bs: error: out of memory\n");
  } catch (const std::exception& error) {
    write_all(2, fmt::format("bs: error: {}\nhint: this is a fault of bs itself; please report it\n",
                             shown(error.what())));
  }
  return exit_status(ErrorKind::internal);
}

}  // namespace bs::cli
