#include "cli/new_text.hpp"

#include <algorithm>

#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/base/text.hpp"

namespace bs::cli {
namespace {

constexpr std::size_t k_diff_bytes = 1u << 20;

std::string_view name_of(scaffold::StepState state) {
  switch (state) {
    case scaffold::StepState::done:
      return "done";
    case scaffold::StepState::left_out:
      return "left-out";
    case scaffold::StepState::not_run:
      return "not-run";
    case scaffold::StepState::failed:
      return "failed";
  }
  return "";
}

data::Value texts_json(const std::vector<std::string>& texts) {
  auto list = data::Value::array();
  for (const auto& text : texts) list.push_back(text);
  return list;
}

data::Value steps_json(const scaffold::RunResult& result) {
  auto list = data::Value::array();
  for (const auto& step : result.steps) {
    auto one = data::Value::object();
    one.set("id", step.id);
    one.set("action", step.action);
    one.set("state", name_of(step.state));
    if (!step.reason.empty()) one.set("reason", step.reason);
    if (!step.commands.empty()) one.set("commands", texts_json(step.commands));
    if (step.state == scaffold::StepState::not_run) one.set("makesFiles", step.makes_files);
    list.push_back(std::move(one));
  }
  return list;
}

}  // namespace

std::string folder_text(const NewProject& project) {
  const auto text = short_path(project.folder);
  return text.starts_with('/') || text.starts_with('~') || text.starts_with('.') ? text : "./" + text;
}

bool is_shown_text(std::string_view bytes) {
  return bytes.size() <= k_diff_bytes && bytes.find('\0') == std::string_view::npos && is_valid_utf8(bytes);
}

std::string size_text(std::uint64_t bytes) {
  if (bytes < 1000) return count_of(bytes, "byte", "bytes");
  if (bytes < 1'000'000) return fmt::format("{} KB", (bytes + 500) / 1000);
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

std::string project_text(const NewProject& project, const ProjectVerdict& verdict, const Terminal& terminal) {
  auto line = fmt::format("{}      {}, {}", shown(folder_text(project)),
                          count_of(project.files.size(), "file", "files"), size_text(project.bytes));
  const auto judged = verdict_text(verdict);
  const bool fits = display_width(line) + 2 + judged.size() <= terminal.width;
  line += fits ? ", " + judged : "\n    " + judged;
  line += "\n";
  for (const auto& fault : verdict.faults)
    line += fmt::format("    {}\n", fit(shown(fault), terminal.width - 4, terminal.unicode));
  for (const auto& step : project.result.steps) {
    if (step.state == scaffold::StepState::not_run && step.makes_files)
      line += fmt::format("    files are missing: {} ({}) makes some and is not run here\n", shown(step.id),
                          shown(step.action));
  }
  for (const auto& note : project.result.notes) line += fmt::format("    {}\n", shown(note));
  return line;
}

std::string tree_text(const NewProject& project, const Terminal& terminal) {
  std::string out = styled(shown(folder_text(project)) + "/", Style::bold, terminal.out_color) + "\n";
  std::vector<std::string> open;
  for (const auto& [path, file] : project.files) {
    const auto parts = split(path, '/');
    std::size_t same = 0;
    while (same < open.size() && same + 1 < parts.size() && open[same] == parts[same]) ++same;
    open.resize(same);
    for (auto depth = same; depth + 1 < parts.size(); ++depth) {
      out += std::string(2 * (depth + 1), ' ') + shown(parts[depth]) + "/\n";
      open.emplace_back(parts[depth]);
    }
    out += std::string(2 * parts.size(), ' ') + shown(parts.back());
    if (file.mode == FileMode::executable) out += " *";
    if (file.mode == FileMode::symlink) out += " -> " + shown(file.bytes);
    out += "\n";
  }
  return out;
}

std::string contents_text(const NewProject& project, const Terminal& terminal) {
  std::string out;
  for (const auto& [path, file] : project.files) {
    std::string before;
    bool is_there = false;
    std::error_code code;
    if (fs::is_directory(project.folder, code)) {
      if (auto text = read_file_below(project.folder, path, 64u << 20)) {
        before = *std::move(text);
        is_there = true;
      }
    }
    if (!is_shown_text(file.bytes) || !is_shown_text(before)) {
      if (before != file.bytes || !is_there)
        out += fmt::format("binary file {}, {}\n", shown(path), size_text(file.bytes.size()));
      continue;
    }
    if (!is_there && file.bytes.empty()) out += fmt::format("empty file {}\n", shown(path));
    out += unified_diff(before, file.bytes, is_there ? path : "/dev/null", path, terminal);
  }
  return out;
}

std::string not_run_text(const NewProject& project) {
  std::string out;
  std::size_t width = 0;
  for (const auto& step : project.result.steps) {
    if (step.state == scaffold::StepState::not_run) width = std::max(width, display_width(step.action));
  }
  for (const auto& step : project.result.steps) {
    if (step.state != scaffold::StepState::not_run) continue;
    if (out.empty()) out = "not run:\n";
    const auto head = pad_right(shown(step.action), width);
    if (step.commands.empty()) {
      out += fmt::format("       {}   {}\n", head, shown(step.reason));
      continue;
    }
    for (std::size_t i = 0; i < step.commands.size(); ++i)
      out +=
          fmt::format("       {}   {}\n", i == 0 ? head : std::string(width, ' '), shown(step.commands[i]));
  }
  return out;
}

std::string output_text(const data::Value& output) {
  std::string out;
  const auto line = [&](const std::string& title, const std::string& text) {
    if (title.empty() && text.empty()) return;
    out +=
        fmt::format("       {}{}{}\n", shown(title), title.empty() || text.empty() ? "" : ": ", shown(text));
  };
  for (const auto* key : {"links", "text"}) {
    const auto* items = output.find(key);
    if (items == nullptr || !items->is_array()) continue;
    for (const auto& item : items->as_array()) {
      if (!item.is_object()) continue;
      auto text = item.string_or("url", item.string_or("content"));
      if (text.empty()) text = item.string_or("entityRef");
      line(item.string_or("title"), text);
    }
  }
  return out.empty() ? out : "the template says:\n" + out;
}

data::Value project_json(const NewProject& project, const ProjectVerdict& verdict,
                         const WrittenProject* done) {
  auto value = data::Value::object();
  value.set("template", project.link.template_name);
  value.set("source", project.link.source);
  value.set("ref", project.link.ref);
  value.set("commit", project.link.commit);
  value.set("folder", project.folder.string());
  auto files = data::Value::array();
  for (const auto& entry : project.files) files.push_back(entry.first);
  value.set("files", std::move(files));
  value.set("bytes", static_cast<std::int64_t>(project.bytes));
  auto checks = data::Value::object();
  checks.set("passed", static_cast<std::int64_t>(verdict.passed));
  checks.set("failed", static_cast<std::int64_t>(verdict.failed));
  checks.set("warnings", static_cast<std::int64_t>(verdict.warned));
  checks.set("undecided", static_cast<std::int64_t>(verdict.undecided));
  checks.set("level", verdict.level);
  checks.set("faults", texts_json(verdict.faults));
  value.set("checks", std::move(checks));
  value.set("steps", steps_json(project.result));
  value.set("output", project.result.output);
  value.set("notes", texts_json(project.result.notes));
  value.set("written", done != nullptr);
  if (done != nullptr) {
    value.set("created", done->commit ? data::Value(done->commit->id.hex()) : data::Value());
    value.set("clashes", texts_json(done->written.clashes));
  }
  return value;
}

}  // namespace bs::cli
