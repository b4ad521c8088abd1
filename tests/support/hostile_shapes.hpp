#pragma once
// The repositories of ../shared/hostile/repositories.sh, built anew, or those that BS_HOSTILE_GIT names
// (built by that script before): building them takes some 20 s.
#include <cstdlib>

#include "bs/base/os.hpp"
#include "support/environment.hpp"
#include "support/temporary_folder.hpp"

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

  /// The same commits in every run.
  void build() {
    const Variable author("GIT_AUTHOR_DATE", "2026-01-02T03:04:05Z");
    const Variable committer("GIT_COMMITTER_DATE", "2026-01-02T03:04:05Z");
    const Variable safe("GIT_CONFIG_COUNT", std::nullopt);
    root_ = folder_ / "shapes";
    const std::string command = fmt::format("bash '{}' '{}' >'{}' 2>&1", script().native(), root_.native(),
                                            (folder_ / "log").native());
    // Its last line is what it exits with; a shape that could not be built shows in its outcome.
    static_cast<void>(std::system(command.c_str()));
  }

  TemporaryFolder folder_;
  fs::path root_;
  std::string why_skipped_;
};

}  // namespace bs::test
