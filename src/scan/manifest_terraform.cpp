#include "bs/base/paths.hpp"
#include "scan/manifest_fields.hpp"
#include "scan/manifest_text.hpp"

// *.tf: which blocks stand at the left margin, as terraform fmt puts them.
namespace bs::scan {

void read_terraform(const ManifestSource& source, ManifestFacts& facts) {
  static const match::Regex resource(R"re(^(?:resource|module)\s+")re", {false, true, false});
  static const match::Regex provider(R"re(^provider\s+"|^\s+(?:backend\s+"|cloud\s*\{))re",
                                     {false, true, false});
  static const match::Regex local_source(R"re(^\s+source\s*=\s*"(\.{1,2}/[^"]*)")re", {false, true, false});
  const std::string text = without_comments(source.text, Comments::hash);
  facts.mark = {1, 1};
  facts.has_resources = resource.search(text);
  facts.has_provider = provider.search(text);
  each_match(local_source, text, [&](const auto& groups, std::size_t) {
    if (auto folder = resolve_repository_path(source.folder, groups[1]))
      facts.module_calls.push_back(std::move(*folder));
  });
}

}  // namespace bs::scan
