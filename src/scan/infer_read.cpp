#include "scan/infer_read.hpp"

#include <algorithm>

#include "bs/base/error.hpp"
#include "bs/base/paths.hpp"
#include "bs/base/text.hpp"
#include "scan/path_words.hpp"
#include "scan/proto_groups.hpp"
#include "scan/workspaces.hpp"

namespace bs::scan {
namespace {

std::ptrdiff_t depth_of(std::string_view path) {
  return std::count(path.begin(), path.end(), '/');
}

/// android/, ios/ and the like beside a package.json or pubspec.yaml hold an app's shells, not components.
bool is_platform_shell(const InferenceInput& input, std::string_view folder) {
  for (std::string_view at = folder; !at.empty(); at = parent_of(at)) {
    const std::string_view name = base_name(at);
    if (name != "android" && name != "ios" && name != "windows" && name != "linux" && name != "macos")
      continue;
    const std::vector<std::string>& beside = input.list(parent_of(at));
    for (const std::string& entry : beside)
      if (entry == "pubspec.yaml" || entry == "package.json") return true;
  }
  return false;
}

class Reading {
 public:
  Reading(const InferenceInput& input, std::vector<model::Problem>& problems)
      : input_(input), problems_(problems) {}

  Manifests run() {
    std::vector<Candidate> candidates;
    for (const ManifestEntry& entry : input_.manifests)
      if (const ManifestKind* kind = manifest_kind(entry.path))
        candidates.push_back({&entry, kind, depth_of(entry.path)});
    // What a workspace's root says must be known before anything below it; proto files are chosen by groups.
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.depth < b.depth; });
    read_proto_groups(candidates);
    while (!candidates.empty()) {
      std::vector<Candidate> left_out;
      for (const Candidate& candidate : candidates)
        if (!take(candidate)) left_out.push_back(candidate);
      if (!members_grew_) break;
      members_grew_ = false;
      candidates = std::move(left_out);
    }
    order_folders();
    return std::move(found_);
  }

 private:
  struct Candidate {
    const ManifestEntry* entry;
    const ManifestKind* kind;
    std::ptrdiff_t depth;
  };

  void read_proto_groups(std::vector<Candidate>& candidates) {
    std::vector<const ManifestEntry*> protos;
    for (const Candidate& candidate : candidates)
      if (candidate.kind->id == "grpc") protos.push_back(candidate.entry);
    std::erase_if(candidates, [](const Candidate& candidate) { return candidate.kind->id == "grpc"; });
    for (const auto& group : proto_groups(protos))
      for (const ManifestEntry* entry : group)
        if (const Manifest* manifest = read(*entry, *manifest_kind(entry->path), nullptr);
            manifest != nullptr && manifest->facts.has_service) {
          found_.apis.push_back(manifest);
          break;
        }
  }

  /// False when the candidate lies in a workspace that does not have it as a member so far.
  bool take(const Candidate& candidate) {
    const std::string_view folder = parent_of(candidate.entry->path);
    const ManifestKind& kind = *candidate.kind;
    const bool describes = kind.role == ManifestRole::component || kind.role == ManifestRole::workspace;
    const Workspaces::Verdict verdict =
        describes ? workspaces_.verdict(kind.id, folder) : Workspaces::Verdict{};
    if (!verdict.counts) return false;
    if (is_part_of_another(kind, folder)) return true;
    const Manifest* manifest = read(*candidate.entry, kind, verdict.workspace);
    if (manifest == nullptr) return true;
    keep(*manifest, folder);
    return true;
  }

  bool is_part_of_another(const ManifestKind& kind, std::string_view folder) const {
    if (kind.id == "cmake")
      for (const std::string& project : cmake_projects_)
        if (is_below(folder, project)) return true;
    return (kind.id == "cmake" || kind.id == "gradle") && is_platform_shell(input_, folder);
  }

  const Manifest* read(const ManifestEntry& entry, const ManifestKind& kind, const ManifestFacts* workspace) {
    std::optional<std::string> text = input_.read(entry.path);
    if (!text) return nullptr;
    found_.all.push_back({&entry, &kind, {}, {}});
    Manifest& manifest = found_.all.back();
    try {
      kind.read({entry.path, parent_of(entry.path), *text, input_, workspace}, manifest.facts);
    } catch (const Error& error) {
      manifest.facts.faults.push_back({Severity::warning, error.message(), error.place().mark, error.hint()});
      report(manifest);
      found_.all.pop_back();
      return nullptr;
    }
    report(manifest);
    if (kind.role == ManifestRole::api) manifest.text = std::move(*text);
    return &manifest;
  }

  void report(const Manifest& manifest) {
    for (const Diagnostic& fault : manifest.facts.faults)
      problems_.push_back({model::ProblemKind::manifest, Severity::warning, manifest.entry->path, fault.mark,
                           "", fault.message, fault.hint});
  }

  void keep(const Manifest& manifest, std::string_view folder) {
    const ManifestFacts& facts = manifest.facts;
    if (manifest.kind->id == "cmake" && !facts.is_weak) cmake_projects_.emplace_back(folder);
    if (facts.is_workspace) {
      for (const std::string& fault : workspaces_.add(manifest.kind->id, folder, facts))
        problems_.push_back({model::ProblemKind::manifest,
                             Severity::warning,
                             manifest.entry->path,
                             {},
                             "",
                             fmt::format("a member of the workspace cannot be matched: {}", fault),
                             ""});
    } else if (!facts.members.empty()) {
      workspaces_.add_members(manifest.kind->id, folder, facts.members);
      members_grew_ = true;
    }
    switch (manifest.kind->role) {
      case ManifestRole::api:
        found_.apis.push_back(&manifest);
        break;
      case ManifestRole::terraform:
        found_.terraform.push_back(&manifest);
        break;
      case ManifestRole::workload:
        found_.workloads.push_back(&manifest);
        break;
      default:
        found_.folders[std::string(folder)].push_back(&manifest);
    }
  }

  void order_folders() {
    for (auto& [folder, manifests] : found_.folders)
      std::stable_sort(manifests.begin(), manifests.end(),
                       [](const Manifest* a, const Manifest* b) { return a->kind < b->kind; });
  }

  const InferenceInput& input_;
  std::vector<model::Problem>& problems_;
  Manifests found_;
  Workspaces workspaces_;
  std::vector<std::string> cmake_projects_;
  bool members_grew_ = false;
};

}  // namespace

Manifests read_manifests(const InferenceInput& input, std::vector<model::Problem>& problems) {
  return Reading(input, problems).run();
}

}  // namespace bs::scan
