#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/base/text.hpp"
#include "bs/match/regex.hpp"
#include "cli/commands.hpp"
#include "cli/context.hpp"
#include "cli/policy_place.hpp"

namespace bs::cli {
namespace {

constexpr Option k_options[] = {
    {"--policy", "DIR", "write into this policy folder instead of bs.yaml's first"},
};

std::string text_of(const std::string& id) {
  return fmt::format(R"(id: {0}
name: Say in one sentence what holds when this passes
why: Say what goes wrong where it does not hold.
# What is read. Others: json, yaml, toml, xml, regex, or a fact by its name ("bs:default/readme"); bs check list shows
# what the built-in checks ask.
fact: {{exists: [Makefile]}}
# Where it applies; leave it out for everywhere.
# applicable: {{factRef: "bs:default/manifests", path: $.go, operator: exists, value: true}}
rule: {{path: $.exists, operator: equal, value: true}}
severity: medium   # low, medium, high, critical
remediation: Say what to do.
tests:
  - name: there is one
    files: {{Makefile: "all:\n"}}
    expect: passed
  - name: there is none
    files: {{README.md: "x"}}
    expect: failed
)",
                     id);
}

int run(Context& context) {
  const auto& id = context.args().words().front();
  static const match::Regex k_id("[a-z0-9]+(-[a-z0-9]+)*");
  if (!k_id.full(id)) {
    throw Error(ErrorKind::usage, fmt::format("'{}' is no id for a check", shown(id)))
        .hint("lower case letters, digits and single dashes: lockfile-in-step");
  }
  const auto folder = own_policy_folder(context) / "checks";
  std::error_code code;
  fs::create_directories(folder, code);
  if (code) {
    throw Error(ErrorKind::io,
                fmt::format("cannot make the folder {}: {}", shown(short_path(folder)), code.message()));
  }
  const auto file = folder / (id + ".yaml");
  write_new_file(file, text_of(id));
  context.output().out(fmt::format("wrote {}\n", shown(short_path(file))));
  context.output().plain(
      fmt::format("edit it, then  bs check test {0}  and name it in a track, or  bs check --only {0}", id));
  return 0;
}

}  // namespace

const Command k_check_new{
    "check new",
    "Write a check to start from, with its tests",
    {"ID", 1, 1},
    "bs check new makefile-present",
    "The file goes into the policy folder that bs.yaml names first; an existing one is never touched. "
    "docs/checks-language.md says what may stand in it.",
    k_options,
    run,
};

}  // namespace bs::cli
