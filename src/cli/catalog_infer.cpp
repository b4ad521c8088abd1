#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/base/text.hpp"
#include "bs/git/discover.hpp"
#include "bs/scan/propose.hpp"
#include "bs/scan/scan.hpp"
#include "cli/commands.hpp"
#include "cli/context.hpp"
#include "cli/shared_options.hpp"

namespace bs::cli {
namespace {

constexpr Option k_options[] = {
    {"--write", "", "write the files into the work tree; existing files are never touched"},
    k_rev,
    {"-f,--format", "FORMAT", "yaml (default), json or lines (the paths); FORMAT=FILE writes to a file", true,
     "yaml json lines"},
};

struct Proposed {
  fs::path file;  ///< on disk
  scan::Proposal proposal;
};

std::vector<git::Found> repositories_at(const fs::path& path) {
  if (auto around = git::enclosing(path)) return {*around};
  auto found = git::discover(path, [](std::string_view) { return false; }).repositories;
  if (found.empty())
    throw Error(ErrorKind::not_found,
                fmt::format("there is no git repository at or below {}", shown(path.string())));
  return found;
}

std::vector<Proposed> proposals(Context& context, const fs::path& path) {
  scan::ScanOptions options;
  options.config = context.workspace().config;
  options.trust = context.workspace().trust;
  options.now = context.now();
  options.revision = context.args().value_or("--rev", "");
  std::vector<Proposed> out;
  for (const auto& found : repositories_at(path)) {
    options.roots = {found.path};
    // A bare repository has no files on disk; a revision was asked for by name.
    options.work_tree = !found.bare && options.revision.empty();
    auto result = scan::scan_repository(found.path, options);
    if (result.repository.state == model::RepositoryState::unreadable) {
      throw Error(ErrorKind::unreadable,
                  fmt::format("{}: {}", shown(short_path(found.path)), result.repository.reason));
    }
    for (auto& proposal : scan::propose(result.entities)) {
      auto file = found.path / proposal.path;
      out.push_back({std::move(file), std::move(proposal)});
    }
  }
  return out;
}

std::string yaml_text(const std::vector<Proposed>& all) {
  std::string out;
  for (const auto& [file, proposal] : all) {
    out += fmt::format("{}# {}\n{}", out.empty() ? "" : "---\n", shown(short_path(file)), proposal.text);
  }
  return out;
}

std::string json_text(const std::vector<Proposed>& all) {
  data::Array files;
  for (const auto& [file, proposal] : all) {
    data::Array refs;
    for (const auto& ref : proposal.refs) refs.emplace_back(ref);
    auto value = data::Value::object();
    value.set("file", file.string());
    value.set("entities", std::move(refs));
    value.set("lacksOwner", proposal.lacks_owner);
    value.set("text", proposal.text);
    files.push_back(std::move(value));
  }
  return json_document({{"files", std::move(files)}});
}

std::string paths_text(const std::vector<Proposed>& all) {
  std::string out;
  for (const auto& [file, proposal] : all) out += shown(short_path(file)) + "\n";
  return out;
}

int write_all_files(const std::vector<Proposed>& all, const Output& output) {
  std::size_t written = 0;
  for (const auto& [file, proposal] : all) {
    std::error_code code;
    if (fs::symlink_status(file, code).type() != fs::file_type::not_found) {
      output.warning(fmt::format("{} is there already and stays as it is", shown(short_path(file))));
      continue;
    }
    if (!fs::is_directory(file.parent_path(), code)) {
      output.warning(fmt::format("{} is not checked out here; not written", shown(short_path(file))));
      continue;
    }
    write_new_file(file, proposal.text);
    output.out(fmt::format("wrote {}\n", shown(short_path(file))));
    ++written;
  }
  return written == all.size() ? 0 : 1;
}

void say_what_next(const std::vector<Proposed>& all, bool wrote, Context& context) {
  auto lacking =
      std::count_if(all.begin(), all.end(), [](const Proposed& p) { return p.proposal.lacks_owner; });
  if (all.empty()) {
    context.output().plain(
        "nothing to propose: what is here is described already, or has no manifest that bs knows");
    return;
  }
  if (!wrote)
    context.output().plain(
        fmt::format("\n{} proposed; --write writes them", count_of(all.size(), "file", "files")));
  if (lacking > 0)
    context.output().plain(
        fmt::format("{} with owner: unknown, since nobody is named in CODEOWNERS: fill it in",
                    count_of(static_cast<std::size_t>(lacking), "file", "files")));
}

int run(Context& context) {
  const auto& words = context.args().words();
  auto path = fs::absolute(words.empty() ? "." : words.front());
  std::error_code code;
  if (!fs::exists(path, code))
    throw Error(ErrorKind::not_found, fmt::format("there is no folder {}", shown(words.front())));
  auto all = proposals(context, path);
  if (context.args().flag("--write")) {
    if (!context.args().value_or("--rev", "").empty())
      throw Error(ErrorKind::usage, "--write writes into the work tree; it does not go with --rev");
    auto status = write_all_files(all, context.output());
    say_what_next(all, true, context);
    return status;
  }
  context.output().write(context.args(), {{"yaml", [&] { return yaml_text(all); }},
                                          {"json", [&] { return json_text(all); }},
                                          {"lines", [&] { return paths_text(all); }}});
  if (Output::for_people(context.args(), "yaml")) say_what_next(all, false, context);
  return 0;
}

}  // namespace

const Command k_catalog_infer{
    "catalog infer",
    "Propose catalog files for what has none",
    {"[PATH]", 0, 1, "file"},
    "bs catalog infer                 what this repository would be described as\n"
    "bs catalog infer --write         write the files; existing ones are never touched\n"
    "bs catalog infer ~/src/acme -f lines",
    "Reads the work tree (the default branch of a bare repository). What is proposed is valid by bs catalog "
    "validate. docs/inference.md says what is "
    "read and how it is judged.",
    k_options,
    run,
};

}  // namespace bs::cli
