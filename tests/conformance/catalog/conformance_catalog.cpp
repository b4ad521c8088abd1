// Validates the probes and corpora and holds every document against Backstage's verdict: `ok`, the stage at
// which Backstage stops, and for what is valid the normalised entity and the relations. Prints the counts of
// docs/conformance.md; fails on a difference that is not listed below.
#include <cstdio>

#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/base/text.hpp"
#include "bs/data/json.hpp"
#include "bs/model/validate.hpp"
#include "bs/model/validate_json.hpp"

namespace {

using bs::data::Value;

struct Set {
  std::string_view name;
  std::string_view folder;
  std::string_view expected;
};
constexpr Set k_sets[] = {
    {"probes", "oracle/catalog/probes", "oracle/catalog/probes.expected.jsonl"},
    {"backstage-yaml", "corpus/backstage-yaml", "corpus/backstage-yaml.expected.jsonl"},
    {"catalog-info", "corpus/catalog-info", "corpus/catalog-info.expected.jsonl"},
};

/// Differences that we stand by.
struct Accepted {
  std::string_view file;
  std::string_view reason;
};
constexpr std::string_view k_no_documents =
    "nothing in it, nothing wrong with it; to the verdict no document is none that is ok";
constexpr Accepted k_accepted[] = {
    {"raw-emptyfile.yaml", k_no_documents},
    {"raw-comment.yaml", k_no_documents},
};

struct Counts {
  std::size_t files = 0, documents = 0, agree = 0, valid = 0, templates = 0, accepted = 0, differ = 0;
};

std::string accepted_reason(std::string_view file) {
  for (const Accepted& accepted : k_accepted)
    if (accepted.file == file) return std::string(accepted.reason);
  return "";
}

/// As it would be read from our JSON output: what JSON cannot say (NaN) has become null, as in the verdict.
Value as_json(const Value& value) {
  return bs::data::parse_json(bs::data::to_json(value));
}

std::string stage_of(const Value& expected) {
  const std::string stage = expected.string_or("stage");
  return stage == "yaml-throw" ? "yaml" : stage;
}

/// What differs between a document's verdict and ours; "" when nothing does.
std::string difference(const Value& expected, const Value& actual) {
  const bool ok = expected.find("ok")->as_boolean();
  if (actual.find("ok")->as_boolean() != ok)
    return fmt::format("ok should be {}: {}", ok, bs::data::to_json(*actual.find("problems")));
  if (actual.string_or("stage") != stage_of(expected))
    return fmt::format("stage is {}, should be {}", actual.string_or("stage"), stage_of(expected));
  if (expected.string_or("ref") != actual.string_or("ref"))
    return fmt::format("ref is {}", actual.string_or("ref"));
  if (ok && actual.find("template") != nullptr) return "marked as a template although Backstage accepts it";
  for (const std::string_view part : {"entity", "relations"}) {
    if (!ok || *expected.find(part) == *actual.find(part)) continue;
    return fmt::format("{} is {}, should be {}", part, bs::data::to_json(*actual.find(part)),
                       bs::data::to_json(*expected.find(part)));
  }
  return "";
}

void report(Counts& counts, std::string_view file, std::string_view what) {
  const std::string reason = accepted_reason(file);
  ++(reason.empty() ? counts.differ : counts.accepted);
  fmt::print("{} {}: {}{}{}\n", reason.empty() ? "DIFFERS" : "accepted", file, what,
             reason.empty() ? "" : ": ", reason);
}

void compare_file(const Value& expected, const std::string& folder, Counts& counts) {
  const std::string name = expected.string_or("file");
  const std::string text = bs::read_file(folder + "/" + name, 64u << 20);
  const bs::model::ValidatedFile file = bs::model::validate_text(text);
  const Value actual = as_json(bs::model::to_value(file, name));
  const auto& wanted = expected.find("documents")->as_array();
  const auto& found = actual.find("documents")->as_array();
  ++counts.files;
  counts.documents += wanted.size();
  if (wanted.size() != found.size())
    report(counts, name, fmt::format("has {} documents, should have {}", found.size(), wanted.size()));
  for (std::size_t i = 0; i < std::min(wanted.size(), found.size()); ++i) {
    counts.templates += found[i].find("template") != nullptr;
    counts.valid += wanted[i].find("ok")->as_boolean();
    const std::string what = difference(wanted[i], found[i]);
    if (what.empty())
      ++counts.agree;
    else
      report(counts, name, fmt::format("document {}: {}", i + 1, what));
  }
  // Templates are no fault of their file; otherwise a file is ok when its documents are.
  const bool fine = std::all_of(found.begin(), found.end(), [](const Value& document) {
    return document.find("ok")->as_boolean() || document.find("template") != nullptr;
  });
  if (file.ok != fine) report(counts, name, "the file's ok does not follow from its documents'");
  if (wanted.empty() && !expected.find("ok")->as_boolean() && file.ok) report(counts, name, "the file is ok");
}

Counts compare_set(const Set& set, const std::string& shared) {
  Counts counts;
  const std::string lines = bs::read_file(shared + "/" + std::string(set.expected), 256u << 20);
  for (const std::string_view line : bs::split_lines(lines))
    compare_file(bs::data::parse_json(line), shared + "/" + std::string(set.folder), counts);
  return counts;
}

int compare_all(const std::string& shared) {
  constexpr std::string_view row = "{:<16}{:>7}{:>11}{:>7}{:>8}{:>11}{:>10}{:>9}\n";
  std::string table =
      fmt::format(row, "set", "files", "documents", "valid", "agree", "templates", "accepted", "differ");
  std::size_t differ = 0;
  for (const Set& set : k_sets) {
    const Counts counts = compare_set(set, shared);
    table += fmt::format(row, set.name, counts.files, counts.documents, counts.valid, counts.agree,
                         counts.templates, counts.accepted, counts.differ);
    differ += counts.differ;
  }
  fmt::print("{}", table);
  return differ == 0 ? 0 : 1;
}

}  // namespace

int main() {
  try {
    const std::string shared = bs::environment("BS_SHARED").value_or(BS_SOURCE_DIR "/../shared");
    if (!bs::fs::exists(shared + "/oracle/catalog/probes")) {
      fmt::print("skipped: no verdicts at {}\n", shared);
      return 0;
    }
    return compare_all(shared);
  } catch (const bs::Error& error) {
    std::fputs(bs::format_error(error).c_str(), stderr);
    return 1;
  }
}
