#pragma once
// A home with a template, a folder in it to stand in, and bs run there at a terminal.
#include <string>
#include <string_view>
#include <vector>

#include "bs/base/text.hpp"
#include "support/pty.hpp"
#include "support/temporary_folder.hpp"

namespace bs::test {

inline constexpr std::string_view k_job = R"(apiVersion: scaffolder.backstage.io/v1beta3
kind: Template
metadata:
  name: job
  title: Job
  description: A job that runs at night
spec:
  owner: platform
  type: service
  parameters:
    - title: What it is
      required: [name]
      properties:
        name:
          title: Name
          type: string
          description: lower case, digits, dashes; also the folder
          pattern: ^[a-z][a-z0-9]*(-[a-z0-9]+)*$
        port:
          title: Port
          type: integer
          minimum: 1024
          default: 8080
    - title: Where
      properties:
        ci:
          title: CI
          type: string
          enum: [github, gitlab, none]
          enumNames: [GitHub Actions, GitLab CI, none]
          default: github
        database:
          title: Database
          type: boolean
          default: false
  steps:
    - id: fetch
      action: fetch:template
      input:
        url: ./skeleton
        values:
          name: ${{ parameters.name }}
          port: ${{ parameters.port }}
          ci: ${{ parameters.ci }}
          database: ${{ parameters.database }}
)";

/// A home with one template, and a folder in it to stand in.
class Home {
 public:
  /// With further files below the home.
  explicit Home(const std::vector<std::pair<std::string, std::string>>& files = {}) {
    folder_.write("home/.gitconfig", "[user]\n\tname = Ann\n\temail = ann@example.org\n");
    folder_.write("home/work/.keep", "");
    folder_.write("home/templates/job/template.yaml", k_job);
    folder_.write("home/templates/job/skeleton/README.md", "# ${{ values.name }}\n");
    folder_.write("home/templates/job/skeleton/settings.txt",
                  "port ${{ values.port }}\nci ${{ values.ci }}\ndatabase ${{ values.database }}\n");
    for (const auto& [name, content] : files) folder_.write("home/" + name, content);
    look_again();
  }

  PtyOptions options(std::size_t columns = 80) const {
    PtyOptions options;
    options.columns = columns;
    options.folder = work();
    options.environment = {{"HOME", (folder_ / "home").string()},
                           {"XDG_DATA_HOME", std::nullopt},
                           {"XDG_CACHE_HOME", std::nullopt},
                           {"XDG_CONFIG_HOME", std::nullopt},
                           {"BS_CATALOG", std::nullopt},
                           {"GIT_CONFIG_NOSYSTEM", "1"},
                           {"TMPDIR", (folder_ / "home").string()},
                           {"BS_NOW", "2026-11-22T09:00:00Z"}};
    return options;
  }

  std::string path() const { return (folder_ / "home").string(); }
  std::string work() const { return (folder_ / "home/work").string(); }
  std::string read(const std::string& name) const { return folder_.read("home/work/" + name); }
  /// What stands in the folder, its project and the home, caches apart.
  std::vector<std::string> names() const {
    auto all = folder_.names("home/work");
    for (const std::string& name : folder_.names("home"))
      if (name != ".cache" && name != ".local") all.push_back("~/" + name);
    return all;
  }
  bool has(const std::string& name) const { return std::filesystem::exists(folder_ / "home/work" / name); }
  void look_again() { before_ = names(); }
  bool is_untouched() const { return names() == before_; }

 private:
  TemporaryFolder folder_;
  std::vector<std::string> before_;
};

inline std::vector<std::string> new_job(const std::vector<std::string>& more = {}) {
  std::vector<std::string> command{BS_PROGRAM, "new", "../templates/job"};
  command.insert(command.end(), more.begin(), more.end());
  return command;
}

inline bool fits(const Screen& screen, std::size_t columns) {
  for (const std::string& line : screen.lines())
    if (bs::display_width(line) > columns) return false;
  return true;
}

/// The first question stands, and keys are read one by one.
inline bool is_asked(Pty& pty, std::string_view question) {
  return pty.wait_for(question) && pty.wait_until([](const Screen& s) { return s.brackets_pastes(); });
}

}  // namespace bs::test
