// Symbolic links and special files, in the template and where it is written to.
#include <sys/stat.h>

#include "arena.hpp"
#include "bs/base/text.hpp"

namespace bs::test {
namespace {

const std::string k_fetch = "  steps:\n  - {action: 'ACTION', input: {url: ./skeleton, values: {}}}\n";

Attempt fetching(std::string what, std::string_view action) {
  Attempt made;
  made.what = fmt::format("{}: {}", action, what);
  made.steps = replace_all(k_fetch, "ACTION", action);
  made.files["t/skeleton/x"].bytes = "x";
  made.on_disk = true;
  return made;
}

/// A link of the template that leads out, copied or followed.
void add_sources(std::vector<Attempt>& attempts) {
  for (const char* action : {"fetch:template", "fetch:plain"}) {
    for (const char* target : {"/etc/passwd", "/", "../../../outside/secret", "../../../outside", "../..",
                               "../../template.yaml", "..", "../../../..", "d/../../../../outside/secret",
                               "./../x/../../../../outside/secret", ".git/hooks", ".GIT/config",
                               "../skeleton/.git", "link", "a\\..\\b", "/proc/self/environ", "/dev/stdin"}) {
      Attempt made = fetching(fmt::format("a link to {}", target), action);
      made.files["t/skeleton/link"] = {target, FileMode::symlink};
      made.named = {"link"};
      attempts.push_back(std::move(made));
    }
    Attempt through = fetching("a file through a linked folder", action);
    through.files["t/skeleton/d"] = {"../../../outside", FileMode::symlink};
    through.steps += "  - {action: 'fs:write', input: {path: d/new, content: x}}\n";
    through.named = {"d"};
    attempts.push_back(through);
    Attempt inner = fetching("a file through a link that stays inside", action);
    inner.files["t/skeleton/e/f"].bytes = "f";
    inner.files["t/skeleton/d"] = {"e", FileMode::symlink};
    inner.steps += "  - {action: 'fs:write', input: {path: d/new, content: x}}\n";
    inner.named = {"d/new"};
    attempts.push_back(inner);
    Attempt chain = fetching("a chain of links", action);
    chain.files["t/skeleton/p/q/up"] = {"../..", FileMode::symlink};
    chain.files["t/skeleton/p/q/out"] = {"up/..", FileMode::symlink};
    chain.named = {"p/q/out"};
    attempts.push_back(chain);
    Attempt moved = fetching("a link that is renamed so that it leads out", action);
    moved.files["t/skeleton/a/b/link"] = {"../../x", FileMode::symlink};
    moved.steps += "  - {action: 'fs:rename', input: {files: [{from: a/b/link, to: link}]}}\n";
    moved.named = {"link"};
    attempts.push_back(moved);
    Attempt circle = fetching("links in a circle", action);
    circle.files["t/skeleton/a"] = {"b", FileMode::symlink};
    circle.files["t/skeleton/b"] = {"a", FileMode::symlink};
    circle.named = {"\"a\""};
    attempts.push_back(circle);
  }
}

/// Links and special files that lie in the template's folder on disk.
void add_on_disk(std::vector<Attempt>& attempts) {
  for (const char* action : {"fetch:template", "fetch:plain", "fetch:cookiecutter"}) {
    Attempt folder = fetching("the skeleton is a link to outside", action);
    folder.files = {};
    folder.prepare = [](const TemporaryFolder& arena) {
      fs::create_directory_symlink("../../outside", arena / "templates/t/skeleton");
    };
    folder.named = {"skeleton"};
    attempts.push_back(folder);
    Attempt inner = fetching("a folder of the skeleton is a link to outside", action);
    inner.prepare = [](const TemporaryFolder& arena) {
      fs::create_directory_symlink("../../../outside", arena / "templates/t/skeleton/d");
    };
    // cookiecutter's rendering leaves such a link out, and says so.
    if (std::string_view(action) != "fetch:cookiecutter") inner.named = {"skeleton/d", "\"d\""};
    attempts.push_back(inner);
    Attempt pipe = fetching("a pipe", action);
    pipe.prepare = [](const TemporaryFolder& arena) {
      mkfifo((arena / "templates/t/skeleton/p").c_str(), 0600);
    };
    pipe.named = {"p"};
    attempts.push_back(pipe);
    Attempt setuid = fetching("a setuid file", action);
    setuid.prepare = [](const TemporaryFolder& arena) {
      chmod((arena / "templates/t/skeleton/x").c_str(), 04755);
    };
    setuid.named = {"x"};
    attempts.push_back(setuid);
  }
  for (const char* action : {"fetch:plain:file", "fetch:template:file"}) {
    Attempt made;
    made.what = fmt::format("{}: the file is a link to outside", action);
    made.steps = fmt::format(
        "  steps:\n  - {{action: '{}', input: {{url: ./leak, targetPath: z, values: {{}}}}}}\n", action);
    made.files["t/leak"] = {"../../outside/secret", FileMode::symlink};
    made.on_disk = true;
    attempts.push_back(made);  // the link's own text may be copied, what it leads to never
    made.what = fmt::format("{}: a folder on the way is a link to outside", action);
    made.steps = replace_all(made.steps, "./leak", "./leak/secret");
    made.files["t/leak"].bytes = "../../outside";
    made.named = {"leak/secret"};
    attempts.push_back(made);
  }
  Attempt itself;
  itself.what = "template.yaml is a link to outside";
  itself.files["t/template.yaml"] = {"../../outside/secret", FileMode::symlink};
  itself.on_disk = true;
  itself.named = {"template.yaml"};
  attempts.push_back(itself);
}

/// What stands where the project shall be written.
void add_destinations(std::vector<Attempt>& attempts) {
  const auto writing = [](std::string what, std::string path, auto prepare, std::vector<std::string> named) {
    Attempt made;
    made.what = "destination: " + std::move(what);
    made.steps = fmt::format("  steps:\n  - {{action: 'fs:write', input: {{path: {}, content: x}}}}\n", path);
    made.force = true;
    made.prepare = prepare;
    made.named = std::move(named);
    return made;
  };
  for (const char* target : {"../outside", "..", "/", "/tmp", ".", "nowhere", "../outside/secret"}) {
    const std::string to = target;
    attempts.push_back(writing(fmt::format("a folder is a link to {}", target), "src/x",
                               [to](const TemporaryFolder& arena) {
                                 arena.write("project/old", "");
                                 fs::create_symlink(to, arena / "project/src");
                               },
                               {"project/src"}));
    attempts.push_back(writing(fmt::format("a folder deep down is a link to {}", target), "a/b/c/x",
                               [to](const TemporaryFolder& arena) {
                                 arena.write("project/a/b/old", "");
                                 fs::create_symlink(to, arena / "project/a/b/c");
                               },
                               {"project/a/b/c"}));
    attempts.push_back(writing(fmt::format("the file is a link to {}", target), "secret",
                               [to](const TemporaryFolder& arena) {
                                 arena.write("project/old", "");
                                 fs::create_symlink(to, arena / "project/secret");
                               },
                               {}));  // it stays as it is, and is listed
    attempts.push_back(writing(
        fmt::format("the project is a link to {}", target), "x",
        [to](const TemporaryFolder& arena) { fs::create_symlink(to, arena / "project"); }, {"project"}));
  }
}

}  // namespace

std::vector<Attempt> attempts_by_links() {
  std::vector<Attempt> attempts;
  add_sources(attempts);
  add_on_disk(attempts);
  add_destinations(attempts);
  return attempts;
}

}  // namespace bs::test
