#include "facts/pinning/pinning.hpp"

#include "bs/base/text.hpp"
#include "bs/match/regex.hpp"
#include "facts/shell/line_index.hpp"
#include "facts/workflows/expressions.hpp"

namespace bs::facts {

namespace {

constexpr std::size_t k_exact_places = 200;  ///< of one file; beyond it findings stand at their step

std::string message_of(const Download& download) {
  if (download.kind == "download-then-run") return "runs what it downloads, whatever that is today";
  return fmt::format("{} installs what is not fixed by a hash or version", download.kind);
}

Dependency dependency(const Download& download, std::string_view path, Mark mark) {
  const std::string source = download.source.substr(0, 300);
  return {download.kind, download.pinned, {std::string(path), mark, message_of(download), source, source}};
}

/// Not as one nested initialiser: g++ 12 destroys a member of such a temporary twice.
void add_dependency(Dependencies& out, std::string_view kind, bool pinned, FactFinding finding) {
  Dependency& added = out.all.emplace_back();
  added.kind = kind;
  added.pinned = pinned;
  added.finding = std::move(finding);
}

FactFinding skipped(std::string_view path, Mark mark, const std::string& why) {
  return {std::string(path), mark, fmt::format("a script that cannot be read: {}", why), "", "skipped"};
}

/// `${{ … }}` becomes a variable of the same length, so that places stay.
std::string without_expressions(std::string text) {
  for (const Expression& expression : expressions_in(text)) {
    const std::size_t end = text.find("}}", expression.offset) + 2;
    for (std::size_t i = expression.offset + 1; i < end; ++i)
      if (text[i] != '\n') text[i] = 'X';
  }
  return text;
}

}  // namespace

bool is_pinned_action(std::string_view uses) {
  static const match::Regex pinned(R"(^\..+[^/]|@[a-fA-F\d]{40,}|docker://.*@sha256:[a-fA-F\d]{64})");
  return pinned.search(uses);
}

bool is_github_owned(std::string_view uses) {
  return uses.starts_with("actions/") || uses.starts_with("github/");
}

void add_actions(const Workflow& workflow, Dependencies& out) {
  const auto add = [&](const WorkflowText& uses) {
    if (uses.value.empty() || uses.value.starts_with("./")) return;
    const std::string shown = uses.value.substr(0, 300);
    FactFinding finding{workflow.path, uses.mark, fmt::format("{} is not pinned to a commit", shown), shown,
                        shown.substr(0, shown.find('@'))};
    add_dependency(out, "action", is_pinned_action(uses.value), std::move(finding));
  };
  for (const WorkflowJob& job : workflow.jobs) {
    if (job.uses) add(*job.uses);
    for (const WorkflowStep& step : job.steps)
      if (step.uses) add(*step.uses);
  }
}

void add_workflow_scripts(const Workflow& workflow, Dependencies& out) {
  std::size_t placed = 0;
  for (const WorkflowJob& job : workflow.jobs) {
    std::set<std::string> fetched;
    for (const WorkflowStep& step : job.steps) {
      if (!step.run || step.uses) continue;
      const auto shell = shell_of(workflow, job, step);
      if (!shell) {
        out.skipped.push_back(
            skipped(workflow.path, step.mark, fmt::format("the system of job {} cannot be told", job.id)));
        continue;
      }
      if (!is_shell(split(*shell, ' ')[0])) continue;
      const auto place = [&](std::size_t offset) {
        return placed++ < k_exact_places ? mark_in(workflow, *step.run, offset) : step.run->mark;
      };
      const Downloads downloads = find_downloads(without_expressions(step.run->value), fetched);
      for (const Download& download : downloads.found)
        out.all.push_back(dependency(download, workflow.path, place(download.offset)));
      for (const shell::Fault& fault : downloads.faults)
        out.skipped.push_back(skipped(workflow.path, place(fault.offset), fault.message));
    }
  }
}

void add_base_images(std::string_view path, const std::vector<DockerInstruction>& dockerfile,
                     Dependencies& out) {
  for (const BaseImage& image : base_images(dockerfile)) {
    if (equal_ignoring_case(image.name, "scratch")) continue;
    const std::string shown = image.name.substr(0, 300);
    FactFinding finding{std::string(path),
                        {image.line, 1},
                        fmt::format("{} is not pinned to a digest", shown),
                        image.source.substr(0, 300),
                        shown};
    add_dependency(out, "container-image", image.pinned, std::move(finding));
  }
}

namespace {

std::string_view interpreter_of(const DockerHeredoc& document) {
  const std::string_view first = split_lines(document.text).empty() ? "" : split_lines(document.text)[0];
  return first.starts_with("#!") ? first : std::string_view();
}

/// The here-documents of a RUN that a shell reads; nothing else before them.
void add_heredocs(std::string_view path, const DockerInstruction& run, std::set<std::string>& fetched,
                  Dependencies& out) {
  for (const DockerHeredoc& document : run.heredocs) {
    if (!interpreter_of(document).empty() && !is_shell_script("", document.text)) {
      out.skipped.push_back(skipped(path, {document.line, 1}, "it is for another interpreter"));
      continue;
    }
    const LineIndex lines(document.text);
    const auto place = [&](std::size_t offset) {
      Mark mark = lines.mark(offset);
      mark.line += document.line - 1;
      return mark;
    };
    const Downloads downloads = find_downloads(document.text, fetched);
    for (const Download& download : downloads.found)
      out.all.push_back(dependency(download, path, place(download.offset)));
    for (const shell::Fault& fault : downloads.faults)
      out.skipped.push_back(skipped(path, place(fault.offset), fault.message));
  }
}

/// "RUN <<EOF" and "RUN <<EOF bash": the documents are the script.
bool heredocs_are_script(const DockerInstruction& run) {
  for (const std::string_view word : split(run.text, ' '))
    if (!word.empty() && !word.starts_with("<<") && !is_shell(word)) return false;
  return true;
}

}  // namespace

void add_docker_scripts(std::string_view path, const std::vector<DockerInstruction>& dockerfile,
                        Dependencies& out) {
  std::set<std::string> fetched;
  for (const DockerInstruction& run : dockerfile) {
    if (run.name != "RUN") continue;
    if (!run.heredocs.empty()) {
      if (heredocs_are_script(run)) add_heredocs(path, run, fetched, out);
      continue;
    }
    const auto words = exec_form(run.text);
    if (words && words->empty())
      out.skipped.push_back(skipped(path, {run.line, 1}, "RUN has nothing to run"));
    const std::string script = words ? join(*words, " ") : run.text;
    const auto place = [&](std::size_t offset) { return Mark{words ? run.line : run.line_of(offset), 0}; };
    const Downloads downloads = find_downloads(script, fetched);
    for (const Download& download : downloads.found)
      out.all.push_back(dependency(download, path, place(download.offset)));
    for (const shell::Fault& fault : downloads.faults)
      out.skipped.push_back(skipped(path, place(fault.offset), fault.message));
  }
}

void add_shell_script(std::string_view path, std::string_view text, Dependencies& out) {
  std::set<std::string> fetched;
  const LineIndex lines(text);
  const Downloads downloads = find_downloads(text, fetched);
  for (const Download& download : downloads.found)
    out.all.push_back(dependency(download, path, lines.mark(download.offset)));
  for (const shell::Fault& fault : downloads.faults)
    out.skipped.push_back(skipped(path, lines.mark(fault.offset), fault.message));
}

}  // namespace bs::facts
