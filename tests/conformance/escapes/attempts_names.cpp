// Paths that lead out, or to git's own files, in every place where a template can write one.
#include "arena.hpp"
#include "bs/base/text.hpp"

namespace bs::test {
namespace {

/// None of these may be written.
std::vector<std::string> bad_paths() {
  std::vector<std::string> paths = {"..",
                                    "../x",
                                    "../../x",
                                    "../outside/secret",
                                    "a/../../x",
                                    "a/b/../../../x",
                                    "./../x",
                                    "a/./../../x",
                                    "x/..",
                                    "../project/x",
                                    ".git",
                                    ".git/config",
                                    ".git/hooks/post-checkout",
                                    ".GIT/config",
                                    ".Git/hooks/x",
                                    ".giT/x",
                                    "a/.git/config",
                                    "a/b/.GIT/config",
                                    "git~1/config",
                                    "GIT~1/config",
                                    "Git~1",
                                    ".git./config",
                                    ".git /config",
                                    ".git.../x",
                                    ".git . /x",
                                    ".git::$INDEX_ALLOCATION/config",
                                    ".git:x/y",
                                    ".g\u200Cit/config",
                                    "\u200D.git/x",
                                    ".git\uFEFF/x",
                                    ".gi\u202Et/x",
                                    ".\u206Agit/x",
                                    "..\\x",
                                    "a\\..\\..\\x",
                                    "C:\\x",
                                    "\\\\host\\share",
                                    ".git\\config",
                                    "x\x01y",
                                    "x\x1b[2Jy",
                                    "x\x7F"};
  paths.push_back(std::string("x\0y", 3));
  paths.push_back(std::string("../\0", 4));
  paths.push_back("x\ny");
  paths.push_back("x\r\n../y");
  paths.push_back(std::string(256, 'n'));
  std::string deep(2'047, 'd');
  for (std::size_t i = 1; i < deep.size(); i += 2) deep[i] = '/';
  paths.push_back(deep);
  return paths;
}

/// Absolute ones; a rendered name that starts with "/" is the idiom for a file that is left out.
std::vector<std::string> absolute_paths() {
  return {"/", "/x", "/etc/passwd", "//x", "/../x", "/.git/config"};
}

/// Looks like a way out and is a plain name.
std::vector<std::string> odd_names() {
  return {"...",
          "..x",
          "x..",
          "\u2025/x",
          "\uFF0E\uFF0E/x",
          "\u2024\u2024/x",
          "a\u2215..\u2215x",
          "%2e%2e/x",
          "~/x",
          "$HOME/x",
          "-rf",
          ".gitx/config",
          "x.git/config",
          "\u0131.git",
          "con",
          "aux.txt",
          "..;/x",
          "`x`",
          "$(x)",
          "x|y",
          "file:x",
          "..%2fx",
          "\u00B7\u00B7/x"};
}

/// A step that uses a path, from what stands in its input; the skeleton holds a file x and d/y.
struct Way {
  std::string name;
  std::string step;  ///< PATH stands for the quoted path
};

std::vector<Way> ways() {
  const std::string first = "  - {action: 'fetch:plain', input: {url: ./skeleton}}\n";
  return {
      {"fetch:template targetPath",
       "  - {action: 'fetch:template', input: {url: ./skeleton, values: {}, targetPath: PATH}}\n"},
      {"fetch:plain targetPath", "  - {action: 'fetch:plain', input: {url: ./skeleton, targetPath: PATH}}\n"},
      {"fetch:plain:file targetPath",
       "  - {action: 'fetch:plain:file', input: {url: ./skeleton/x, targetPath: PATH}}\n"},
      {"fetch:template:file targetPath",
       "  - {action: 'fetch:template:file', input: {url: ./skeleton/x, values: {}, targetPath: PATH}}\n"},
      {"fetch:cookiecutter targetPath",
       "  - {action: 'fetch:cookiecutter', input: {url: ./skeleton, values: {}, targetPath: PATH}}\n"},
      {"fs:rename to",
       first + "  - {action: 'fs:rename', input: {files: [{from: x, to: PATH, overwrite: true}]}}\n"},
      {"fs:rename folder to", first + "  - {action: 'fs:rename', input: {files: [{from: d, to: PATH}]}}\n"},
      {"fs:rename from", first + "  - {action: 'fs:rename', input: {files: [{from: PATH, to: z}]}}\n"},
      {"fs:delete", first + "  - {action: 'fs:delete', input: {files: [PATH]}}\n"},
      {"fs:readdir", first + "  - {action: 'fs:readdir', input: {paths: [PATH], recursive: true}}\n"},
      {"fs:read", first + "  - {action: 'fs:read', input: {path: PATH}}\n"},
      {"fs:write", "  - {action: 'fs:write', input: {path: PATH, content: x}}\n"},
      {"roadiehq:utils:fs:write",
       "  - {action: 'roadiehq:utils:fs:write', input: {path: PATH, content: x}}\n"},
      {"roadiehq:utils:fs:append",
       "  - {action: 'roadiehq:utils:fs:append', input: {path: PATH, content: x}}\n"},
      {"roadiehq:utils:fs:parse", first + "  - {action: 'roadiehq:utils:fs:parse', input: {path: PATH}}\n"},
      {"roadiehq:utils:fs:replace", first + "  - {action: 'roadiehq:utils:fs:replace', input: {files: "
                                            "[{file: PATH, find: a, replaceWith: b}]}}\n"},
      {"roadiehq:utils:merge",
       first + "  - {action: 'roadiehq:utils:merge', input: {path: PATH, content: {a: 1}}}\n"},
      {"roadiehq:utils:json:merge",
       "  - {action: 'roadiehq:utils:json:merge', input: {path: PATH, content: {a: 1}}}\n"},
      {"catalog:write", "  - {action: 'catalog:write', input: {filePath: PATH, entity: {a: 1}}}\n"},
      {"workspace:template sourcePath",
       first + "  - {action: 'workspace:template', input: {sourcePath: PATH, targetPath: z, values: {}}}\n"},
      {"workspace:template targetPath",
       first + "  - {action: 'workspace:template', input: {sourcePath: d, targetPath: PATH, values: {}}}\n"},
      {"workspace:template:file targetPath",
       first +
           "  - {action: 'workspace:template:file', input: {sourcePath: x, targetPath: PATH, values: {}}}\n"},
  };
}

FileTree skeleton() {
  FileTree tree;
  tree["t/skeleton/x"].bytes = "x";
  tree["t/skeleton/d/y"].bytes = "y";
  return tree;
}

void add_inputs(std::vector<Attempt>& attempts, const std::vector<std::string>& paths, bool is_refused) {
  for (const Way& way : ways())
    for (const std::string& path : paths) {
      Attempt made;
      made.what = fmt::format("{}: {}", way.name, shown(path));
      // By a parameter, so that bytes which YAML cannot hold come through, and once written there.
      made.steps = "  steps:\n" + replace_all(way.step, "PATH", "\"${{ parameters.p }}\"");
      made.parameters.set("p", path);
      made.files = skeleton();
      if (is_refused) made.named = {path};
      attempts.push_back(std::move(made));
    }
}

/// Names that come out of rendering a skeleton's own names.
void add_rendered(std::vector<Attempt>& attempts, const std::vector<std::string>& paths, bool is_refused) {
  for (const char* form : {"${{ values.p }}", "${{ values.p }}/f", "a/${{ values.p }}"})
    for (const std::string& path : paths) {
      const std::string rendered = replace_all(form, "${{ values.p }}", path);
      if (is_refused && rendered == "a/..") continue;  // the folder of the result itself, which is there
      Attempt made;
      made.what = fmt::format("a file's name: {}", shown(rendered));
      made.steps =
          "  steps:\n  - {action: 'fetch:template', input: {url: ./skeleton, values: {p: '${{ parameters.p "
          "}}'}}}\n";
      made.parameters.set("p", path);
      made.files["t/skeleton/" + std::string(form)].bytes = "x";
      if (is_refused) made.named = {path, form};
      attempts.push_back(std::move(made));
    }
}

/// Names that a hostile repository holds as they are.
void add_literal(std::vector<Attempt>& attempts, const std::vector<std::string>& paths) {
  for (const char* action : {"fetch:plain", "fetch:template"})
    for (const std::string& path : paths) {
      Attempt made;
      made.what = fmt::format("{} of a file that is called {}", action, shown(path));
      made.steps = fmt::format("  steps:\n  - {{action: '{}', input: {{url: ./skeleton}}}}\n", action);
      made.files["t/skeleton/" + path].bytes = "x";
      attempts.push_back(std::move(made));
    }
}

void add_urls(std::vector<Attempt>& attempts) {
  for (const char* action :
       {"fetch:plain", "fetch:template", "fetch:cookiecutter", "fetch:plain:file", "fetch:template:file"})
    for (const char* url : {"../../outside",
                            "../../outside/secret",
                            "../..",
                            "../../../../../../etc",
                            "./../../outside",
                            "skeleton/../../../outside",
                            "/../outside",
                            ".git",
                            "./.git/config",
                            "../.GIT",
                            "skeleton/.git/config",
                            "git~1",
                            "..\\..\\outside",
                            "skeleton/\\..\\..\\x",
                            "file:///etc/passwd",
                            "file://../../outside/secret",
                            "FILE:///etc/passwd",
                            "ext::sh -c touch% /tmp/x",
                            "--upload-pack=touch",
                            "-x",
                            "/etc/passwd",
                            "/proc/self/environ",
                            "~/secret",
                            "http://localhost/x",
                            "ssh://-oProxyCommand=x/y"}) {
      Attempt made;
      made.what = fmt::format("{} url: {}", action, url);
      made.steps =
          fmt::format("  steps:\n  - {{action: '{}', input: {{url: {}, targetPath: z, values: {{}}}}}}\n",
                      action, quoted(url));
      made.files = skeleton();
      made.on_disk = true;
      std::string_view bare = url;
      while (bare.starts_with("./") || bare.starts_with("/")) bare.remove_prefix(bare.front() == '/' ? 1 : 2);
      made.named = {std::string(bare)};
      attempts.push_back(std::move(made));
    }
}

/// Two outputs that are one file where case or normal forms do not count.
void add_twins(std::vector<Attempt>& attempts) {
  const std::pair<const char*, const char*> twins[] = {
      {"README", "readme"},      {"a/X", "A/x"},        {"Src/a", "src/b"},
      {"\u00E9", "e\u0301"},     {"\u00C9", "e\u0301"}, {"stra\u00DFe", "STRASSE"},
      {"\u212Aelvin", "kelvin"}, {"a\u200Bb", "ab"},    {"\u01C4", "\u01C6"},
      {"\u0399", "\u03B9"},      {"x/\u1E9E", "x/ss"},  {"\uFB01", "FI"},
      {"d/e/f", "d/E/g"},        {"file", "file/inner"}};
  for (const auto& [one, other] : twins) {
    Attempt made;
    made.what = fmt::format("{} and {}", one, other);
    made.steps = fmt::format(
        "  steps:\n  - {{action: 'fs:write', input: {{path: {}, content: x}}}}\n"
        "  - {{action: 'fs:write', input: {{path: {}, content: y}}}}\n",
        quoted(one), quoted(other));
    made.named = {one, other};
    attempts.push_back(std::move(made));
  }
}

}  // namespace

std::vector<Attempt> attempts_by_names() {
  std::vector<Attempt> attempts;
  add_inputs(attempts, bad_paths(), true);
  add_inputs(attempts, absolute_paths(), true);
  add_inputs(attempts, odd_names(), false);
  add_rendered(attempts, bad_paths(), true);
  add_rendered(attempts, absolute_paths(), false);
  add_rendered(attempts, odd_names(), false);
  add_literal(attempts, bad_paths());
  add_literal(attempts, odd_names());
  add_urls(attempts);
  add_twins(attempts);
  return attempts;
}

}  // namespace bs::test
