#include "bs/base/text.hpp"
#include "bs/match/regex.hpp"
#include "facts/collectors.hpp"

namespace bs::facts {
namespace {

constexpr std::string_view k_paths[] = {
    "security.md",       ".github/security.md",       "docs/security.md",
    "security.markdown", ".github/security.markdown", "docs/security.markdown",
    "security.adoc",     ".github/security.adoc",     "docs/security.adoc",
    "security.rst",      ".github/security.rst",      "docs/security.rst",
    "doc/security.rst",
};

const File* policy_of(const Snapshot& snapshot) {
  for (const File& file : snapshot.files()) {
    if (file.path.size() > 30 || file.type == git::EntryType::submodule) continue;
    const std::string path = to_lower(file.path);
    if (std::find(std::begin(k_paths), std::end(k_paths), path) != std::end(k_paths))
      return file.is_regular() ? &file : snapshot.follow(file.path);
  }
  return nullptr;
}

/// The different texts that a pattern finds, and how often it finds one.
struct Hits {
  std::set<std::string> texts;
  std::size_t count = 0;
};

Hits hits_of(const match::Regex& pattern, std::string_view text) {
  Hits hits;
  for (const std::string_view line : split_lines(text)) {
    std::size_t at = 0;
    while (const auto found = pattern.find(line, at)) {
      const auto [begin, end] = (*found)[0];
      hits.texts.emplace(line.substr(begin, end - begin));
      ++hits.count;
      at = std::max(end, begin + 1);
    }
  }
  return hits;
}

std::size_t length_of(const std::set<std::string>& texts) {
  std::size_t length = 0;
  for (const std::string& text : texts) length += text.size();
  return length;
}

model::FactReading collect(const CollectorInput& input) {
  static const match::Regex link("(http|https)://[a-zA-Z0-9./?=_%:-]*");
  static const match::Regex address(R"(\b[A-Za-z0-9._%+-]+(@|\\?\[at\\?\])[A-Za-z0-9.-]+\.[A-Za-z]{2,6}\b)");
  static const match::Regex expectation(R"((?i)(\b*[0-9]{1,4}\b|(Disclos|Vuln)))");
  input.snapshot.require_whole();
  const File* policy = policy_of(input.snapshot);
  data::Value value = data::Value::object();
  value.set("exists", policy != nullptr);
  if (policy == nullptr) return reading(std::move(value));
  const std::string_view text = input.snapshot.text(*policy);
  const Hits links = hits_of(link, text), addresses = hits_of(address, text),
             hints = hits_of(expectation, text);
  const std::size_t contacts = links.texts.size() + addresses.texts.size();
  const std::size_t linked = length_of(links.texts) + length_of(addresses.texts) + 2 * contacts;
  const bool has_text = text.size() > 1 && text.size() > linked;
  value.set("path", policy->path);
  value.set("contacts", number(contacts));
  value.set("text", has_text);
  value.set("expectations", number(hints.count));
  value.set("score", number((contacts > 0 ? 6u : 0u) + (has_text ? 3u : 0u) + (hints.count > 1 ? 1u : 0u)));
  return reading(std::move(value), policy->path);
}

}  // namespace

BS_COLLECTOR(security_policy) = {
    .id = "security-policy",
    .summary = "how to report a vulnerability: SECURITY.md and its like",
    .fields =
        "$.exists        there is one, at the root, in .github or in docs\n"
        "$.path          where\n"
        "$.contacts      how many different links and addresses it gives\n"
        "$.text          it says more than these\n"
        "$.expectations  words on disclosure and vulnerabilities, and numbers (of days)\n"
        "$.score         OpenSSF Scorecard's Security-Policy, 0 to 10",
    .scope = model::FactScope::repository,
    .collect = collect,
};

}  // namespace bs::facts
