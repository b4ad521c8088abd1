#pragma once
/// Running a template in memory (templates.md §1, §7): files in, files out, nothing written, no code of the
/// template run, no network. What needs one is told with the command line that does it.
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bs/base/clock.hpp"
#include "bs/base/error.hpp"
#include "bs/base/file_tree.hpp"
#include "bs/data/value.hpp"
#include "bs/scaffold/template_spec.hpp"

namespace bs::scaffold {

struct RunLimits {
  std::size_t files = 50'000;
  std::uint64_t bytes = 512u << 20;  ///< of all files together
  std::size_t steps = 10'000;        ///< with each round of an `each`
  std::size_t work = 200'000'000;    ///< of all templates together, in the engine's steps
};

struct RunOptions {
  data::Value parameters;   ///< completed and valid; an object
  data::Value secrets;      ///< an object: answers that are secrets, by name
  data::Value user;         ///< {ref, entity: {…}}; null: nobody
  data::Value environment;  ///< {parameters, secrets} as Backstage's; null: none
  std::string folder_name;  ///< of the project, where the template does not say: its base name
  Seconds now = 0;
  /// catalog:fetch: the entity as Backstage's API gives it, or nullopt. Empty: no catalog at hand.
  std::function<std::optional<data::Value>(std::string_view ref)> entity;
  /// Files behind an absolute URL, where a clone on disk has them: the root's files and the path below it.
  /// Empty or nullopt: the step needs the network.
  struct Located {
    TemplateFilesPtr files;
    std::string path;
  };
  std::function<std::optional<Located>(std::string_view url)> locate;
  RunLimits limits;
};

enum class StepState {
  done,
  left_out,
  not_run,
  failed
};  ///< left_out: its `if` is false, or it follows a failure

struct StepReport {
  std::string id, name, action;
  StepState state = StepState::done;
  std::string reason;                 ///< why it was not done: "needs the network"
  std::vector<std::string> commands;  ///< for not_run: what does it instead, a shell line each
  bool makes_files = false;           ///< for not_run: files are missing from the result
  data::Value output;                 ///< an object; stubs where it was not run
};

/// What publish:* said, done here as `git init` and a first commit.
struct Publication {
  std::string action;
  std::string host, owner, repository;  ///< from repoUrl
  std::string remote_url;               ///< https://github.com/acme/billing-api.git
  std::string branch = "main";
  std::string message = "initial commit";
  std::string source_path;  ///< the folder that is published, "" all
};

struct RunResult {
  FileTree files;
  std::vector<StepReport> steps;
  data::Value output;              ///< spec.output, rendered; null: none
  std::vector<std::string> log;    ///< debug:log
  std::vector<std::string> notes;  ///< what the user should know: a file skipped because it existed
  std::vector<Publication> publications;
  std::optional<Error> failure;  ///< of a step, placed in the template; the files are then not to be written
};

/// Runs every step. Errors that are no step's own (limit, an internal fault) are thrown.
RunResult run_template(const TemplateSpec& spec, const RunOptions& options);

/// The folder a project of these answers is called by: cookiecutter's rendered folder; a `repoUrl`'s
/// repository, or what is called name, component_id, componentName, repoName …; nullopt: the user has to say.
std::optional<std::string> project_name(const TemplateSpec& spec, const data::Value& parameters);

/// Why a path may not be written (templates.md §7): absolute, "..", NUL, a .git component in any disguise,
/// too long; nullopt: it may.
std::optional<std::string> refusal_of(std::string_view path);
/// What the whole tree must also hold to: no two paths that are one where case or normal forms do not count,
/// no file that is also a folder, no path through a symlink, no symlink that leads out of the tree. Error
/// config naming the path.
void require_safe(const FileTree& tree);

}  // namespace bs::scaffold
