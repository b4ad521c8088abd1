#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "bs/base/text.hpp"
#include "bs/data/yaml.hpp"
#include "load_check.hpp"
#include "load_collectors.hpp"
#include "load_exemptions.hpp"
#include "load_track.hpp"

namespace bs::checks {

bool Loading::is_first(const std::string& kind, const std::string& id, Mark mark) {
  const auto [seen, is_new] = seen_.try_emplace({kind, id}, Place{file, mark});
  if (!is_new)
    reader.fault(mark, fmt::format("{} {} is defined twice", kind, model::in_quotes(id)),
                 "the other stands at " + seen->second.text());
  return is_new;
}

namespace {

using data::Value;

enum class Kind { unknown, check, track, collector, exemption };
using ReadOne = void (*)(Loading&, const Value&);

struct KindOfFile {
  std::string_view word;
  Kind kind;
  bool is_folder;  ///< else a name before ".yaml"
};
constexpr std::array<KindOfFile, 10> k_kinds{{{"checks", Kind::check, true},
                                              {"tracks", Kind::track, true},
                                              {"programs", Kind::track, true},
                                              {"campaigns", Kind::track, true},
                                              {"collectors", Kind::collector, true},
                                              {"exemptions", Kind::exemption, false},
                                              {"soundcheck-checks", Kind::check, false},
                                              {"soundcheck-tracks", Kind::track, false},
                                              {"soundcheck-programs", Kind::track, false},
                                              {"soundcheck-campaigns", Kind::track, false}}};

/// By its name, else by the last folder that is known.
Kind kind_of(std::string_view path) {
  auto parts = split(path, '/');
  const auto name = parts.back().substr(0, parts.back().rfind('.'));
  parts.pop_back();
  for (const auto& known : k_kinds)
    if (!known.is_folder && known.word == name) return known.kind;
  for (auto part = parts.rbegin(); part != parts.rend(); ++part)
    for (const auto& known : k_kinds)  // "built-in: checks" is a folder of the binary
      if (known.is_folder && (*part == known.word || part->ends_with(": " + std::string(known.word))))
        return known.kind;
  return Kind::unknown;
}

struct Reading {
  ReadOne read;
  std::vector<std::string_view> list_keys;  ///< `checks: [...]`, as in app-config and answers of the API
};

Reading reading_of(Kind kind) {
  switch (kind) {
    case Kind::check:
      return {read_check, {"checks"}};
    case Kind::track:
      return {read_track, {"tracks", "programs", "campaigns"}};
    case Kind::collector:
      return {read_collectors, {"collectors", "factCollectors"}};
    case Kind::exemption:
      return {read_exemption, {"exemptions"}};
    case Kind::unknown:
      break;
  }
  return {nullptr, {}};
}

/// The value inside `soundcheck: {checks: [...]}` or `checks: [...]`, when that is all there is.
const Value& unwrapped(const Value& document, const Reading& reading) {
  const Value* value = &document;
  const auto only = [&]() -> const data::Member* {
    return value->is_object() && value->as_object().size() == 1 ? &value->as_object().front() : nullptr;
  };
  if (const auto* member = only(); member != nullptr && member->key == "soundcheck") value = &member->value;
  const auto* member = only();
  if (member == nullptr) return *value;
  const auto& keys = reading.list_keys;
  return std::find(keys.begin(), keys.end(), member->key) != keys.end() ? member->value : *value;
}

void read_document(Loading& load, const Value& document, const Reading& reading) {
  const Value& value = unwrapped(document, reading);
  if (value.is_null()) return;  // `exemptions:` with none yet
  if (!value.is_array()) {
    reading.read(load, value);
    return;
  }
  for (const Value& item : value.as_array()) reading.read(load, item);
}

void keep_parser_diagnostics(Loading& load, const std::vector<Diagnostic>& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.severity == Severity::error) {
      load.reader.fault(diagnostic.mark, diagnostic.message, diagnostic.hint);
      continue;
    }
    load.policy.notes.push_back(diagnostic);
    load.policy.notes.back().file = load.file;
  }
}

