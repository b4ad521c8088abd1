#pragma once
// The repositories of ../shared/hostile/repositories.sh, kept in the build folder, or those that
// BS_HOSTILE_GIT names (built by that script before). Building them takes 10 s, and minutes on a busy
// machine: thousands of small processes and files.
#include <unistd.h>

#include <cstdlib>

#include "bs/base/os.hpp"
#include "bs/base/text.hpp"
#include "support/environment.hpp"

namespace bs::test {

class HostileShapes {
 public:
  HostileShapes() {
    if (const auto built = environment("BS_HOSTILE_GIT")) {
      root_ = *built;
      return;
    }
    why_skipped_ = find_reason();
    if (why_skipped_.empty()) build();
  }
  /// Why the shapes cannot be built here; empty when they are there.
  const std::string& why_skipped() const { return why_skipped_; }
  const fs::path& root() const { return root_; }
  /// The files that appear when anything that a shape holds is run.
  std::vector<std::string> traces() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(root_)) {
      const std::string name = entry.path().filename();
      if (name.starts_with("PWNED")) names.push_back(name);
    }
    return names;
  }
  /// Only root can give a folder to another user.
  static bool needs_root(const std::string& name) { return name.find("otherowner") != std::string::npos; }

 private:
  static fs::path script() {
    const fs::path shared =
        environment("BS_SHARED").value_or((fs::path(BS_SOURCE_DIR) / "../shared").native());
    return fs::absolute(shared) / "hostile/repositories.sh";
  }

  static std::string find_reason() {
    if (!fs::exists(script())) return fmt::format("{} is not there", script().native());
    for (const char* name : {"bash", "git", "python3"})
      if (std::system(fmt::format("command -v {} >/dev/null", name).c_str()) != 0)
        return fmt::format("{} is not installed", name);
    return {};
  }

  /// The same commits in every run; built anew when the script is another one or was interrupted.
  void build() {
    const fs::path folder = fs::path(BS_BINARY_DIR) / "hostile-shapes";
    fs::create_directories(folder);
    const FileLock lock(folder / "lock");
    root_ = folder / fmt::format("{:016x}-{}", fnv1a(read_file(script(), 1 << 20)), geteuid());
    const fs::path mark = root_.native() + ".complete";
    if (fs::exists(mark)) return;
    fs::remove_all(root_);
    const Variable author("GIT_AUTHOR_DATE", "2026-01-02T03:04:05Z");
    const Variable committer("GIT_COMMITTER_DATE", "2026-01-02T03:04:05Z");
    const Variable safe("GIT_CONFIG_COUNT", std::nullopt);
    const Variable unsynced("GIT_TEST_FSYNC", "0");  // git's own switch for tests
    const std::string command =
        fmt::format("bash '{}' '{}' >/dev/null 2>&1", script().native(), root_.native());
    // Its last line is what it exits with; a shape that could not be built shows in its outcome.
    static_cast<void>(std::system(command.c_str()));
    write_file(mark, "");
  }

  fs::path root_;
  std::string why_skipped_;
};

}  // namespace bs::test
