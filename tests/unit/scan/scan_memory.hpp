#pragma once
// What the catalog is to a scan, for tests of scans that follow each other.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "test_repository.hpp"

namespace bs::test {

// Stands in for the catalog: remembers what a scan needs to know of the last one.
class Memory {
 public:
  scan::ScanSummary scan(const scan::ScanOptions& options) {
    results.clear();
    scan::ScanEvents events;
    events.known = [this](const std::string& path) -> std::optional<model::KnownRepository> {
      for (const auto& [identity, known] : known_)
        if (known.path == path) return known;
      return std::nullopt;
    };
    events.known_files = [this](const std::string& identity) { return files_[identity]; };
    events.result = [this](model::RepositoryScan&& scan) { remember(std::move(scan)); };
    return scan::scan(options, events);
  }
  std::map<std::string, model::RepositoryScan> results;  ///< of the last scan, by name

 private:
  void remember(model::RepositoryScan&& scan) {
    const model::RepositoryRecord& r = scan.repository;
    known_[r.identity] = {r.identity,    r.path,           r.tree,     r.commit, r.revision,
                          r.fingerprint, r.options_digest, r.stale_at, r.state,  {}};
    if (!scan.only_refs_changed && r.state == model::RepositoryState::ok) remember_files(scan);
    results[r.name] = std::move(scan);
  }

  void remember_files(const model::RepositoryScan& scan) {
    std::map<std::string, model::KnownRepository::File> files;
    for (const model::ScannedEntity& e : scan.entities) {
      if (e.inferred || e.blob.empty()) continue;
      auto& file = files[e.path];
      file.path = e.path;
      file.blob = e.blob;
      std::string declared;
      std::uint32_t line = 0;
      for (const model::Claim& claim : e.claims)
        if (claim.source == model::ClaimSource::declared) declared = claim.owner, line = claim.line;
      file.entities.push_back({e.entity.ref.canonical(), e.folder, declared, e.mark, line});
    }
    auto& kept = files_[scan.repository.identity];
    kept.clear();
    for (auto& [path, file] : files) kept.push_back(std::move(file));
  }

  std::map<std::string, model::KnownRepository> known_;
  std::map<std::string, std::vector<model::KnownRepository::File>> files_;
};

// "2 found, 1 unchanged, 1 read, 0 unreadable"
inline std::string counts(const scan::ScanSummary& s) {
  return fmt::format("{} found, {} unchanged, {} read, {} unreadable", s.found, s.unchanged, s.read,
                     s.unreadable);
}

}  // namespace bs::test
