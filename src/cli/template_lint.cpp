#include <algorithm>

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "cli/commands.hpp"
#include "cli/template_sources.hpp"

namespace bs::cli {
namespace {

constexpr Option k_options[] = {
    {"--rev", "REV", "this revision instead of the files on disk"},
    {"-f,--format", "FORMAT", "table (default), json, or lines (places alone); FORMAT=FILE writes to a file",
     true, "table json lines"},
};

struct Linted {
  std::string path;  ///< of the template's file, as it is shown
  std::vector<Diagnostic> found;
  scaffold::TemplateFilesPtr files;
};

std::size_t count(const std::vector<Linted>& all, Severity severity) {
  std::size_t n = 0;
  for (const auto& one : all) {
    n += static_cast<std::size_t>(std::count_if(
        one.found.begin(), one.found.end(), [&](const auto& fault) { return fault.severity == severity; }));
  }
  return n;
}

std::string place_of(const Linted& linted, const Diagnostic& fault) {
  return Place{fault.file.empty() ? linted.path : linted.files->shown(fault.file), fault.mark}.text();
}

std::string text_of(const std::vector<Linted>& all, const Terminal& terminal) {
  std::string out;
  for (const auto& one : all) {
    for (const auto& fault : one.found) {
      const auto style = fault.severity == Severity::error     ? Style::red
                         : fault.severity == Severity::warning ? Style::yellow
                                                               : Style::dim;
      out += fmt::format("{}: {}: {}\n", shown(place_of(one, fault)),
                         styled(name_of(fault.severity), style, terminal.out_color), shown(fault.message));
      if (!fault.hint.empty()) out += fmt::format("    {}\n", shown(fault.hint));
    }
  }
  return out;
}

data::Value json_of(const std::vector<Linted>& all) {
  auto list = data::Value::array();
  for (const auto& one : all) {
    auto faults = data::Value::array();
    for (const auto& fault : one.found) {
      auto entry = data::Value::object();
      entry.set("severity", name_of(fault.severity));
      entry.set("file", fault.file.empty() ? one.path : one.files->shown(fault.file));
      entry.set("line", static_cast<std::int64_t>(fault.mark.line));
      entry.set("column", static_cast<std::int64_t>(fault.mark.column));
      entry.set("message", fault.message);
      if (!fault.hint.empty()) entry.set("hint", fault.hint);
      faults.push_back(std::move(entry));
    }
    auto value = data::Value::object();
    value.set("path", one.path);
    value.set("findings", std::move(faults));
    list.push_back(std::move(value));
  }
  return list;
}

int run(Context& context) {
  TemplateVersion version{context.args().value("--rev"), false, true};
  version.work_tree = !version.revision;  // an author looks at what is being written
  TemplateSources sources(context, version);
  auto words = context.args().words();
  if (words.empty()) words = {"."};
  std::vector<Linted> all;
  for (const auto& word : words) {
    const auto places = sources.places(word);
    for (const auto& path : places.paths)
      all.push_back({places.files->shown(path), scaffold::lint_template(places.files, path), places.files});
  }
  context.output().write(context.args(), {{"table", [&] { return text_of(all, context.terminal()); }},
                                          {"json",
                                           [&] {
                                             return json_document({{"templates", json_of(all)}});
                                           }},
                                          {"lines", [&] {
                                             std::string text;
                                             for (const auto& one : all) {
                                               for (const auto& fault : one.found)
                                                 text += shown(place_of(one, fault)) + "\n";
                                             }
                                             return text;
                                           }}});
  const auto errors = count(all, Severity::error);
  if (Output::for_people(context.args())) {
    context.output().note(fmt::format("{}: {}, {}, {}", count_of(all.size(), "template", "templates"),
                                      count_of(errors, "error", "errors"),
                                      count_of(count(all, Severity::warning), "warning", "warnings"),
                                      count_of(count(all, Severity::note), "note", "notes")));
  }
  return errors > 0 ? 1 : 0;
}

}  // namespace

const Command k_template_lint{
    "template lint",
    "Find a template's faults without running it",
    {"[TEMPLATE...]", 0, -1},
    "bs template lint                    every template below the current folder\n"
    "bs template lint ./templates/job    one, as it lies on disk",
    "Unknown actions, filters, parameters, steps and outputs, step ids with a dash behind a dot, || and &&, "
    "steps that never run, faults of "
    "schemas, and text of the skeleton that does not parse. Status 1 when there is an error; warnings and "
    "notes are 0.",
    k_options,
    run,
};

}  // namespace bs::cli
