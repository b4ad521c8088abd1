#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/base/text.hpp"
#include "bs/checks/exempt.hpp"
#include "cli/check_policy.hpp"
#include "cli/commands.hpp"
#include "cli/context.hpp"
#include "cli/known_facts.hpp"
#include "cli/policy_files.hpp"
#include "cli/policy_place.hpp"

namespace bs::cli {
namespace {

constexpr std::size_t k_file_bytes = 1u << 20;

constexpr Option k_options[] = {
    {"--component", "REF", "the component it holds for; a name may hold *", false, "entity"},
    {"--path", "GLOB", "the paths it holds for, instead of or beside a component"},
    {"--reason", "TEXT", "why it is accepted"},
    {"--approver", "WHO", "who accepts it"},
    {"--until", "DATE", "the last day it holds, 2026-12-31; without it there is no end"},
    {"--policy", "DIR", "write into this policy folder instead of bs.yaml's first"},
};

std::string required(const Arguments& arguments, std::string_view name) {
  const auto text = arguments.value_or(name, "");
  if (!trim(text).empty()) return text;
  throw Error(ErrorKind::usage, fmt::format("an exemption needs {}", name))
      .hint("bs check exempt CHECK --component REF --reason TEXT --approver WHO --until DATE");
}

model::Exemption exemption_of(Context& context) {
  const auto& arguments = context.args();
  model::Exemption exemption;
  exemption.check = arguments.words().front();
  exemption.component = arguments.value_or("--component", "");
  exemption.path = arguments.value_or("--path", "");
  if (exemption.component.empty() && exemption.path.empty())
    throw Error(ErrorKind::usage,
                "an exemption needs --component or --path: one for everything is no exemption")
        .hint("to leave a check out for all, write  check: {skip: [CHECK]}  into bs.yaml");
  exemption.reason = required(arguments, "--reason");
  exemption.approver = required(arguments, "--approver");
  exemption.until = arguments.value_or("--until", "");
  if (!exemption.until.empty() && (exemption.until.size() != 10 || !parse_rfc3339(exemption.until)))
    throw Error(ErrorKind::usage,
                fmt::format("--until takes a date, 2026-12-31, not '{}'", shown(exemption.until)));
  return exemption;
}

int run(Context& context) {
  const auto exemption = exemption_of(context);
  check_named(policy_on_disk(context).policy, exemption.check);
  const auto folder = own_policy_folder(context);
  std::error_code code;
  fs::create_directories(folder, code);
  const auto file = folder / "exemptions.yaml";
  std::string text = fs::exists(file, code) ? read_file(file, k_file_bytes) : "exemptions:\n";
  if (!text.ends_with('\n')) text += '\n';
  const auto lines = checks::to_yaml(exemption);
  // Written only when it reads back: a file of another shape is left to a person.
  checks::load_policy({{short_path(file), text + lines}}, known_facts());
  write_file(file, text + lines);
  context.output().out(lines);
  context.output().plain(
      fmt::format("written to {}; it has effect when it is merged", shown(short_path(file))));
  return 0;
}

}  // namespace

const Command k_check_exempt{
    "check exempt",
    "Accept a failure for a while, in writing",
    {"CHECK", 1, 1},
    "bs check exempt licence-present --component legacy-api --reason \"closed source\" --approver jan "
    "--until 2027-03-31",
    "Adds to exemptions.yaml of the policy folder; comments and the order of the file stay. The day named is "
    "the last one it "
    "holds. Exemptions that have expired or cover nothing are reported by bs check.",
    k_options,
    run,
};

}  // namespace bs::cli
