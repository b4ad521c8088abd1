#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/base/text.hpp"
#include "bs/data/json.hpp"
#include "bs/match/glob.hpp"
#include "bs/model/validate.hpp"
#include "bs/model/validate_json.hpp"
#include "cli/commands.hpp"
#include "cli/context.hpp"
#include "cli/validate_files.hpp"

namespace bs::cli {
namespace {

constexpr Option k_options[] = {
    {"-f,--format", "FORMAT",
     "table, json, jsonl (a line a file), lines or github; FORMAT=FILE writes to a file", true,
     "table json jsonl lines github"},
    {"--quiet", "", "say nothing of files that are valid"},
};

struct Checked {
  std::string file;
  model::ValidatedFile result;
};

std::string escaped_for_github(std::string_view text, bool property) {
  std::string out;
  for (char c : text) {
    if (c == '%')
      out += "%25";
    else if (c == '\r')
      out += "%0D";
    else if (c == '\n')
      out += "%0A";
    else if (property && c == ':')
      out += "%3A";
    else if (property && c == ',')
      out += "%2C";
    else
      out += c;
  }
  // The runner obeys `##[` anywhere in a line.
  return replace_all(out, "##[", "# #[");
}

void each_problem(const Checked& checked, const std::function<void(const Diagnostic&)>& visit) {
  for (const auto& problem : checked.result.problems) visit(problem);
  for (const auto& document : checked.result.documents) {
    for (const auto& problem : document.problems) visit(problem);
  }
}

std::string table_text(const std::vector<Checked>& files, bool quiet, const Terminal& terminal) {
  std::string out;
  for (const auto& checked : files) {
    std::size_t skeletons = 0;
    for (const auto& document : checked.result.documents) skeletons += document.is_template ? 1 : 0;
    each_problem(checked, [&](const Diagnostic& problem) {
      auto style = problem.severity == Severity::error     ? Style::red
                   : problem.severity == Severity::warning ? Style::yellow
                                                           : Style::dim;
      out += fmt::format("{}: {} {}\n", shown(Place{checked.file, problem.mark}.text()),
                         styled(fmt::format("{}:", name_of(problem.severity)), style, terminal.out_color),
                         shown(problem.message));
      if (!problem.hint.empty()) out += fmt::format("    hint: {}\n", shown(problem.hint));
    });
    if (checked.result.ok && !quiet) {
      auto entities = checked.result.documents.size() - skeletons;
      out += fmt::format(
          "{}: ok, {}{}\n", shown(checked.file), count_of(entities, "entity", "entities"),
          skeletons == 0 ? ""
                         : fmt::format(", {} of a template", count_of(skeletons, "skeleton", "skeletons")));
    }
  }
  return out;
}

data::Value file_json(const Checked& checked) {
  return model::to_value(checked.result, checked.file);
}

std::string jsonl_text(const std::vector<Checked>& files) {
  std::string out;
  for (const auto& checked : files) out += data::to_json(file_json(checked)) + "\n";
  return out;
}

std::string github_text(const std::vector<Checked>& files) {
  std::string out;
  for (const auto& checked : files) {
    each_problem(checked, [&](const Diagnostic& problem) {
      auto level = problem.severity == Severity::note ? "notice" : name_of(problem.severity);
      out += fmt::format("::{} file={},line={},col={}::{}\n", level, escaped_for_github(checked.file, true),
                         std::max(problem.mark.line, 1u), std::max(problem.mark.column, 1u),
                         escaped_for_github(problem.message, false));
    });
  }
  return out;
}

std::string lines_text(const std::vector<Checked>& files) {
  std::string out;
  for (const auto& checked : files) {
    if (!checked.result.ok) out += shown(checked.file) + "\n";
  }
  return out;
}

int run(Context& context) {
  auto paths = context.args().words();
  const auto& workspace = context.workspace();
  if (paths.empty()) paths = catalog_files_here(workspace);
  std::vector<Checked> files;
  bool unreadable = false;
  for (const auto& path : paths) {
    try {
      files.push_back({path, validate_file(path, workspace.config)});
    } catch (const Error& error) {
      context.output().plain(std::string(trim(format_error(error))));
      unreadable = true;
    }
  }
  const bool quiet = context.args().flag("--quiet");
  context.output().write(context.args(),
                         {{"table", [&] { return table_text(files, quiet, context.terminal()); }},
                          {"json",
                           [&] {
                             data::Array values;
                             for (const auto& checked : files) values.push_back(file_json(checked));
                             return json_document({{"files", std::move(values)}});
                           }},
                          {"jsonl", [&] { return jsonl_text(files); }},
                          {"lines", [&] { return lines_text(files); }},
                          {"github", [&] { return github_text(files); }}});
  auto invalid = static_cast<std::size_t>(
      std::count_if(files.begin(), files.end(), [](const Checked& c) { return !c.result.ok; }));
  if (Output::for_people(context.args())) {
    if (paths.empty())
      context.output().plain("no catalog files here (bs catalog infer proposes some)");
    else if (files.size() > 1)
      context.output().plain(fmt::format("{}, {} invalid", count_of(files.size(), "file", "files"), invalid));
  }
  return invalid > 0 ? 1 : unreadable ? exit_status(ErrorKind::unreadable) : 0;
}

}  // namespace

const Command k_catalog_validate{
    "catalog validate",
    "Validate catalog files as Backstage would",
    {"[FILE...]", 0, -1, "file"},
    "bs catalog validate                          the catalog files of this folder\n"
    "bs catalog validate catalog-info.yaml\n"
    "bs catalog validate -f github **/*.yaml      annotations in a pull request",
    "Each document stands alone: one that is broken never hides its siblings. Documents that a template's "
    "engine has yet to fill in ({{, {% or "
    "${{) are told as skeletons and fail nothing. $text, $json and $yaml are not resolved, but a missing "
    "file is a warning.\n"
    "The exit status is 1 when a document is invalid, and 3 when a FILE cannot be read.",
    k_options,
    run,
};

}  // namespace bs::cli
