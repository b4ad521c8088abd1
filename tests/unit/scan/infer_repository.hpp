#pragma once
// A revision for inference as plain paths and texts.
#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "bs/base/paths.hpp"
#include "scan/inference.hpp"

namespace bs::test {

class InferRepository {
 public:
  explicit InferRepository(std::string name = "shop") { input_.repository = std::move(name); }

  InferRepository& file(const std::string& path, std::string_view text = "") {
    files_[path] = text;
    return *this;
  }
  InferRepository& tag(const std::string& name) {
    tags_.push_back(name);
    return *this;
  }
  InferRepository& language(const std::string& folder, const std::string& language) {
    languages_[folder] = language;
    return *this;
  }
  scan::InferenceInput& input() { return input_; }
  // Paths that were read, for tests of what is not.
  const std::set<std::string>& reads() const { return reads_; }

  scan::InferenceResult infer() {
    for (const auto& [path, text] : files_)
      if (scan::is_manifest_path(path)) input_.manifests.push_back({path, {}, false});
    input_.read = [this](std::string_view path) -> std::optional<std::string> {
      const auto found = files_.find(std::string(path));
      if (found == files_.end()) return std::nullopt;
      reads_.insert(found->first);
      return found->second;
    };
    input_.list = [this](std::string_view folder) -> const std::vector<std::string>& {
      return lists_[std::string(folder)] = names_in(folder);
    };
    input_.language = [this](std::string_view folder) {
      const auto found = languages_.find(std::string(folder));
      return found == languages_.end() ? "" : found->second;
    };
    input_.tags = [this] { return tags_; };
    return scan::infer(input_);
  }

 private:
  std::vector<std::string> names_in(std::string_view folder) const {
    std::set<std::string> names;
    for (const auto& [path, text] : files_) {
      if (!is_below(path, folder) || path == folder) continue;
      const std::string_view rest = std::string_view(path).substr(folder.empty() ? 0 : folder.size() + 1);
      const std::size_t slash = rest.find('/');
      names.emplace(slash == std::string_view::npos ? rest : rest.substr(0, slash + 1));
    }
    return {names.begin(), names.end()};
  }

  scan::InferenceInput input_;
  std::map<std::string, std::string> files_, languages_;
  std::map<std::string, std::vector<std::string>> lists_;
  std::vector<std::string> tags_;
  std::set<std::string> reads_;
};

// "component:pay service production" for each entity, in no order: kind, name, type and, unless a resource,
// lifecycle.
inline std::set<std::string> shapes(const scan::InferenceResult& result) {
  std::set<std::string> shapes;
  for (const model::ScannedEntity& scanned : result.entities) {
    const data::Value& spec = *scanned.entity.document.find("spec");
    std::string shape =
        scanned.entity.ref.kind + ":" + scanned.entity.ref.name + " " + spec.string_or("type");
    if (const std::string lifecycle = spec.string_or("lifecycle"); !lifecycle.empty())
      shape += " " + lifecycle;
    INFO(shape);
    CHECK(shapes.insert(shape).second);
  }
  return shapes;
}

inline const model::ScannedEntity& entity(const scan::InferenceResult& result, std::string_view name) {
  for (const model::ScannedEntity& scanned : result.entities)
    if (scanned.entity.ref.name == name) return scanned;
  FAIL("there is no " << name);
  throw std::logic_error("unreachable");
}

inline std::string metadata(const model::ScannedEntity& scanned, std::string_view key) {
  return scanned.entity.document.find("metadata")->string_or(key);
}

inline std::set<std::string> packages(const std::vector<model::PackageUse>& uses) {
  std::set<std::string> packages;
  for (const model::PackageUse& use : uses) packages.insert(use.package + "@" + std::to_string(use.line));
  return packages;
}

using Set = std::set<std::string>;

}  // namespace bs::test
