#include <algorithm>
#include <map>

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "cli/entity_text.hpp"
#include "cli/template_answers.hpp"

namespace bs::cli {
namespace {

match::FilterCondition condition_of(const std::string& key, const data::Value& value) {
  match::FilterCondition condition;
  condition.key = to_lower(key);
  const auto add = [&](const data::Value& item) {
    if (item.is_string()) condition.values.push_back(to_lower(item.as_string()));
    if (item.is_boolean()) condition.values.emplace_back(item.as_boolean() ? "true" : "false");
  };
  if (value.is_array()) {
    for (const auto& item : value.as_array()) add(item);
  } else if (value.is_object() && value.find("exists") != nullptr) {
    const auto* exists = value.find("exists");
    const bool wanted = !exists->is_boolean() || exists->as_boolean();
    condition.test = wanted ? match::FilterCondition::Test::exists : match::FilterCondition::Test::not_exists;
  } else {
    add(value);
  }
  return condition;
}

/// Backstage's catalogFilter: one object, or a list of which one must hold.
match::Filter filter_of(const data::Value& written) {
  match::Filter filter;
  const auto add = [&](const data::Value& object) {
    if (!object.is_object()) return;
    std::vector<match::FilterCondition> all;
    for (const auto& member : object.as_object()) all.push_back(condition_of(member.key, member.value));
    if (!all.empty()) filter.any_of.push_back(std::move(all));
  };
  if (written.is_array()) {
    for (const auto& item : written.as_array()) add(item);
  } else {
    add(written);
  }
  return filter;
}

/// By owner: how many components it has.
std::map<std::string, std::int64_t> components_by_owner(catalog::Store& store) {
  std::map<std::string, std::int64_t> counts;
  for (const auto& row : store.owners()) counts[row.ref] = row.components;
  return counts;
}

}  // namespace

scaffold::EntityChoices entity_choices(Context& context) {
  auto* store = context.stored_catalog();
  if (store == nullptr) return {};
  return [store](const data::Value& written, std::string_view field) {
    catalog::ListQuery query;
    query.filter = filter_of(written);
    if (query.filter.empty() && field.find("Owner") != std::string_view::npos)
      query.filter = match::parse_filter({"kind=group", "kind=user"});
    query.order = {{"name", false}};
    const auto counts = components_by_owner(*store);
    std::vector<scaffold::Choice> choices;
    for (const auto& row : store->list(query)) {
      scaffold::Choice choice;
      choice.value = row.ref;
      choice.label = ref_text(row.ref, "group");
      if (const auto count = counts.find(row.ref); count != counts.end() && count->second > 0)
        choice.note = count_of(static_cast<std::size_t>(count->second), "component", "components");
      choices.push_back(std::move(choice));
    }
    std::stable_sort(choices.begin(), choices.end(), [&](const auto& a, const auto& b) {
      const auto of = [&](const scaffold::Choice& choice) {
        const auto at = counts.find(choice.value.as_string());
        return at == counts.end() ? 0 : at->second;
      };
      return of(a) > of(b);
    });
    return choices;
  };
}

}  // namespace bs::cli
