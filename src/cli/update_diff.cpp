#include <algorithm>

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "cli/commands.hpp"
#include "cli/new_text.hpp"
#include "cli/update.hpp"

namespace bs::cli {
namespace {

constexpr Option k_options[] = {
    {"--managed", "", "only files of class managed"},
    {"--stat", "", "the files alone, without their contents"},
    {"--exit-code", "", "status 1 when something differs"},
    k_from,
    {"-f,--format", "FORMAT", "table (default), json or lines; FORMAT=FILE writes to a file", true,
     "table json lines"},
};

std::string_view name_of(scaffold::Drift::File::State state) {
  switch (state) {
    case scaffold::Drift::File::State::changed:
      return "changed";
    case scaffold::Drift::File::State::deleted:
      return "deleted";
    case scaffold::Drift::File::State::mode:
      return "mode";
  }
  return "";
}

struct Shown {
  std::string template_name;
  std::string path;  ///< in the repository
  scaffold::Drift::File file;
  std::string diff;
};

std::string diff_of(const Shown& one, const scaffold::Base& base, const FileTree& ours,
                    const Terminal& terminal) {
  const auto before = base.files.find(one.file.path);
  if (before == base.files.end())
    return fmt::format("what the template rendered of {} is out of reach\n", shown(one.path));
  const auto now = ours.find(one.file.path);
  const std::string after = now == ours.end() ? "" : now->second.bytes;
  if (!is_shown_text(before->second.bytes) || !is_shown_text(after))
    return fmt::format("binary file {} differs\n", shown(one.path));
  auto text = unified_diff(before->second.bytes, after, one.path + " (template)",
                           now == ours.end() ? "/dev/null" : one.path, terminal);
  if (text.empty()) text = fmt::format("{} of {}\n", name_of(one.file.state), shown(one.path));
  return text;
}

void add(Context& context, UpdatePlanner& planner, const UpdateTarget& target, const git::Commit& head,
         const scaffold::FoundLink& found, std::vector<Shown>& out) {
  if (!found.link) {
    throw Error(ErrorKind::config, fmt::format("{}: {}", shown(found.path), found.fault));
  }
  const auto drift = scaffold::drift_of(*target.repository, head.tree, found);
  if (drift.files.empty()) return;
  const auto base = planner.base(*target.repository, found);
  const auto ours = git::read_tree(*target.repository, head.tree, found.folder);
  for (const auto& file : drift.files) {
    if (context.args().flag("--managed") && file.file_class != "managed") continue;
    Shown one{found.link->template_name, join_path(found.folder, file.path), file, ""};
    if (!context.args().flag("--stat")) one.diff = diff_of(one, base, ours, context.terminal());
    out.push_back(std::move(one));
  }
}

data::Value json_of(const std::vector<Shown>& all) {
  auto list = data::Value::array();
  for (const auto& one : all) {
    auto value = data::Value::object();
    value.set("template", one.template_name);
    value.set("path", one.path);
    value.set("class", one.file.file_class);
    value.set("state", name_of(one.file.state));
    list.push_back(std::move(value));
  }
  return list;
}

int run(Context& context) {
  const auto target =
      update_target(context, context.args().words().empty() ? "." : context.args().words()[0]);
  const auto head = target.repository->resolve("HEAD");
  UpdateRequest request;
  request.from = context.args().value("--from");
  UpdatePlanner planner(context, request);
  std::vector<Shown> all;
  std::size_t links = 0;
  for (const auto& found : scaffold::find_links(*target.repository, head.tree)) {
    if (!is_below(found.folder, target.folder)) continue;
    ++links;
    add(context, planner, target, head, found, all);
  }
  if (links == 0) {
    throw Error(ErrorKind::not_found,
                fmt::format("{} remembers no template: there is no .bs-template/*.yaml in it",
                            shown(short_path(target.root / target.folder))))
        .hint("bs template adopt TEMPLATE DIR links a project that was made long ago");
  }
  context.output().write(
      context.args(), {{"table",
                        [&] {
                          std::string text;
                          for (const auto& one : all) {
                            text += one.diff.empty()
                                        ? fmt::format("{}  {}  {}\n", pad_right(name_of(one.file.state), 7),
                                                      pad_right(one.file.file_class, 7), shown(one.path))
                                        : one.diff;
                          }
                          return text;
                        }},
                       {"json",
                        [&] {
                          return json_document({{"drift", json_of(all)}});
                        }},
                       {"lines", [&] {
                          std::string text;
                          for (const auto& one : all) text += shown(one.path) + "\n";
                          return text;
                        }}});
  if (Output::for_people(context.args())) {
    const auto managed = std::count_if(all.begin(), all.end(),
                                       [](const auto& one) { return one.file.file_class == "managed"; });
    context.output().note(fmt::format("{} from what the template rendered, {} of them managed",
                                      count_of(all.size(), "file differs", "files differ"), managed));
  }
  return context.args().flag("--exit-code") && !all.empty() ? 1 : 0;
}

}  // namespace

const Command k_update_diff{
    "update diff",
    "What differs from what the template rendered",
    {"[DIR]", 0, 1},
    "bs update diff                 the project you stand in, HEAD against its template's version\n"
    "bs update diff --stat          the files alone\n"
    "bs update diff --managed --exit-code    a gate on files that are the template's own",
    "Drift, not update: nothing newer is looked at. Files of class once are never drift. bs check knows the "
    "same as the fact template.drift.",
    k_options,
    run,
};

}  // namespace bs::cli
