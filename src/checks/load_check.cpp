#include "load_check.hpp"

#include <fmt/format.h>

#include "bs/base/text.hpp"
#include "load_condition.hpp"
#include "load_keys.hpp"

namespace bs::checks {
namespace {

using data::Value;
using model::Check;
using model::in_quotes;
using model::Path;
using Key = KeyReader::Key;

const std::vector<std::string> k_severities = {"low", "medium", "high", "critical"};

/// A check and what its parts need of one another, whatever their order in the file.
struct CheckReader : KeyReader {
  CheckReader(Loading& loading, const Value& value) : KeyReader{loading}, document(value) {}

  const Value& document;
  Check check;
  std::optional<model::FactRef> asked;  ///< what conditions without a factRef ask

  void read_fact();
  void judge_facts();
  void read_inline_fact(const Written& at);
  void read_severity(const Written& at);
  void read_type(const Written& at);
  void read_applicable(const Written& at);
  std::vector<Key> keys();
  std::vector<Key> own_keys();
};

/// Before the conditions are read: they ask it.
void CheckReader::read_fact() {
  const data::Member* member = document.find_member("fact");
  if (member == nullptr || member->value.is_null()) return;
  const Path root;
  const Path path = root.member(*member);
  if (member->value.is_string()) {
    const auto ref = read_fact_ref(load, {member->value, path});
    if (ref) load.mentions.push_back({*ref, load.file_number, member->value.mark});
    asked = ref.value_or(model::FactRef{});  // also when faulty: one fault is enough
    return;
  }
  read_inline_fact({member->value, path});
}

void CheckReader::read_inline_fact(const Written& at) {
  asked = model::FactRef{"inline", "default", document.string_or("id")};
  const std::string wanted = "a fact's name or a collector, for example {exists: [go.sum]}";
  if (!load.reader.expect(at.value.is_object(), at.value, at.path, wanted)) return;
  if (at.value.as_object().size() != 1) {
    load.reader.fault(at.value.mark,
                      fmt::format("fact must name one collector, found {}", at.value.as_object().size()),
                      "conditions may ask for further facts by factRef");
    return;
  }
  const data::Member& member = at.value.as_object().front();
  const Path path = at.path.member(member);
  try {
    if (!load.known.check_collector(member.key, member.value))
      load.reader.fault(member.key_mark, fmt::format("{} names no collector", in_quotes(path.text())),
                        model::hint_of_names(member.key, load.known.collector_ids()));
  } catch (const Error& error) {
    load.reader.fault(error, path);
  }
  load.policy.facts[*asked] = {member.key, member.value, load.file, member.key_mark};
}

/// When all is read: a fact that no condition asks for, of the check's own or given by a test, is a mistake.
void CheckReader::judge_facts() {
  const auto wanted = check.facts();
  if (wanted.empty()) return;  // the rule itself is faulty
  const auto is_wanted = [&](const model::FactRef& ref) {
    return std::find(wanted.begin(), wanted.end(), ref) != wanted.end();
  };
  if (asked && !asked->name.empty() && !is_wanted(*asked))
    load.reader.fault(document.find("fact")->mark, "no condition asks for the fact",
                      "conditions without a factRef do");
  for (const auto& test : check.tests)
    for (const auto& [ref, value] : test.facts)
      if (!is_wanted(ref))
        load.reader.fault(
            test.mark, fmt::format("no condition asks for {}, which this case gives", in_quotes(ref.text())));
}

void CheckReader::read_severity(const Written& at) {
  std::string name;
  load.reader.read_choice(at.value, at.path, k_severities, name);
  if (const auto severity = model::parse_check_severity(name)) check.severity = *severity;
}

void CheckReader::read_type(const Written& at) {
  std::string name;
  load.reader.read_choice(at.value, at.path, {"default", "manual"}, name);
  check.is_manual = name == "manual";
}

void CheckReader::read_applicable(const Written& at) {
  if (at.value.is_boolean()) {
    load.reader.expect(at.value.as_boolean(), at.value, at.path, "true or a condition");
    return;
  }
  check.applicable = read_condition(load, at, asked ? &*asked : nullptr);
}

std::vector<Key> CheckReader::own_keys() {
  return {prose("why", check.why),
          prose("remediation", check.remediation),
          {"fact", [](const Value&, const Path&) {}},
          {"severity",
           [this](const Value& v, const Path& p) {
             read_severity({v, p});
           }},
          {"fix",
           [this](const Value& v, const Path& p) {
             read_fix(load, {v, p}, check);
           }},
          {"tests", [this](const Value& v, const Path& p) {
             read_tests(load, {v, p}, check);
           }}};
}

std::vector<Key> CheckReader::keys() {
  const bool needs_rule = !(document.string_or("type") == "manual");
  std::vector<Key> keys{
      text("id", check.id, "id: has-readme"),
      prose("name", check.name),
      prose("description", check.description),
      prose("ownerEntityRef", check.owner),
      prose("supportChannel", check.support_channel),
      {"type",
       [this](const Value& v, const Path& p) {
         read_type({v, p});
       }},
      {"pathResolver",
       [this](const Value& v, const Path& p) {
         std::string ignored;
         load.reader.read_choice(v, p, {"jsonpath"}, ignored);
       }},
      {"applicable",
       [this](const Value& v, const Path& p) {
         read_applicable({v, p});
       }},
      {"rule",
       [this](const Value& v, const Path& p) {
         check.rule = read_condition(load, {v, p}, asked ? &*asked : nullptr);
       },
       needs_rule ? "rule: {factRef: \"bs:default/readme\", path: $.exists, operator: equal, value: true}"
                  : ""},
      flag("warning", check.warns),
      prose("passedMessage", check.passed_message),
      prose("failedMessage", check.failed_message),
      prose("notApplicableMessage", check.not_applicable_message),
      filter("filter", check.filter),
      filter("exclude", check.exclude),
      filter_query(check.filter)};
  for (const auto* name : {"schedule", "isEditable", "createdAt", "updatedAt"})
    keys.push_back(passed_over(name));
  for (Key& key : own_keys()) keys.push_back(std::move(key));
  return keys;
}

/// `{id, severity, warning}` without a rule tightens a check of an earlier layer.
bool is_adjustment(const Value& document) {
  const auto& members = document.as_object();
  return members.size() > 1 && std::all_of(members.begin(), members.end(), [](const data::Member& member) {
           return member.key == "id" || member.key == "severity" || member.key == "warning";
         });
}

void read_adjustment(Loading& load, const Value& document) {
  CheckReader reader(load, document);
  Adjustment out;
  out.file = load.file;
  load.reader.read_map(document, {},
                       {reader.text("id", out.check, "id: has-readme"),
                        {"severity",
                         [&](const Value& v, const Path& p) {
                           reader.read_severity({v, p});
                           out.severity = reader.check.severity;
                         }},
                        {"warning", [&](const Value& v, const Path& p) {
                           load.reader.read_flag(v, p, out.warns.emplace());
                         }}});
  if (out.check.empty()) return;
  out.mark = document.find("id")->mark;
  if (load.is_first("check", out.check, out.mark)) load.policy.adjustments.push_back(std::move(out));
}

/// Ids are words: they stand on command lines and in lists.
bool is_word(std::string_view id) {
  return std::all_of(id.begin(), id.end(), [](unsigned char c) { return c > 0x20 && c != 0x7f; });
}

}  // namespace

void read_check(Loading& load, const Value& value) {
  if (!value.is_object()) {
    load.reader.fault(value.mark, fmt::format("a check must be a map, found {}", model::described(value)));
    return;
  }
  if (is_adjustment(value)) {
    read_adjustment(load, value);
    return;
  }
  CheckReader reader(load, value);
  Check& check = reader.check;
  check.file = load.file;
  check.mark = value.mark;
  if (value.string_or("type") == "manual") check.rule = model::Condition::everything();
  reader.read_fact();
  load.reader.read_map(value, {}, reader.keys());
  reader.judge_facts();
  if (check.id.empty()) return;
  const Mark mark = value.find("id")->mark;
  if (!is_word(check.id))
    load.reader.fault(mark, fmt::format("id must be one word, found {}", in_quotes(check.id)));
  if (load.is_first("check", check.id, mark))
    load.policy.checks.push_back(std::make_shared<const Check>(std::move(check)));
}

}  // namespace bs::checks
