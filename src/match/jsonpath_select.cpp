#include "match/jsonpath_select.hpp"

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"

namespace bs::match::path {

namespace {

using data::Value;

/// A name as normalised paths write it (RFC 9535 §2.7).
void append_name(std::string& out, std::string_view name) {
  constexpr std::string_view k_raw = "\b\t\n\f\r'\\";
  constexpr std::string_view k_letters = "btnfr'\\";
  out += "['";
  for (const char c : name) {
    if (const std::size_t known = k_raw.find(c); known != std::string_view::npos) {
      out += {'\\', k_letters[known]};
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  out += "']";
}

}  // namespace

std::string normal_path(const Step* step) {
  std::vector<const Step*> steps;
  for (; step != nullptr; step = step->up) steps.push_back(step);
  std::string out = "$";
  for (auto at = steps.rbegin(); at != steps.rend(); ++at) {
    if ((*at)->is_index) {
      out += fmt::format("[{}]", (*at)->index);
    } else {
      append_name(out, (*at)->key);
    }
  }
  return out;
}

std::vector<Found> Evaluator::run(const Query& query, const Value& current, std::deque<Step>* steps) {
  std::deque<Step>* const outer = std::exchange(steps_, steps);
  std::vector<Found> found = {{query.is_relative ? &current : &root_, nullptr}};
  for (const Segment& segment : query.segments) {
    std::vector<Found> next;
    for (const Found& from : found) {
      if (segment.is_descendant) {
        select_below(segment, from, next);
      } else {
        select(segment, from, next);
      }
    }
    found = std::move(next);
  }
  steps_ = outer;
  return found;
}

void Evaluator::work(std::size_t steps) {
  steps_taken_ += steps;
  if (steps_taken_ <= limits_.steps) return;
  throw Error(ErrorKind::limit,
              fmt::format("the JSONPath looks at more than {} values", grouped(limits_.steps)));
}

void Evaluator::add(std::vector<Found>& out, const Found& found) {
  if (out.size() == limits_.results) {
    throw Error(ErrorKind::limit,
                fmt::format("the JSONPath finds more than {} values", grouped(limits_.results)));
  }
  out.push_back(found);
}

Found Evaluator::member(const Found& from, const data::Member& member) {
  if (steps_ == nullptr) return {&member.value, nullptr};
  return {&member.value, &steps_->emplace_back(Step{from.step, member.key, 0, false})};
}

Found Evaluator::item(const Found& from, std::size_t index) {
  const Value* value = &from.value->as_array()[index];
  if (steps_ == nullptr) return {value, nullptr};
  return {value, &steps_->emplace_back(Step{from.step, {}, index, true})};
}

void Evaluator::select(const Segment& segment, const Found& from, std::vector<Found>& out) {
  for (const Selector& selector : segment.selectors) select_one(selector, from, out);
}

/// The value itself and all that is below, each before its children, without recursion.
void Evaluator::select_below(const Segment& segment, const Found& from, std::vector<Found>& out) {
  std::vector<Found> waiting = {from};
  while (!waiting.empty()) {
    const Found here = waiting.back();
    waiting.pop_back();
    select(segment, here, out);
    std::vector<Found> children;
    select_children(here, nullptr, children);
    waiting.insert(waiting.end(), children.rbegin(), children.rend());
  }
}

void Evaluator::select_one(const Selector& selector, const Found& from, std::vector<Found>& out) {
  work();
  if (const auto* name = std::get_if<std::string>(&selector)) {
    const data::Member* found = from.value->find_member(*name);
    if (found != nullptr) add(out, member(from, *found));
  } else if (const auto* index = std::get_if<std::int64_t>(&selector)) {
    if (!from.value->is_array()) return;
    const auto size = static_cast<std::int64_t>(from.value->as_array().size());
    const std::int64_t at = *index < 0 ? size + *index : *index;
    if (at >= 0 && at < size) add(out, item(from, static_cast<std::size_t>(at)));
  } else if (const auto* slice = std::get_if<Slice>(&selector)) {
    select_slice(*slice, from, out);
  } else {
    select_children(from, std::get_if<Filter>(&selector), out);
  }
}

/// RFC 9535 §2.3.4.2.2.
void Evaluator::select_slice(const Slice& slice, const Found& from, std::vector<Found>& out) {
  if (!from.value->is_array() || slice.step == 0) return;
  const auto size = static_cast<std::int64_t>(from.value->as_array().size());
  const auto normal = [size](std::int64_t at) { return at >= 0 ? at : size + at; };
  const bool is_forward = slice.step > 0;
  const std::int64_t start = normal(slice.start.value_or(is_forward ? 0 : size - 1));
  // Without an end a slice goes on to the last item that way, which no index can say backwards.
  const std::int64_t end = slice.end ? normal(*slice.end) : is_forward ? size : -1;
  if (is_forward) {
    const std::int64_t upper = std::clamp<std::int64_t>(end, 0, size);
    for (std::int64_t i = std::clamp<std::int64_t>(start, 0, size); i < upper; i += slice.step) {
      work();
      add(out, item(from, static_cast<std::size_t>(i)));
    }
  } else {
    const std::int64_t lower = std::clamp<std::int64_t>(end, -1, size - 1);
    for (std::int64_t i = std::clamp<std::int64_t>(start, -1, size - 1); i > lower; i += slice.step) {
      work();
      add(out, item(from, static_cast<std::size_t>(i)));
    }
  }
}

void Evaluator::select_children(const Found& from, const Filter* filter, std::vector<Found>& out) {
  const auto is_wanted = [&](const Value& child) {
    work();
    return filter == nullptr || holds(*filter->condition, child);
  };
  if (from.value->is_array()) {
    const data::Array& items = from.value->as_array();
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (is_wanted(items[i])) add(out, item(from, i));
    }
  } else if (from.value->is_object()) {
    for (const data::Member& one : from.value->as_object()) {
      if (is_wanted(one.value)) add(out, member(from, one));
    }
  }
}

}  // namespace bs::match::path
