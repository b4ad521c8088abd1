#include "cli/update_text.hpp"

#include <algorithm>

#include "bs/base/text.hpp"

namespace bs::cli {
namespace {

std::string_view name_of(git::MergeChange::Kind kind) {
  switch (kind) {
    case git::MergeChange::Kind::added:
      return "added";
    case git::MergeChange::Kind::changed:
      return "changed";
    case git::MergeChange::Kind::removed:
      return "removed";
    case git::MergeChange::Kind::renamed:
      return "renamed";
    case git::MergeChange::Kind::mode:
      return "mode";
  }
  return "";
}

bool is_conflict(const scaffold::UpdateResult& result, const std::string& path) {
  return std::any_of(result.merge.conflicts.begin(), result.merge.conflicts.end(),
                     [&](const auto& conflict) { return conflict.path == path; });
}

}  // namespace

std::string update_details(const PlannedUpdate& plan, const Terminal& terminal) {
  const auto name = styled(shown(plan.component), Style::bold, terminal.out_color);
  if (plan.is_current())
    return fmt::format("{}   {} {}   current\n", name, shown(plan.template_name), shown(plan.has));
  auto out = fmt::format("{}   {} {} -> {}\n", name, shown(plan.template_name), shown(plan.has),
                         plan.latest.empty() ? "?" : shown(plan.latest));
  if (!plan.result) return out + fmt::format("    {}\n", shown(update_text(plan)));
  const auto line = [&](std::string_view word, Style style, const std::string& path,
                        const std::string& more) {
    out += fmt::format("    {}{}{}\n", styled(pad_right(word, 14), style, terminal.out_color), shown(path),
                       more.empty() ? "" : "   " + shown(more));
  };
  for (const auto& change : plan.result->merge.changes) {
    if (is_conflict(*plan.result, change.path)) continue;
    line(name_of(change.kind), Style::plain, change.path, change.from.empty() ? "" : "from " + change.from);
  }
  for (const auto& conflict : plan.result->merge.conflicts)
    line("conflict", Style::red, conflict.path, conflict.detail);
  for (const auto& path : plan.result->stays_deleted)
    line("stays deleted", Style::dim, path, "the template changed it");
  for (const auto& path : plan.result->left_once) line("left", Style::dim, path, "class once");
  for (const auto& path : plan.unknown)
    line("no base", Style::yellow, path, "its old version is out of reach");
  if (plan.result->is_current()) out += "    nothing to change but the link\n";
  return out;
}

data::Value updates_json(const std::vector<PlannedUpdate>& plans) {
  auto list = data::Value::array();
  for (const auto& plan : plans) {
    auto one = data::Value::object();
    one.set("component", plan.component);
    one.set("link", plan.found.path);
    one.set("template", plan.template_name);
    one.set("has", plan.has);
    one.set("latest", plan.latest);
    one.set("current", plan.is_current());
    if (!plan.fault.empty()) one.set("fault", plan.fault);
    if (plan.result) {
      auto changes = data::Value::array();
      for (const auto& change : plan.result->merge.changes) {
        auto entry = data::Value::object();
        entry.set("kind", name_of(change.kind));
        entry.set("path", change.path);
        if (!change.from.empty()) entry.set("from", change.from);
        changes.push_back(std::move(entry));
      }
      one.set("changes", std::move(changes));
      auto conflicts = data::Value::array();
      for (const auto& conflict : plan.result->merge.conflicts) {
        auto entry = data::Value::object();
        entry.set("path", conflict.path);
        entry.set("detail", conflict.detail);
        conflicts.push_back(std::move(entry));
      }
      one.set("conflicts", std::move(conflicts));
      auto deleted = data::Value::array();
      for (const auto& path : plan.result->stays_deleted) deleted.push_back(path);
      one.set("staysDeleted", std::move(deleted));
    }
    list.push_back(std::move(one));
  }
  return list;
}

}  // namespace bs::cli
