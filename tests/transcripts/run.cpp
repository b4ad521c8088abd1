// Runs one transcript: a text file of commands with their whole output, in a clean environment with a fixed
// clock.
//
//   ## a comment (a blank line before it is ours)
//   ! a line of shell that prepares something (its output must be empty)
//   $ a command
//   what it prints on stdout
//   2> what it prints on stderr
//   ?1                      its exit status, when it is not 0
//
// Everything runs in one fresh folder, $HOME/acme. BS_ACCEPT=1 writes what came instead of comparing.
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/base/text.hpp"

namespace {

using bs::fs::path;
constexpr std::size_t k_bytes = 4u << 20;

struct Run {
  std::string out, err;
  int status = 0;
};

class Sandbox {
 public:
  Sandbox(path program, path fixtures) : program_(std::move(program)), fixtures_(std::move(fixtures)) {
    std::string name = (bs::fs::temp_directory_path() / "bs-transcript-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw bs::Error(bs::ErrorKind::io, "cannot make a temporary folder");
    folder_ = bs::fs::canonical(name);
    bs::fs::create_directories(folder_ / "home" / "acme");
  }
  ~Sandbox() {
    std::error_code code;
    bs::fs::remove_all(folder_, code);
  }

  Run run(const std::string& command) const {
    auto script = fmt::format(
        "cd '{0}/home/acme' && env -i HOME='{0}/home' PATH='{1}:/usr/bin:/bin' LC_ALL=C.UTF-8 TZ=UTC "
        "BS_NOW=2026-11-22T09:00:00Z "
        "GIT_CONFIG_NOSYSTEM=1 FIXTURES='{2}' sh -c '. \"$FIXTURES\"; cd \"$HOME/acme\"; {3}' >'{0}/out' "
        "2>'{0}/err' </dev/null",
        folder_.string(), program_.parent_path().string(), fixtures_.string(),
        bs::replace_all(command, "'", "'\\''"));
    int status = std::system(script.c_str());
    Run result;
    result.out = shortened(bs::read_file(folder_ / "out", k_bytes));
    result.err = shortened(bs::read_file(folder_ / "err", k_bytes));
    result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
    return result;
  }

 private:
  std::string shortened(const std::string& text) const {
    return bs::replace_all(text, folder_.string(), "$TMP");
  }
  path program_, fixtures_, folder_;
};

std::string transcript_of(const Run& run) {
  std::string text = run.out;
  if (!text.empty() && text.back() != '\n') text += "\\ no newline\n";
  for (auto line : bs::split_lines(run.err)) text += line.empty() ? "2>\n" : fmt::format("2> {}\n", line);
  if (run.status != 0) text += fmt::format("?{}\n", run.status);
  return text;
}

/// Runs the commands of the transcript and writes it anew with what came.
std::string replay(const std::string& expected, const Sandbox& sandbox) {
  std::string actual;
  bool skipping = false;  // the old output of the command just run
  for (auto line : bs::split_lines(expected)) {
    if (line.starts_with("$ ")) {
      actual += fmt::format("{}\n{}", line, transcript_of(sandbox.run(std::string(line.substr(2)))));
      skipping = true;
    } else if (line.starts_with("! ")) {
      auto run = sandbox.run(std::string(line.substr(2)));
      actual += fmt::format("{}\n", line);
      if (!run.out.empty() || !run.err.empty() || run.status != 0) actual += transcript_of(run);
      skipping = true;
    } else if (line.starts_with("## ")) {  // a comment
      actual += fmt::format("{}{}\n", skipping ? "\n" : "", line);
      skipping = false;
    }
  }
  return actual;
}

int compare(const path& file, const std::string& expected, const std::string& actual) {
  if (expected == actual) return 0;
  if (std::getenv("BS_ACCEPT") != nullptr) {
    bs::write_file(file, actual);
    std::printf("accepted %s\n", file.c_str());
    return 0;
  }
  auto got = file.filename().string() + ".actual";
  bs::write_file(path(got), actual);
  std::printf("%s differs from what came (BS_ACCEPT=1 accepts it):\n", file.c_str());
  std::fflush(stdout);
  return std::system(fmt::format("diff -u '{}' '{}'", file.string(), got).c_str()) == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  try {
    path file = argv[3];
    Sandbox sandbox(bs::fs::absolute(argv[1]), bs::fs::absolute(argv[2]));
    auto expected = bs::read_file(file, k_bytes);
    return compare(file, expected, replay(expected, sandbox));
  } catch (const bs::Error& error) {
    std::fputs(bs::format_error(error).c_str(), stderr);
    return 2;
  }
}
