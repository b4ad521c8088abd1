#pragma once
// What a scan of a repository made for a test tells.
#include <string>
#include <string_view>

#include "bs/scan/scan.hpp"
#include "support/temporary_folder.hpp"
#include "unit/git/test_repository.hpp"

namespace bs::test {

inline scan::ScanOptions options_for(const fs::path& root) {
  scan::ScanOptions options;
  options.roots = {root};
  options.now = k_now;
  options.workers = 2;
  return options;
}

inline const std::string k_head = "apiVersion: backstage.io/v1alpha1\n";

// The Location `all`, with these lines of spec.
inline std::string location(const std::string& spec) {
  return k_head + "kind: Location\nmetadata:\n  name: all\nspec:\n" + spec;
}

// The component `name`, with more lines of spec.
inline std::string component(const std::string& name, const std::string& more = "  owner: payments\n") {
  return fmt::format(
      "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: {}\nspec:\n  type: service\n"
      "  lifecycle: production\n{}",
      name, more);
}

// A file that takes some tenths of a second to read: whoever is given no time at all is killed over it.
inline std::string slow_file() {
  std::string text;
  for (int i = 0; i < 4000; ++i) text += (i == 0 ? "" : "---\n") + component("slow-" + std::to_string(i));
  return text;
}

// One line an entity, sorted: "component:default/pay at pay/catalog-info.yaml:1".
inline std::vector<std::string> summary_of(const model::RepositoryScan& scan) {
  std::vector<std::string> lines;
  for (const model::ScannedEntity& e : scan.entities)
    lines.push_back(fmt::format("{}{}{} at {}:{}", e.kept ? "kept " : "", e.inferred ? "inferred " : "",
                                e.entity.ref.canonical(), e.path, e.mark.line));
  std::sort(lines.begin(), lines.end());
  return lines;
}

// One line a problem, in their order: "warning location-target catalog-info.yaml:7: the target …".
inline std::vector<std::string> problems_of(const model::RepositoryScan& scan) {
  std::vector<std::string> lines;
  for (const model::Problem& p : scan.problems)
    lines.push_back(fmt::format("{} {} {}:{}: {}{}", bs::name_of(p.severity), model::name_of(p.kind), p.path,
                                p.mark.line, p.message, p.hint.empty() ? "" : " | " + p.hint));
  return lines;
}

inline const model::ScannedEntity& entity_of(const model::RepositoryScan& scan, std::string_view ref) {
  for (const model::ScannedEntity& e : scan.entities)
    if (e.entity.ref.canonical() == ref) return e;
  throw std::runtime_error("no entity " + std::string(ref));
}

}  // namespace bs::test
