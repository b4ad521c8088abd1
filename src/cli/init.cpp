#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/base/text.hpp"
#include "cli/commands.hpp"
#include "cli/context.hpp"
#include "cli/summary_text.hpp"

namespace bs::cli {
namespace {

constexpr Option k_options[] = {
    {"--ci", "HOST", "write a CI job too: github or gitlab", false, "github gitlab"}};

constexpr std::string_view k_bs_yaml =
    R"(# The workspace of bs. Every key is optional; what is commented out shows the default.
repositories:
  paths: [.]                 # folders below which repositories are looked for
# ignore: ["archive/**"]     # globs on folders below them
# trust: [/srv/mirrors]      # read repositories there although another user owns them
#catalog:
#  files: ["**/catalog-info.yaml", "**/catalog-info.yml", ".backstage/*.yaml"]
#  infer: true               # describe what has no catalog file from its manifests
#  ownerAliases: {"@acme/payments-devs": "group:payments"}
)";

constexpr std::string_view k_github =
    R"(# Validates the catalog files of each pull request. bs must be on the runner's PATH: install it in the
# runner's image, or in a step before this one.
name: catalog
on: [pull_request]
permissions:
  contents: read
jobs:
  validate:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: bs catalog validate --format github
)";

constexpr std::string_view k_gitlab =
    R"(# Validates the catalog files of each merge request; include it from .gitlab-ci.yml. bs must be in the job's image.
catalog-validate:
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
  script:
    - bs catalog validate
)";

void write_ci(const std::string& host, const Output& output) {
  const bool github = host == "github";
  fs::path file = github ? ".github/workflows/catalog.yml" : ".gitlab/ci/catalog.yml";
  std::error_code code;
  fs::create_directories(file.parent_path(), code);
  write_new_file(file, github ? k_github : k_gitlab);
  output.note(fmt::format("wrote {}; bs must be installed where it runs", file.string()));
  if (!github) output.note("add to .gitlab-ci.yml:  include: {local: .gitlab/ci/catalog.yml}");
}

int run(Context& context) {
  auto host = context.args().value("--ci");
  if (host && *host != "github" && *host != "gitlab") {
    throw Error(ErrorKind::usage, fmt::format("--ci takes github or gitlab, not '{}'", shown(*host)));
  }
  std::error_code code;
  if (fs::exists("bs.yaml", code)) {
    context.output().note("bs.yaml is here already and stays as it is");
  } else {
    write_new_file("bs.yaml", k_bs_yaml);
    context.output().note("wrote bs.yaml");
  }
  if (host) write_ci(*host, context.output());
  auto& store = context.catalog();
  context.output().out(summary_text(store.summary(), context.terminal(), context.now()));
  context.output().plain(
      "\nnext  bs catalog                      what was found, newest change first\n"
      "      bs catalog owners --missing     what nobody owns\n"
      "      bs catalog infer                catalog files for what has none");
  return 0;
}

}  // namespace

const Command k_init{
    "init",
    "Write bs.yaml, scan, say what was found",
    {"", 0, 0},
    "cd ~/src/acme && bs init       a folder of repositories, or one repository\n"
    "bs init --ci github            with a workflow that validates catalog files",
    "Writes bs.yaml in the current folder and the catalog in .bs/ beside it; never overwrites.",
    k_options,
    run,
};

}  // namespace bs::cli
