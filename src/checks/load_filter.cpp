#include "load_filter.hpp"

#include <fmt/format.h>

#include "bs/data/json.hpp"

namespace bs::checks {
namespace {

using data::Value;
using model::in_quotes;
using model::Path;

/// Texts, numbers and booleans: filters compare them as text.
std::optional<std::string> text_of(const Value& value) {
  if (value.is_string() && !value.as_string().empty()) return value.as_string();
  if (value.is_number()) return data::number_text(value.as_number());
  if (value.is_boolean()) return value.as_boolean() ? "true" : "false";
  return std::nullopt;
}

bool is_scalar(const Value& value) {
  return text_of(value).has_value() || value.is_null() || value.is_string();
}

void read_map(Loading& load, const Written& at, model::EntityFilter& out) {
  if (!load.reader.expect(at.value.is_object(), at.value, at.path, "a map of entity fields")) return;
  model::EntityFilter::Map map;
  for (const data::Member& member : at.value.as_object()) {
    const Path path = at.path.member(member);
    auto& [key, values] = map.emplace_back(member.key, std::vector<std::string>());
    if (member.value.is_array() && member.value.as_array().empty())
      load.reader.expect(false, member.value, path, "a string or a list of one at least");
    load.reader.read_items(member.value, path, [&values = values, &load](const Value& v, const Path& p) {
      const auto text = text_of(v);
      if (load.reader.expect(text.has_value(), v, p, "a string or a list of strings"))
        values.push_back(*text);
    });
  }
  if (!map.empty()) out.any_of.push_back(std::move(map));
}

void read_query(Loading& load, const Written& at);

void read_queries(Loading& load, const Written& at) {
  if (!load.reader.expect(at.value.is_array(), at.value, at.path, "a list of queries")) return;
  std::size_t index = 0;
  for (const Value& item : at.value.as_array()) read_query(load, {item, at.path.item(index++, item.mark)});
}

void read_scalars(Loading& load, const Written& at) {
  if (!load.reader.expect(at.value.is_array(), at.value, at.path, "a list of values")) return;
  std::size_t index = 0;
  for (const Value& item : at.value.as_array())
    load.reader.expect(is_scalar(item), item, at.path.item(index++, item.mark),
                       "a string, a number or a boolean");
}

void unknown_operator(Loading& load, const data::Member& member, const Path& path,
                      const std::vector<std::string>& known) {
  load.reader.fault(member.key_mark, fmt::format("unknown operator {}", in_quotes(path.text())),
                    model::hint_of_names(member.key, known));
}

/// `{$in: [a, b]}`: what a field is asked.
void read_field_operator(Loading& load, const data::Member& member, const Path& path) {
  const Written at{member.value, path};
  if (member.key == "$exists")
    load.reader.expect(member.value.is_boolean(), member.value, path, "true or false");
  else if (member.key == "$in")
    read_scalars(load, at);
  else if (member.key == "$hasPrefix")
    load.reader.expect(member.value.is_string(), member.value, path, "a string");
  else if (member.key == "$contains")
    read_query(load, at);
  else
    unknown_operator(load, member, path, {"$exists", "$in", "$contains", "$hasPrefix"});
}

void read_field(Loading& load, const Written& at) {
  if (!at.value.is_object()) {
    load.reader.expect(is_scalar(at.value), at.value, at.path,
                       "a value or an operator, for example {$in: [a, b]}");
    return;
  }
  if (!load.reader.expect(at.value.as_object().size() == 1, at.value, at.path, "a map of one operator"))
    return;
  const data::Member& member = at.value.as_object().front();
  read_field_operator(load, member, at.path.member(member));
}

/// Depth is bounded by that of YAML documents.
void read_query(Loading& load, const Written& at) {
  if (!at.value.is_object()) {
    load.reader.expect(is_scalar(at.value), at.value, at.path, "a map, or a value inside $contains");
    return;
  }
  for (const data::Member& member : at.value.as_object()) {
    const Path path = at.path.member(member);
    if (member.key == "$all" || member.key == "$any")
      read_queries(load, {member.value, path});
    else if (member.key == "$not")
      read_query(load, {member.value, path});
    else if (at.path.key == "$contains" && member.key == "$in")
      read_scalars(load, {member.value, path});
    else if (member.key.starts_with('$'))
      unknown_operator(load, member, path, {"$all", "$any", "$not"});
    else
      read_field(load, {member.value, path});
  }
}

/// `{catalog: {…}}`: the form that Soundcheck had first.
const Value& without_catalog(const Value& value) {
  if (!value.is_object() || value.as_object().size() != 1) return value;
  const data::Member& only = value.as_object().front();
  return only.key == "catalog" && (only.value.is_object() || only.value.is_array()) ? only.value : value;
}

}  // namespace

void read_filter(Loading& load, const Written& at, model::EntityFilter& out) {
  const Value& value = without_catalog(at.value);
  load.reader.read_items(value, at.path, [&](const Value& v, const Path& p) {
    if (value.is_array() && v.is_object() && v.as_object().empty())
      load.reader.expect(false, v, p, "a map of one field at least");
    else
      read_map(load, {v, p}, out);
  });
}

void read_filter_query(Loading& load, const Written& at, model::EntityFilter& out) {
  if (!load.reader.expect(at.value.is_object(), at.value, at.path, "a map")) return;
  read_query(load, at);
  out.query = at.value;
}

}  // namespace bs::checks
