// What searches every text of a repository: secrets, conflict markers, a README's outline and links.
#include "bs/data/json.hpp"
#include "facts/conflict_markers.hpp"
#include "facts/readme_links.hpp"
#include "facts/secrets.hpp"
#include "fuzz_input.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace bs;
  const auto text = fuzz::text_of(data, size);
  std::size_t end = 0;
  for (const facts::Secret& secret : facts::find_secrets(text)) {
    fuzz::must(secret.begin >= end && secret.end > secret.begin && secret.end <= text.size());
    // Of what is found no more is shown than its first characters.
    fuzz::must(secret.shown.size() < 40);
    end = secret.end;
  }
  for (const facts::FactFinding& finding : facts::find_conflict_markers("a.md", text))
    fuzz::must(finding.mark.line > 0);
  fuzz::may_refuse([&] {
    const facts::MarkdownOutline outline = facts::read_markdown(text);
    const auto snapshot = facts::memory_snapshot({{"docs/a.md", ""}, {"README.md", std::string(text)}});
    facts::check_links(*snapshot, outline, "README.md", "README.md");
  });
  return 0;
}
