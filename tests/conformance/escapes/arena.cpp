#include "arena.hpp"

#include <sys/stat.h>

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "bs/scaffold/write.hpp"

namespace bs::test {
namespace {

using namespace scaffold;

constexpr std::string_view k_secret = "TOP-SECRET-OF-OUTSIDE";

/// Every path with its kind and content.
std::vector<std::string> snapshot(const fs::path& folder) {
  std::vector<std::string> found;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    std::string line = entry.path().string();
    if (entry.is_symlink())
      line += " -> " + fs::read_symlink(entry.path()).string();
    else if (entry.is_regular_file())
      line += fmt::format(" = {}", entry.file_size());
    found.push_back(line);
  }
  std::sort(found.begin(), found.end());
  return found;
}

void write_template(const TemporaryFolder& arena, const FileTree& tree) {
  for (const auto& [path, file] : tree) {
    const fs::path at = arena / "templates" / path;
    fs::create_directories(at.parent_path());
    if (file.mode == FileMode::symlink)
      fs::create_symlink(file.bytes, at);
    else
      arena.write(fs::path("templates") / path, file.bytes);
  }
}

/// What the project holds that it must not.
std::string fault_in(const fs::path& project) {
  if (!fs::is_directory(fs::symlink_status(project))) return "";
  for (const auto& entry : fs::recursive_directory_iterator(project)) {
    const std::string name = entry.path().filename().string();
    if (!is_safe_component(name)) return fmt::format("the project holds {}", name);
    if (entry.is_symlink())
      continue;  // followed by nobody here; where it leads was judged before it was written
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (text.find(k_secret) != std::string::npos) return fmt::format("{} was read from outside", name);
  }
  return "";
}

void run(const Attempt& attempt, const TemporaryFolder& arena, const FileTree& tree) {
  const TemplateFilesPtr files = attempt.on_disk ? disk_files(arena / "templates", {}) : memory_files(tree);
  const TemplateSpec spec = load_template(files, "t/template.yaml");
  RunOptions options;
  options.parameters = attempt.parameters;
  const RunResult result = run_template(spec, options);
  if (result.failure) throw *result.failure;
  for (const StepReport& step : result.steps)
    if (step.state == StepState::not_run) throw Error(ErrorKind::config, step.reason);
  write_tree(result.files, arena / "project", {.force = attempt.force});
}

bool names_one_of(const Error& error, const std::vector<std::string>& named) {
  std::string text = error.message() + "\n" + error.place().file;
  for (const Diagnostic& more : error.diagnostics()) text += "\n" + more.message;
  return std::any_of(named.begin(), named.end(),
                     [&](const std::string& name) { return text.find(name) != std::string::npos; });
}

}  // namespace

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F)
      out += fmt::format("\\x{:02x}", byte);
    else if (c == '"' || c == '\\')
      out += fmt::format("\\{}", c);
    else
      out += c;
  }
  return out + "\"";
}

Verdict judge(const Attempt& attempt) {
  const TemporaryFolder arena;
  arena.write("outside/secret", k_secret);
  arena.write("outside/.git/config", "[core]");
  FileTree tree = attempt.files;
  if (tree.find("t/template.yaml") == tree.end())
    tree["t/template.yaml"].bytes =
        "apiVersion: scaffolder.backstage.io/v1beta3\nkind: Template\nmetadata:\n  name: t\n"
        "spec:\n  type: service\n" +
        attempt.steps;
  if (attempt.on_disk) write_template(arena, tree);
  if (attempt.prepare) attempt.prepare(arena);
  const std::vector<std::string> before = snapshot(arena.path());
  Verdict verdict;
  try {
    run(attempt, arena, tree);
  } catch (const Error& error) {
    verdict.is_refused = true;
    if (!names_one_of(error, attempt.named) && !attempt.named.empty())
      verdict.fault = "the error does not name it: " + format_error(error);
    if (error.kind() == ErrorKind::internal) verdict.fault = "an internal error: " + error.message();
  }
  if (!verdict.is_refused && !attempt.named.empty()) verdict.fault = "it was not refused";
  std::vector<std::string> after = snapshot(arena.path());
  if (!verdict.is_refused) {
    const std::string project = (arena / "project").string();
    std::erase_if(after, [&](const std::string& line) { return line.starts_with(project); });
    std::vector<std::string> expected = before;
    std::erase_if(expected, [&](const std::string& line) { return line.starts_with(project); });
    if (after != expected) verdict.fault = "something outside the project has changed";
  } else if (after != before) {
    verdict.fault = "something was left behind";
  }
  if (verdict.fault.empty()) verdict.fault = fault_in(arena / "project");
  return verdict;
}

}  // namespace bs::test
