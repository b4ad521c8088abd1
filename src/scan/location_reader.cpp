#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "scan/catalog_reader.hpp"

namespace bs::scan {
namespace {

constexpr std::string_view k_clone_hint = "clone that repository below a scanned folder";

}  // namespace

void CatalogReader::follow_location(const model::Entity& entity, const std::string& path) {
  const std::string ref = entity.ref.canonical();
  for (const model::LocationTarget& target : model::location_targets(entity)) {
    if (target.kind == model::TargetKind::relative) {
      follow_path(target, path, ref);
    } else {
      follow_url(target, path, ref);
    }
  }
}

/// A path or glob of this repository.
void CatalogReader::follow_path(const model::LocationTarget& target, const std::string& path,
                                const std::string& ref) {
  const auto warn = [&](const std::string& what) {
    problem(model::ProblemKind::location_target, Severity::warning, path, target.mark,
            fmt::format("the target \"{}\" {}", target.text, what), "", ref);
  };
  const std::string written = target.kind == model::TargetKind::url ? "/" + target.path : target.text;
  const auto resolved = resolve_repository_path(parent_of(path), written);
  if (!resolved) return warn("leads outside the repository");
  if (!has_wildcards(*resolved)) {
    const Text found = files_.find(*resolved);
    if (found.state == TextState::present) return read(*resolved);
    if (target.required || found.state != TextState::absent) warn(found.why);
    return;
  }
  try {
    bool incomplete = false;
    const auto matching = files_.matching(*resolved, incomplete);
    if (matching.empty() && target.required)
      warn(incomplete ? "matches no file that could be seen" : "matches no file");
    for (const std::string& match : matching) read(match);
  } catch (const Error& error) {
    warn(fmt::format("cannot be followed: {}", error.message()));
  }
}

/// An address: of this repository, of another one of the workspace, or of the network.
void CatalogReader::follow_url(const model::LocationTarget& target, const std::string& path,
                               const std::string& ref) {
  const std::string repository = to_lower(target.repository);
  if (!repository.empty() && repository == to_lower(record_.identity)) return follow_path(target, path, ref);
  const auto& neighbours = input_.rules.neighbours;
  const auto neighbour = repository.empty() ? neighbours.end() : neighbours.find(repository);
  if (neighbour == neighbours.end()) {
    problem(model::ProblemKind::needs_network, target.required ? Severity::warning : Severity::note, path,
            target.mark, fmt::format("the target \"{}\" is not on this disk", target.text),
            repository.empty() ? "" : std::string(k_clone_hint), ref);
    return;
  }
  names_others = true;
  const auto fault = input_.shunned.contains(neighbour->first)
                         ? std::optional<std::string>("lies in a repository that cannot be read")
                         : read_neighbour(neighbour->second, target);
  if (fault && (target.required || *fault != "matches no file"))
    problem(model::ProblemKind::location_target, Severity::warning, path, target.mark,
            fmt::format("the target \"{}\" {}", target.text, *fault), "", ref);
}

/// Looks for the target's files in the other repository. That is scanned as well, and reads those that its
/// own patterns find; it is told of the rest. Returns what is wrong, as the end of a sentence.
std::optional<std::string> CatalogReader::read_neighbour(const git::Found& found,
                                                         const model::LocationTarget& target) {
  const std::string identity = to_lower(target.repository);
  if (input_.opening) input_.opening(identity);
  try {
    const git::Repository repository =
        git::Repository::open(found.path, {input_.rules.options.trust, std::nullopt});
    const auto tip = repository.default_tip();
    if (!tip) return "lies in a repository without a commit";
    const auto commit = repository.find_commit(tip->commit);
    if (!commit) return "lies in a repository whose newest commit is missing";
    const auto source = revision_source(repository, commit->tree);
    const Files files(*source);
    bool incomplete = false;
    std::vector<std::string> paths;
    if (has_wildcards(target.path)) {
      paths = files.matching(target.path, incomplete);
    } else {
      const Text file = files.find(target.path);
      if (file.state == TextState::present)
        paths.push_back(target.path);
      else if (file.state != TextState::absent)
        return file.why;
    }
    if (paths.empty()) return incomplete ? "matches no file that could be seen" : "matches no file";
    for (const std::string& path : paths)
      if (!input_.rules.catalog_files.matches(path)) foreign.push_back({identity, path});
    const bool other_revision = !target.revision.empty() && target.revision != "HEAD" &&
                                !tip->name.ends_with(target.revision) &&
                                !tip->commit.hex().starts_with(target.revision);
    if (other_revision) return fmt::format("was read at {}, which is what is scanned there", tip->name);
    return std::nullopt;
  } catch (const Error& error) {
    return fmt::format("lies in a repository that cannot be read: {}", error.message());
  }
}

}  // namespace bs::scan
