#include "cli/check_what_if.hpp"

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "bs/checks/compare.hpp"
#include "bs/report/table.hpp"

namespace bs::cli {
namespace {

struct Effect {
  std::string repository;
  checks::PolicyEffect effect;
};

std::string name_of(const Effect& one) {
  return one.effect.ref.empty() ? "(whole repository)" : model::split_canonical(one.effect.ref).name;
}

std::string with_signs(const checks::PolicyEffect& effect) {
  std::vector<std::string> parts;
  for (const auto& id : effect.newly_failing) parts.push_back("-" + id);
  for (const auto& id : effect.newly_passing) parts.push_back("+" + id);
  return join(parts, " ");
}

std::string table_text(const std::vector<Effect>& all, const Terminal& terminal) {
  report::Table table;
  table.columns = {{"COMPONENT", report::Align::left, 12, 30, false},
                   {"REPOSITORY"},
                   {"BEFORE"},
                   {"AFTER"},
                   {"FAILS NOW (-), PASSES NOW (+)", report::Align::left, 20, 0, true}};
  for (const auto& one : all)
    table.rows.push_back(
        {name_of(one), one.repository, one.effect.before, one.effect.after, with_signs(one.effect)});
  return report::render(table, terminal);
}

data::Value names(const std::vector<std::string>& ids) {
  data::Array out;
  for (const auto& id : ids) out.emplace_back(id);
  return out;
}

std::string json_text(const std::vector<Effect>& all) {
  data::Array components;
  for (const auto& one : all) {
    auto value = data::Value::object();
    value.set("component", one.effect.ref);
    value.set("repository", one.repository);
    value.set("before", one.effect.before);
    value.set("after", one.effect.after);
    value.set("newlyFailing", names(one.effect.newly_failing));
    value.set("newlyPassing", names(one.effect.newly_passing));
    components.push_back(std::move(value));
  }
  return json_document({{"components", std::move(components)}});
}

std::string lines_text(const std::vector<Effect>& all) {
  std::string out;
  for (const auto& one : all)
    out += fmt::format("{}: {}\n", shown(name_of(one)), shown(with_signs(one.effect)));
  return out;
}

}  // namespace

int check_what_if(Context& context, const std::vector<CheckTarget>& targets) {
  const auto& arguments = context.args();
  const auto after = arguments.value("--policy");
  const auto before = arguments.value_or("--against", "");
  if (!after) {
    throw Error(ErrorKind::usage, "--against compares two policies: --policy names the new one")
        .hint("bs check --all --policy ./policy --against main");
  }
  if (arguments.flag("--new") || arguments.value("--base"))
    throw Error(ErrorKind::usage,
                "--against compares two policies on the same files; --new and --base compare two states of "
                "the files");
  CheckSession session(context);
  Progress progress(context.terminal(), "checking");
  std::vector<Effect> all;
  std::size_t components = 0;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    progress.update(i, targets.size(), targets[i].path.filename().string());
    try {
      const auto old_run = session.check_by(targets[i], before);
      const auto new_run = session.check_by(targets[i], *after);
      components += new_run.components.size();
      for (auto& effect : checks::compare_policies(old_run, new_run))
        all.push_back({new_run.repository, std::move(effect)});
    } catch (const Error& error) {
      if (targets.size() == 1 || !concerns_one_repository(error)) throw;
      context.output().warning(fmt::format("{}: {}", shown(short_path(targets[i].path)), error.message()));
    }
  }
  progress.finish();
  context.output().write(arguments,
                         {{"table", [&] { return all.empty() ? "" : table_text(all, context.terminal()); }},
                          {"json", [&] { return json_text(all); }},
                          {"lines", [&] { return lines_text(all); }}});
  if (Output::for_people(arguments)) {
    context.output().plain(fmt::format("{} of {} would change", grouped(all.size()),
                                       count_of(components, "component", "components")));
  }
  return 0;
}

}  // namespace bs::cli
