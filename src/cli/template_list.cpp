#include <algorithm>

#include "bs/base/text.hpp"
#include "bs/report/table.hpp"
#include "cli/commands.hpp"
#include "cli/template_sources.hpp"

namespace bs::cli {
namespace {

constexpr Option k_options[] = {
    k_template_rev,
    k_template_worktree,
    {"-f,--format", "FORMAT", "table (default), json or lines; FORMAT=FILE writes to a file", true,
     "table json lines"},
};

report::Table table_of(const std::vector<ListedTemplate>& entries) {
  report::Table table;
  table.columns = {{"TEMPLATE"}, {"VERSION"}, {"FROM"}, {"WHAT IT MAKES", report::Align::left, 20, 0, true}};
  for (const auto& entry : entries) {
    if (!entry.spec) {
      table.rows.push_back({report::Cell("(faulty)", Style::red), "", entry.path, entry.fault});
      continue;
    }
    const auto& spec = *entry.spec;
    auto what = spec.description.empty() ? spec.title : spec.description;
    std::replace(what.begin(), what.end(), '\n', ' ');
    if (!spec.notices.empty())
      what = fmt::format("{} ({})", what, count_of(spec.notices.size(), "notice", "notices"));
    table.rows.push_back({spec.name, version_of(spec), source_of(spec), what});
  }
  return table;
}

data::Value json_of(const std::vector<ListedTemplate>& entries) {
  auto list = data::Value::array();
  for (const auto& entry : entries) {
    auto one = data::Value::object();
    if (entry.spec) {
      const auto& spec = *entry.spec;
      one.set("name", spec.name);
      one.set("title", spec.title);
      one.set("description", spec.description);
      one.set("form", spec.form == scaffold::TemplateForm::backstage ? "backstage" : "cookiecutter");
      one.set("type", spec.type);
      one.set("owner", spec.owner);
      one.set("version", version_of(spec));
      one.set("source", spec.files->origin().source);
      auto notices = data::Value::array();
      for (const auto& notice : spec.notices) notices.push_back(notice);
      one.set("notices", std::move(notices));
    } else {
      one.set("fault", entry.fault);
    }
    one.set("path", entry.path);
    list.push_back(std::move(one));
  }
  return list;
}

int run(Context& context) {
  TemplateSources sources(context, version_asked_for(context));
  const auto entries = sources.all();
  context.output().write(context.args(),
                         {{"table", [&] { return report::render(table_of(entries), context.terminal()); }},
                          {"json",
                           [&] {
                             return json_document({{"templates", json_of(entries)}});
                           }},
                          {"lines", [&] {
                             std::string text;
                             for (const auto& entry : entries) {
                               if (entry.spec) text += shown(entry.spec->name) + "\n";
                             }
                             return text;
                           }}});
  context.output().hint(
      "\nnext   bs template show NAME     its questions and steps\n"
      "       bs new NAME DIR           make a project of it");
  return 0;
}

}  // namespace

const Command k_template_list{
    "template list",
    "The templates that bs new knows by name",
    {"", 0, 0},
    "bs template list          shipped ones, those of bs.yaml and of the catalog\n"
    "bs template list -f json  with sources and versions",
    "Names are looked up in the folders that `templates` of bs.yaml names, then among the shipped ones, then "
    "among the catalog's entities of "
    "kind Template; the first of a name counts. Of a repository with version tags the newest is shown.",
    k_options,
    run,
};

}  // namespace bs::cli
