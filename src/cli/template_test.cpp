#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/base/text.hpp"
#include "bs/git/discover.hpp"
#include "cli/commands.hpp"
#include "cli/template_cases.hpp"

namespace bs::cli {
namespace {

constexpr Option k_options[] = {
    {"-v,--verbose", "", "cases that pass, too"},
    {"-f,--format", "FORMAT", "table (default) or json; FORMAT=FILE writes to a file", true, "table json"},
};

struct Tested {
  std::string name;  ///< of the template
  std::string case_name;
  std::string path;
  CaseOutcome outcome;
  bool accepted = false;
};

bool accepts() {
  const auto value = environment("BS_ACCEPT");
  return value && *value == "1";
}

fs::path root_on_disk(const scaffold::TemplateSpec& spec) {
  // What is shown is the path on disk as the user may open it: the template's own path stands behind its
  // root.
  auto shown_path = spec.files->shown("");
  if (shown_path.starts_with("~/")) return home_folder() / shown_path.substr(2);
  return shown_path.empty() ? fs::current_path() : fs::path(shown_path);
}

std::string text_of(const std::vector<Tested>& all, bool verbose, const Terminal& terminal) {
  std::string out;
  for (const auto& one : all) {
    const bool failed = !one.outcome.faults.empty();
    if (!failed && !verbose && !one.accepted) continue;
    const auto word = failed         ? styled("FAIL", Style::red, terminal.out_color)
                      : one.accepted ? std::string("new ")
                                     : styled("ok  ", Style::green, terminal.out_color);
    out += fmt::format("{}  {}  {}   {}\n", word, shown(one.name), shown(one.case_name), shown(one.path));
    for (const auto& fault : one.outcome.faults) {
      for (const auto& line : split_lines(fault)) out += fmt::format("      {}\n", shown(line));
    }
  }
  return out;
}

data::Value json_of(const std::vector<Tested>& all) {
  auto list = data::Value::array();
  for (const auto& one : all) {
    auto value = data::Value::object();
    value.set("template", one.name);
    value.set("case", one.case_name);
    value.set("path", one.path);
    value.set("ok", one.outcome.faults.empty());
    value.set("files", static_cast<std::int64_t>(one.outcome.files));
    auto faults = data::Value::array();
    for (const auto& fault : one.outcome.faults) faults.push_back(fault);
    value.set("faults", std::move(faults));
    list.push_back(std::move(value));
  }
  return list;
}

void test(Context& context, TemplateSources& sources, const scaffold::TemplateSpec& spec,
          std::vector<Tested>& all) {
  for (const auto& one : template_cases(spec)) {
    Tested tested;
    tested.name = spec.name;
    tested.case_name = one.name;
    tested.path = spec.files->shown(one.path);
    tested.outcome = run_template_case(context, sources, spec, one);
    if (accepts() && !one.golden.empty() && !tested.outcome.faults.empty() && !tested.outcome.tree.empty()) {
      accept_golden(root_on_disk(spec), one, tested.outcome.tree);
      auto without = one;
      without.golden.clear();
      tested.outcome = run_template_case(context, sources, spec, without);
      tested.accepted = true;
    }
    all.push_back(std::move(tested));
  }
}

int run(Context& context) {
  TemplateSources sources(context, {std::nullopt, true, true});
  auto words = context.args().words();
  if (words.empty()) words = {"."};
  std::vector<Tested> all;
  std::vector<std::string> without;
  for (const auto& word : words) {
    const auto places = sources.places(word);
    for (const auto& path : places.paths) {
      const auto spec = scaffold::load_template(places.files, path);
      const auto before = all.size();
      test(context, sources, spec, all);
      if (all.size() == before) without.push_back(spec.name);
    }
  }
  std::size_t failed = 0;
  for (const auto& one : all) failed += one.outcome.faults.empty() ? 0 : 1;
  context.output().write(
      context.args(),
      {{"table", [&] { return text_of(all, context.args().flag("--verbose"), context.terminal()); }},
       {"json", [&] {
          return json_document({{"cases", json_of(all)}});
        }}});
  for (const auto& name : without) context.output().note(fmt::format("{} has no cases", shown(name)));
  if (Output::for_people(context.args()))
    context.output().note(fmt::format("{}, {} failed", count_of(all.size(), "case", "cases"), failed));
  return failed > 0 ? 1 : 0;
}

}  // namespace

const Command k_template_test{
    "template test",
    "Run the cases that lie beside a template",
    {"[TEMPLATE...]", 0, -1},
    "bs template test                     every template below the current folder\n"
    "bs template test ./templates/job -v  each case with its verdict\n"
    "BS_ACCEPT=1 bs template test         golden trees become what is made now",
    "cases/*.yaml beside the template: `values` are the answers, `expect` says which files are present or "
    "absent, what they contain, or names a "
    "golden folder that the whole tree must equal; `fails` expects an error with that text. Nothing is "
    "written but golden trees under "
    "BS_ACCEPT=1. Status 1 when a case fails.",
    k_options,
    run,
};

}  // namespace bs::cli