void read_file(Loading& load, const PolicyFile& file) {
  load.file = file.path;
  const Reading reading = reading_of(kind_of(file.path));
  if (reading.read == nullptr) {
    load.reader.fault({}, "this is no file of a policy",
                      "a policy folder holds checks/, tracks/, collectors/ and exemptions.yaml");
    return;
  }
  const auto yaml = data::parse_yaml(file.text);
  keep_parser_diagnostics(load, yaml.diagnostics);
  for (const auto& document : yaml.documents) {
    keep_parser_diagnostics(load, document.diagnostics);
    if (document.ok()) read_document(load, document.root, reading);
  }
}

std::vector<std::string> names_of_facts(const Loading& load) {
  auto names = load.known.fact_names();
  for (const auto& [ref, spec] : load.policy.facts)
    if (ref.source != "inline") names.push_back(ref.text());
  names.emplace_back("catalog:default/entity_descriptor");
  return names;
}

using FaultsByFile = std::vector<std::vector<Diagnostic>>;

/// When all collectors are read: where the facts come from that checks ask for.
void settle_mentions(Loading& load, FaultsByFile& faults) {
  std::vector<std::string> names;
  int hints_left = 50;  // they cost more than the rest
  for (const auto& mention : load.mentions) {
    if (knows_fact(load, mention.fact)) continue;
    if (is_from_elsewhere(load, mention.fact)) {
      const Value tool(data::Object{{"tool", mention.fact.source, {}}});
      load.policy.facts[mention.fact] = {"elsewhere", tool, "", {}};
      continue;
    }
    if (names.empty()) names = names_of_facts(load);
    const auto meant = hints_left-- > 0 ? nearest(mention.fact.text(), names) : std::nullopt;
    faults[mention.file].push_back(
        {Severity::error, fmt::format("nobody collects the fact {}", model::in_quotes(mention.fact.text())),
         mention.mark,
         meant
             ? fmt::format("is \"{}\" meant?", *meant)
             : "facts of the repository are bs:default/…; name another tool's in collectors/<source>.yaml"});
  }
}

/// The faults of all files in their order; past the first 500 only their number.
void throw_all(const std::vector<PolicyFile>& files, FaultsByFile faults) {
  constexpr std::size_t k_most = 500;
  std::vector<Diagnostic> all;
  std::size_t further = 0;
  const PolicyFile* first = nullptr;
  for (std::size_t at = 0; at < files.size(); ++at) {
    std::stable_sort(faults[at].begin(), faults[at].end(), [](const Diagnostic& a, const Diagnostic& b) {
      return std::pair(a.mark.line, a.mark.column) < std::pair(b.mark.line, b.mark.column);
    });
    for (Diagnostic& fault : faults[at]) {
      if (first == nullptr) first = &files[at];
      if (first != &files[at]) fault.file = files[at].path;
      if (all.size() < k_most)
        all.push_back(std::move(fault));
      else
        ++further;
    }
  }
  if (first == nullptr) return;
  if (further > 0)
    all.push_back({Severity::error, "and " + count_of(further, "further fault", "further faults"), {}, ""});
  throw model::error_of_faults(std::move(all), first->text, first->path);
}

}  // namespace

Policy load_policy(const std::vector<PolicyFile>& files, const KnownFacts& known, const Policy* earlier) {
  Loading load(known, earlier);
  FaultsByFile faults(files.size());
  for (load.file_number = 0; load.file_number < files.size(); ++load.file_number) {
    read_file(load, files[load.file_number]);
    faults[load.file_number] = load.reader.take_faults();
  }
  settle_mentions(load, faults);
  throw_all(files, std::move(faults));
  std::sort(load.policy.checks.begin(), load.policy.checks.end(),
            [](const auto& a, const auto& b) { return a->id < b->id; });
  return std::move(load.policy);
}

}  // namespace bs::checks
