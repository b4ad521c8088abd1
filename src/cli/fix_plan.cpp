#include "cli/fix_plan.hpp"

#include <map>

#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/base/text.hpp"

namespace bs::cli {
namespace {

constexpr std::size_t k_file_bytes = 4u << 20;
constexpr std::size_t k_context = 3;

/// "group:default/payments" of github.com/acme/x → "@acme/payments"; an address as it is.
std::string owner_for_codeowners(const std::string& owner, const std::string& identity) {
  if (owner.starts_with("email:")) return owner.substr(6);
  if (owner.empty()) return "";
  const auto ref = model::split_canonical(owner);
  if (ref.kind == "user") return "@" + ref.name;
  const auto parts = split(identity, '/');
  return parts.size() < 3 ? "" : fmt::format("@{}/{}", parts[1], ref.name);
}

/// Replaces {{ name }}; nullopt with the name in `*lacking` when a value is not known.
std::optional<std::string> filled(std::string_view text,
                                  const std::map<std::string, std::string, std::less<>>& values,
                                  std::string& lacking) {
  std::string out;
  for (;;) {
    const auto open = text.find("{{");
    const auto close = open == std::string_view::npos ? open : text.find("}}", open);
    if (close == std::string_view::npos) return out + std::string(text);
    out += text.substr(0, open);
    const auto name = trim(text.substr(open + 2, close - open - 2));
    const auto value = values.find(name);
    if (value == values.end() || (value->second.empty() && name != "folder")) {
      lacking = name;
      return std::nullopt;
    }
    out += value->second;
    text.remove_prefix(close + 2);
  }
}

class Planner {
 public:
  explicit Planner(const CheckedRepository& checked)
      : checked_(checked), root_(checked.side.repository->work_tree().value_or(fs::path())) {}

  FixPlan plan() {
    add(checked_.run.whole);
    for (const auto& component : checked_.run.components) add(component);
    return std::move(plan_);
  }

 private:
  void add(const model::ComponentOutcomes& component) {
    for (const auto& result : component.results) {
      if (result.outcome != model::Outcome::failed && result.outcome != model::Outcome::warning) continue;
      const auto* check = checked_.policy.policy.check(result.check);
      if (check != nullptr && check->fix) add(component, *check);
    }
  }

  void leave(const model::ComponentOutcomes& component, const model::Check& check, const std::string& why) {
    const auto name = component.ref.empty() ? checked_.run.repository : component.name;
    plan_.left.push_back(fmt::format("{} of {}: {}", check.id, name, why));
  }

  void add(const model::ComponentOutcomes& component, const model::Check& check) {
    const std::map<std::string, std::string, std::less<>> values{
        {"folder", component.folder.empty() ? "" : component.folder + "/"},
        {"name", component.name.empty() ? checked_.run.repository : component.name},
        {"owner", owner_for_codeowners(component.owner, checked_.run.identity)},
        {"year", to_date(checked_.run.time).substr(0, 4)}};
    std::string lacking;
    const auto path = filled(check.fix->path, values, lacking);
    const auto text = path ? filled(check.fix->text, values, lacking) : std::nullopt;
    if (!text) return leave(component, check, fmt::format("its {} is not known", lacking));
    const auto safe = resolve_repository_path("", *path);
    if (!safe || safe->empty())
      return leave(component, check, fmt::format("{} is no path in the repository", *path));
    add(component, check, *safe, *text);
  }

  void add(const model::ComponentOutcomes& component, const model::Check& check, const std::string& path,
           const std::string& text) {
    auto& fix = file_at(path);
    if (check.fix->form == model::CheckFix::Form::write && !(fix.is_new && fix.after.empty())) {
      if (fix.after != text) leave(component, check, fmt::format("{} is there already", path));
      return;
    }
    if (fix.check.empty()) fix.check = check.id;
    if (!fix.after.empty() && !fix.after.ends_with('\n')) fix.after += '\n';
    const auto line = text.ends_with('\n') ? text : text + "\n";
    if (fix.after.find(line) == std::string::npos) fix.after += line;
  }

  FileFix& file_at(const std::string& path) {
    for (auto& fix : plan_.files) {
      if (fix.path == path) return fix;
    }
    FileFix fix;
    fix.path = path;
    fix.file = root_ / path;
    if (const auto text = read_file_below(root_, path, k_file_bytes)) {
      fix.before = fix.after = *text;
    } else {
      fix.is_new = true;
    }
    plan_.files.push_back(std::move(fix));
    return plan_.files.back();
  }

  const CheckedRepository& checked_;
  fs::path root_;
  FixPlan plan_;
};

}  // namespace

FixPlan plan_fixes(const CheckedRepository& checked) {
  auto plan = Planner(checked).plan();
  std::erase_if(plan.files, [](const FileFix& fix) { return fix.before == fix.after; });
  return plan;
}

std::string diff_of(const FileFix& fix) {
  const auto before = split_lines(fix.before);
  const auto after = split_lines(fix.after);
  const auto kept = before.size();
  const auto first = kept > k_context ? kept - k_context : 0;
  auto out = fmt::format("--- {}\n+++ {}\n", fix.is_new ? "/dev/null" : shown(fix.path), shown(fix.path));
  out += fmt::format("@@ -{},{} +{},{} @@\n", kept == 0 ? 0 : first + 1, kept - first, first + 1,
                     after.size() - first);
  for (auto i = first; i < after.size(); ++i) out += (i < kept ? " " : "+") + shown(after[i]) + "\n";
  return out;
}

void write_fix(const FileFix& fix, const fs::path& root) {
  std::error_code code;
  const auto base = fs::canonical(root, code);
  // The nearest folder that is there must lie inside: what is made below it then does too.
  auto folder = fix.file.parent_path();
  while (!fs::exists(fs::symlink_status(folder, code))) folder = folder.parent_path();
  const auto real = fs::canonical(folder, code);
  if (code || !is_below(real.string(), base.string())) {
    throw Error(ErrorKind::io,
                fmt::format("{} leads outside the work tree; nothing is written there", shown(fix.path)));
  }
  fs::create_directories(fix.file.parent_path(), code);
  if (fix.is_new) {
    write_new_file(fix.file, fix.after);
  } else {
    write_file(fix.file, fix.after);
  }
}

}  // namespace bs::cli
