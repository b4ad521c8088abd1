#include "load_condition.hpp"

#include <array>

#include <fmt/format.h>

#include "bs/base/text.hpp"
#include "bs/checks/operators.hpp"

namespace bs::checks {
namespace {

using data::Value;
using model::Condition;
using model::in_quotes;
using model::Path;

constexpr std::array<std::pair<std::string_view, Condition::Form>, 3> k_groups{
    {{"all", Condition::Form::all}, {"any", Condition::Form::any}, {"not", Condition::Form::none}}};

std::shared_ptr<const match::JsonPath> whole_fact() {
  static const auto path = std::make_shared<const match::JsonPath>("$");
  return path;
}

/// What stands to the left of the operator, or in place of its value.
struct OperandReader {
  Loading& load;
  const model::FactRef* inline_fact;
  model::Operand operand{{}, whole_fact()};
  bool has_fact = false;

  void read_fact(const Written& at) {
    has_fact = true;
    if (auto ref = read_fact_ref(load, at)) {
      load.mentions.push_back({*ref, load.file_number, at.value.mark});
      operand.fact = std::move(*ref);
    }
  }
  void read_path(const Written& at) {
    std::string text;
    load.reader.read_text(at.value, at.path, text);
    if (text.empty()) return;
    if (!text.starts_with('$')) {
      load.reader.fault(at.value.mark, fmt::format("{} must start with $", at.path.text()),
                        fmt::format("is \"$.{}\" meant?", text));
      return;
    }
    load.reader.attempt(at.value, at.path,
                        [&] { operand.path = std::make_shared<const match::JsonPath>(text); });
  }
  /// When all keys are read.
  model::Operand finish(const Written& at) {
    if (!has_fact && inline_fact != nullptr) operand.fact = *inline_fact;
    if (!has_fact && inline_fact == nullptr)
      load.reader.fault(at.value.mark, fmt::format("missing key {}", in_quotes(at.path.text_with("factRef"))),
                        "name a fact here, or give the check a fact of its own: fact: {exists: [README.md]}");
    return std::move(operand);
  }
};

bool is_operand(const Value& value) {
  return value.is_object() && value.find("factRef") != nullptr;
}

void read_operator(Loading& load, const Written& at, Condition& out) {
  std::string name;
  load.reader.read_text(at.value, at.path, name);
  if (name.empty()) return;
  std::string meant;
  if (is_operator(name, &meant)) {
    out.operator_name = name;
    return;
  }
  if (meant.empty()) {
    std::vector<std::string> names;
    for (const Operator& known : operators()) names.emplace_back(known.name);
    meant = "known are " + join(names, ", ");
  } else {
    meant = fmt::format("is {} meant?", in_quotes(meant));
  }
  load.reader.fault(at.value.mark, fmt::format("{} names no operator: {}", at.path.text(), in_quotes(name)),
                    meant);
}

/// A literal is judged by its operator, where that is known.
void judge_literal(Loading& load, const Written& at, Condition& out) {
  out.right = at.value;
  if (out.operator_name.empty()) return;
  load.reader.attempt(at.value, at.path, [&] {
    check_literal(out.operator_name, at.value);
    if (parse_operator(out.operator_name).base->takes == "pattern")
      out.pattern = std::make_shared<const match::Regex>(compile_pattern(at.value.as_string()));
  });
}

void read_right(Loading& load, const Written& at, const model::FactRef* inline_fact, Condition& out) {
  if (!is_operand(at.value)) {
    judge_literal(load, at, out);
    return;
  }
  OperandReader right{load, inline_fact};
  load.reader.read_map(at.value, at.path,
                       {{"factRef",
                         [&](const Value& v, const Path& p) {
                           right.read_fact({v, p});
                         }},
                        {"path", [&](const Value& v, const Path& p) {
                           right.read_path({v, p});
                         }}});
  out.right = right.finish(at);
}

Condition read_test(Loading& load, const Written& at, const model::FactRef* inline_fact) {
  Condition out;
  out.mark = at.value.mark;
  OperandReader left{load, inline_fact};
  load.reader.read_map(at.value, at.path,
                       {{"factRef",
                         [&](const Value& v, const Path& p) {
                           left.read_fact({v, p});
                         }},
                        {"path",
                         [&](const Value& v, const Path& p) {
                           left.read_path({v, p});
                         }},
                        {"operator",
                         [&](const Value& v, const Path& p) {
                           read_operator(load, {v, p}, out);
                         },
                         "operator: equal"},
                        {"value", [](const Value&, const Path&) {}}});
  out.left = left.finish(at);
  // Here null is a value like others: `value: null`.
  const data::Member* right = at.value.find_member("value");
  if (right == nullptr) {
    load.reader.fault(at.value.mark, fmt::format("missing key {}", in_quotes(at.path.text_with("value"))),
                      "for example  value: true");
    return out;
  }
  const Path path = at.path.member(*right);
  read_right(load, {right->value, path}, inline_fact, out);
  return out;
}

void read_members(Loading& load, const Written& at, const model::FactRef* inline_fact, Condition& out) {
  load.reader.read_items(at.value, at.path, [&](const Value& value, const Path& path) {
    if (load.reader.expect(value.is_object(), value, path, "a condition"))
      out.members.push_back(read_condition(load, {value, path}, inline_fact));
  });
}

Condition read_group(Loading& load, const Written& at, const model::FactRef* inline_fact) {
  Condition out;
  out.mark = at.value.mark;
  for (const data::Member& member : at.value.as_object()) {
    const Path path = at.path.member(member);
    const auto group = std::find_if(k_groups.begin(), k_groups.end(),
                                    [&](const auto& known) { return known.first == member.key; });
    if (path.key != at.value.as_object().front().key) {
      load.reader.fault(
          member.key_mark,
          fmt::format("{} cannot stand beside {}", in_quotes(path.text()),
                      in_quotes(at.value.as_object().front().key)),
          group == k_groups.end() ? "a group has members and nothing else" : "put both into an all: [...]");
      continue;
    }
    out.form = group->second;
    read_members(load, {member.value, path}, inline_fact, out);
  }
  return out;
}

bool is_group(const Value& value) {
  if (!value.is_object() || value.as_object().empty()) return false;
  return std::any_of(k_groups.begin(), k_groups.end(),
                     [&](const auto& group) { return value.as_object().front().key == group.first; });
}

std::optional<model::FactRef> read_ref_parts(Loading& load, const Written& at) {
  model::FactRef ref;
  const auto part = [&](std::string& out) {
    return [&](const Value& v, const Path& p) { load.reader.read_text(v, p, out); };
  };
  load.reader.read_map(at.value, at.path,
                       {{"source", part(ref.source), "source: scm"},
                        {"scope", part(ref.scope)},
                        {"name", part(ref.name), "name: readme"}});
  if (ref.source.empty() || ref.name.empty()) return std::nullopt;
  return ref;
}

}  // namespace

std::optional<model::FactRef> read_fact_ref(Loading& load, const Written& at) {
  auto ref = at.value.is_object()   ? read_ref_parts(load, at)
             : at.value.is_string() ? model::parse_fact_ref(at.value.as_string())
                                    : std::nullopt;
  // Tracks were programs once.
  constexpr std::string_view k_program = "program/";
  if (ref && ref->source == "soundcheck" && ref->name.starts_with(k_program))
    ref->name.replace(0, k_program.size(), "track/");
  if (ref || at.value.is_object()) return ref;
  const auto built_in = "bs:default/" + (at.value.is_string() ? at.value.as_string() : "");
  const auto meant = nearest(built_in, load.known.fact_names());
  load.reader.fault(at.value.mark,
                    fmt::format("{} must be a fact, source:scope/name, found {}", at.path.text(),
                                model::described(at.value)),
                    meant ? fmt::format("is {} meant?", in_quotes(*meant)) : "");
  return std::nullopt;
}

Condition read_condition(Loading& load, const Written& at, const model::FactRef* inline_fact) {
  if (at.value.is_array()) {  // Soundcheck's own examples write a rule as a list
    Condition out;
    out.form = Condition::Form::all;
    out.mark = at.value.mark;
    read_members(load, at, inline_fact, out);
    return out;
  }
  if (is_group(at.value)) return read_group(load, at, inline_fact);
  if (!load.reader.expect(at.value.is_object(), at.value, at.path, "a condition")) return {};
  return read_test(load, at, inline_fact);
}

}  // namespace bs::checks
