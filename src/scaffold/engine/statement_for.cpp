#include "scaffold/engine/statement_for.hpp"

#include "bs/base/text.hpp"
#include "scaffold/engine/js_convert.hpp"
#include "scaffold/engine/property.hpp"
#include "scaffold/engine/run.hpp"

namespace bs::scaffold::engine {
namespace {

/// A safe string is walked by code points, as JavaScript's iterator of strings does.
JsValue iterable(Budget& budget, const JsValue& value) {
  if (!value.is(Kind::safe)) return value;
  const std::string& bytes = value.safe()->text->bytes();
  Values points;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = decode_utf8(bytes, at).length;
    budget.check_list(static_cast<double>(points.size() + 1));
    points.push_back(text_value(bytes.substr(at, length)));
    at += length;
  }
  return budget.list(std::move(points));
}

}  // namespace

void For::execute(Run& run, TextBuffer& out) const {
  run.budget.step();
  Frame frame(&run.frame());
  FrameCell& cell = *run.cell;
  const Replaced inner(cell.frame, &frame);
  const JsValue value = iterated->evaluate(run);
  run.at = at;
  if (truthy(value)) walk(run, out, iterable(run.budget, value));
  if (!has_else || truthy(run.slot({0, length_slot}))) return;
  change_places(run);
  engine::execute(otherwise, run, out);
  change_places(run);
}

void For::walk(Run& run, TextBuffer& out, const JsValue& value) const {
  if (targets.size() == 1) {
    walk_values(run, out, value);
  } else if (value.is(Kind::array)) {
    walk_lists(run, out, value);
  } else {
    change_places(run);
    walk_members(run, out, value);
    change_places(run);
  }
}

void For::walk_values(Run& run, TextBuffer& out, const JsValue& value) const {
  const JsValue length = property(value, "length");
  run.slot({0, length_slot}) = length;
  const Sequence items(run.budget, value);
  LoopState loop(length, to_number(run.budget, length));
  for (std::size_t i = 0; i < items.size(); ++i) {
    const JsValue item = items[i];
    bind(run, 0, item);
    run.frame().set(targets[0].name, item);
    round(run, out, loop, i);
  }
}

void For::walk_lists(Run& run, TextBuffer& out, const JsValue& value) const {
  const Values& items = value.array().items;
  const JsValue length = number_value(items.size());
  run.slot({0, length_slot}) = length;
  LoopState loop(length, length.number());
  for (std::size_t i = 0; i < items.size(); ++i) {
    run.at = at;
    for (std::size_t u = 0; u < targets.size(); ++u)
      bind(run, u, property_or_refuse(run.budget, items[i], static_cast<double>(u)));
    // Nunjucks does not make these names known beyond their slots.
    round(run, out, loop, i);
  }
}

void For::walk_members(Run& run, TextBuffer& out, const JsValue& value) const {
  std::vector<std::pair<TextPtr, JsValue>> members;
  each_member(run.budget, value,
              [&](const TextPtr& key, const JsValue& member) { members.emplace_back(key, member); });
  const JsValue length = number_value(members.size());
  run.slot({0, length_slot}) = length;
  LoopState loop(length, length.number());
  for (std::size_t i = 0; i < members.size(); ++i) {
    bind(run, 0, members[i].first);
    bind(run, 1, members[i].second);
    run.frame().set(targets[0].name, members[i].first);
    run.frame().set(targets[1].name, members[i].second);
    round(run, out, loop, i);
  }
}

void For::round(Run& run, TextBuffer& out, LoopState& loop, std::size_t index) const {
  run.budget.step();
  loop.move_to(index);
  run.frame().attach(loop, loop_name);
  engine::execute(body, run, out);
}

void For::bind(Run& run, std::size_t target, const JsValue& value) const {
  run.slot({0, targets[target].slot}) = value;
}

void For::change_places(Run& run) const {
  if (targets.size() == 1) return;
  Values& slots = run.activation->slots;
  const auto first = slots.begin() + first_slot;
  std::swap_ranges(first, first + slot_count, first + slot_count);
}

}  // namespace bs::scaffold::engine
