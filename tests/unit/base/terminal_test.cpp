#include "bs/base/terminal.hpp"

#include <fcntl.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <thread>

#include "bs/base/os.hpp"
#include "support/child.hpp"
#include "support/environment.hpp"

using bs::ColorWhen;
using bs::Terminal;
using bs::test::Variable;

namespace {

/// All variables that a terminal looks at, unset for the length of a test.
struct CleanEnvironment {
  Variable no_color{"NO_COLOR", std::nullopt};
  Variable force{"CLICOLOR_FORCE", std::nullopt};
  Variable term{"TERM", "xterm"};
  Variable lc_all{"LC_ALL", std::nullopt};
  Variable lc_ctype{"LC_CTYPE", std::nullopt};
  Variable lang{"LANG", std::nullopt};
  Variable columns{"COLUMNS", std::nullopt};
  Variable ci{"CI", std::nullopt};
};

/// Runs `work` in a process whose stdout and stderr are a terminal of 60 columns, and returns what was
/// written.
std::string on_a_terminal(const std::function<int()>& work) {
  int master = -1;
  int slave = -1;
  const winsize size{24, 60, 0, 0};
  REQUIRE(openpty(&master, &slave, nullptr, nullptr, &size) == 0);
  const bs::Fd reader(master);
  bs::Fd writer(slave);
  const pid_t child = bs::test::start_child([&] {
    dup2(writer.get(), STDOUT_FILENO);
    dup2(writer.get(), STDERR_FILENO);
    return work();
  });
  writer = bs::Fd();
  std::string out;
  std::array<char, 4096> buffer{};
  ssize_t count = 0;
  while ((count = read(reader.get(), buffer.data(), buffer.size())) > 0)
    out.append(buffer.data(), static_cast<std::size_t>(count));
  CHECK(bs::test::wait_for_child(child) == 0);
  return out;
}

/// Runs `work` in a process whose stdout and stderr are no terminal.
int in_a_pipe(const std::function<int()>& work) {
  return bs::test::run_child([&] {
    const bs::Fd null(open("/dev/null", O_WRONLY | O_CLOEXEC));
    dup2(null.get(), STDOUT_FILENO);
    dup2(null.get(), STDERR_FILENO);
    return work();
  });
}

bool colored_in_pipe(ColorWhen when = ColorWhen::automatic) {
  return in_a_pipe([&] { return Terminal::detect(when).out_color ? 1 : 0; }) == 1;
}

bool colored_on_terminal(ColorWhen when = ColorWhen::automatic) {
  return on_a_terminal([&] {
           const Terminal terminal = Terminal::detect(when);
           bs::write_all(STDOUT_FILENO, terminal.out_color && terminal.err_color ? "yes" : "no");
           return 0;
         }) == "yes";
}

}  // namespace

TEST_CASE("colour: --color before NO_COLOR before CLICOLOR_FORCE before TERM=dumb") {
  const CleanEnvironment clean;
  CHECK(colored_on_terminal());
  CHECK_FALSE(colored_in_pipe());
  clean.term.set("dumb");
  CHECK_FALSE(colored_on_terminal());
  clean.force.set("1");
  CHECK(colored_on_terminal());
  CHECK(colored_in_pipe());
  clean.force.set("0");
  CHECK_FALSE(colored_in_pipe());
  clean.force.set("1");
  clean.no_color.set("");
  CHECK(colored_in_pipe());
  clean.no_color.set("1");
  CHECK_FALSE(colored_in_pipe());
  CHECK(colored_in_pipe(ColorWhen::always));
  clean.no_color.set(std::nullopt);
  CHECK_FALSE(colored_on_terminal(ColorWhen::never));
}

TEST_CASE("the width is the terminal's, else COLUMNS, else 80") {
  const CleanEnvironment clean;
  const auto width_in_pipe = [] {
    return in_a_pipe([] { return static_cast<int>(Terminal::detect().width); });
  };
  clean.columns.set("100");
  CHECK(on_a_terminal([] {
          bs::write_all(STDOUT_FILENO, fmt::to_string(Terminal::detect().width));
          return 0;
        }) == "60");
  CHECK(width_in_pipe() == 100);
  for (const std::string bad : {"", "0", "-5", "12x", "99999999999999999999"}) {
    clean.columns.set(bad);
    CHECK(width_in_pipe() == 80);
  }
  clean.columns.set(std::nullopt);
  CHECK(width_in_pipe() == 80);
}

TEST_CASE("the locale decides on Unicode") {
  const CleanEnvironment clean;
  const auto unicode = [] { return Terminal::detect().unicode; };
  CHECK_FALSE(unicode());
  clean.lang.set("de_DE.UTF-8");
  CHECK(unicode());
  clean.lc_ctype.set("C");
  CHECK_FALSE(unicode());
  clean.lc_all.set("C.utf8");
  CHECK(unicode());
  clean.lc_all.set("");
  CHECK_FALSE(unicode());
}

TEST_CASE("continuous integration is noticed") {
  const CleanEnvironment clean;
  CHECK_FALSE(Terminal::detect().is_ci);
  clean.ci.set("true");
  CHECK(Terminal::detect().is_ci);
  clean.ci.set("false");
  CHECK_FALSE(Terminal::detect().is_ci);
}

TEST_CASE("styles are escape codes, or nothing") {
  CHECK(bs::styled("FAIL", bs::Style::red, true) == "\x1b[31mFAIL\x1b[0m");
  CHECK(bs::styled("FAIL", bs::Style::bold, true) == "\x1b[1mFAIL\x1b[0m");
  CHECK(bs::styled("FAIL", bs::Style::red, false) == "FAIL");
  CHECK(bs::styled("x", bs::Style::plain, true) == "x");
  CHECK(bs::styled("", bs::Style::red, true) == "");
}

TEST_CASE("progress appears after a while, is safe and narrow, and goes") {
  const CleanEnvironment clean;
  const auto run = [](int milliseconds, std::string_view current) {
    return on_a_terminal([=] {
      bs::Progress progress(Terminal::detect(), "reading");
      std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
      progress.update(3, 150, current);
      progress.update(4, 150, current);  // too soon after the first
      progress.finish();
      progress.update(5, 150, current);
      return 0;
    });
  };
  CHECK(run(0, "a").empty());
  CHECK(run(310, "acme/ledger") == "\r\x1b[Kreading 3/150 acme/ledger 0 s\r\x1b[K");
  CHECK(run(310, "a\x1b[2J\n") == "\r\x1b[Kreading 3/150 a\\x1b[2J\\n 0 s\r\x1b[K");
  CHECK(run(310, std::string(200, 'x')) ==
        "\r\x1b[Kreading 3/150 " + std::string(38, 'x') + "... 0 s\r\x1b[K");
}

TEST_CASE("no progress in CI or without a terminal") {
  Terminal terminal;
  terminal.err_is_tty = true;
  terminal.is_ci = true;
  const auto show = [&] {
    return on_a_terminal([&] {
      bs::Progress progress(terminal, "reading");
      std::this_thread::sleep_for(std::chrono::milliseconds(310));
      progress.update(1, 2, "x");
      return 0;
    });
  };
  CHECK(show().empty());
  terminal = {};
  CHECK(show().empty());
}
