#include "scaffold/form_names.hpp"

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"

namespace bs::scaffold {

namespace {

using data::Member;
using data::Value;

constexpr std::size_t k_most_names = 2'000;
/// Keywords whose schemas look at the same value.
constexpr std::array<std::string_view, 5> k_same_value = {"allOf", "anyOf", "oneOf", "then", "else"};

}  // namespace

bool is_secret(const Value& schema) {
  const auto is = [&](const Value* holder, std::string_view key, std::string_view value) {
    return holder != nullptr && holder->string_or(key) == value;
  };
  return is(&schema, "ui:field", "Secret") || is(&schema, "ui:widget", "password") ||
         is(schema.find("ui:options"), "widget", "password") || is(&schema, "format", "password");
}

void ParameterNames::add(const Value& schema, const ParameterName& parent) {
  if (!schema.is_object()) return;
  if (const Value* properties = schema.find("properties")) add_properties(*properties, parent);
  for (const std::string_view keyword : k_same_value) {
    const Value* found = schema.find(keyword);
    if (found == nullptr) continue;
    if (!found->is_array()) add(*found, parent);
    if (found->is_array()) {
      for (const Value& one : found->as_array()) add(one, parent);
    }
  }
  const Value* dependencies = schema.find("dependencies");
  if (dependencies == nullptr || !dependencies->is_object()) return;
  for (const Member& one : dependencies->as_object()) add(one.value, parent);
}

void ParameterNames::add_properties(const Value& properties, const ParameterName& parent) {
  if (!properties.is_object()) return;
  for (const Member& member : properties.as_object()) {
    if (++seen_ > k_most_names) {
      throw Error(ErrorKind::limit,
                  fmt::format("the template asks for more than {} parameters", grouped(k_most_names)))
          .at({"", member.key_mark});
    }
    ParameterName one = parent;
    one.name += (parent.way.empty() ? "" : ".") + member.key;
    one.way.push_back(member.key);
    const auto [at, is_new] = index_.try_emplace(one.name, all_.size());
    if (is_new) all_.push_back(one);
    all_[at->second].is_secret |= is_secret(member.value);
    add(member.value, one);
  }
}

std::optional<Way> ParameterNames::find(std::string_view name) const {
  for (std::size_t end = name.size(); end != std::string_view::npos && end > 0;
       end = name.rfind('.', end - 1)) {
    const auto found = index_.find(std::string(name.substr(0, end)));
    if (found == index_.end()) continue;
    Way way = all_[found->second].way;
    if (end < name.size()) {
      for (const std::string_view part : split(name.substr(end + 1), '.')) way.emplace_back(part);
    }
    return way;
  }
  return std::nullopt;
}

Value nested_answers(const Value& answers, const ParameterNames& names) {
  Value out = Value::object();
  out.mark = answers.mark;
  if (!answers.is_object()) return out;
  std::vector<std::pair<Way, const Value*>> deeper;
  for (const Member& member : answers.as_object()) {
    const bool is_dotted = member.key.find('.') != std::string::npos;
    std::optional<Way> way = is_dotted ? names.find(member.key) : std::nullopt;
    if (way && way->size() > 1) {
      deeper.emplace_back(std::move(*way), &member.value);
    } else {
      out.as_object().push_back(member);
    }
  }
  for (auto& [way, value] : deeper) set_at(out, way, *value);
  return out;
}

const Value* find_at(const Value& answers, const Way& way) {
  const Value* value = &answers;
  for (const std::string& key : way) {
    value = value->find(key);
    if (value == nullptr) return nullptr;
  }
  return value;
}

void set_at(Value& answers, const Way& way, Value value) {
  Value* at = &answers;
  for (std::size_t i = 0; i + 1 < way.size(); ++i) {
    if (!at->is_object()) return;
    Value* next = at->find(way[i]);
    at = next != nullptr ? next : &at->set(way[i], Value::object());
  }
  if (at->is_object() && !way.empty()) at->set(way.back(), std::move(value));
}

}  // namespace bs::scaffold
