#include "cli/selection.hpp"

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "bs/model/ref.hpp"
#include "cli/route.hpp"

namespace bs::cli {
namespace {

using match::FilterCondition;

bool looks_like_filter(std::string_view word) {
  if (word.find_first_of("=!") != std::string_view::npos) return true;
  for (std::string_view root : {"metadata.", "spec.", "relations."}) {
    if (to_lower(word).starts_with(root)) return true;
  }
  return false;
}

void require(match::Filter& filter, const FilterCondition& condition) {
  if (filter.any_of.empty()) filter.any_of.emplace_back();
  for (auto& all : filter.any_of) all.push_back(condition);
}

std::vector<std::string> lower_all(const std::vector<std::string>& values) {
  std::vector<std::string> out;
  for (const auto& value : values) out.push_back(to_lower(value));
  return out;
}

std::string owner_ref(const std::string& typed) {
  std::string why;
  auto ref = model::parse_ref(typed, {"group", "default"}, &why);
  if (!ref) throw Error(ErrorKind::usage, fmt::format("--owner: {}", shown(why)));
  return ref->canonical();
}

bool names_kind(const match::Filter& filter) {
  for (const auto& all : filter.any_of) {
    for (const auto& condition : all) {
      if (condition.key == "kind") return true;
    }
  }
  return false;
}

void add_order(catalog::ListQuery& query, const std::vector<std::string>& orders) {
  for (const auto& text : orders) {
    auto colon = text.find(':');
    auto direction = colon == std::string::npos ? "asc" : text.substr(0, colon);
    auto field = colon == std::string::npos ? text : text.substr(colon + 1);
    if ((direction != "asc" && direction != "desc") || field.empty()) {
      throw Error(ErrorKind::usage,
                  fmt::format("--order takes asc:FIELD or desc:FIELD, not '{}'", shown(text)));
    }
    query.order.push_back({to_lower(field), direction == "desc"});
  }
}

}  // namespace

catalog::ListQuery selection(const Context& context, std::string_view default_kind) {
  const auto& args = context.args();
  catalog::ListQuery query;
  std::vector<std::string> filters;
  for (const auto& word : args.words()) {
    if (looks_like_path(word) && !looks_like_filter(word)) {
      throw Error(ErrorKind::usage,
                  fmt::format("'{}' is a path; a list takes words and filters", shown(word)))
          .hint(fmt::format("bs catalog owners {} tells who owns it; bs catalog scan {} reads it",
                            shown(word), shown(word)));
    }
    if (looks_like_filter(word)) {
      filters.push_back(word);
    } else {
      query.words += (query.words.empty() ? "" : " ") + word;
    }
  }
  query.filter = match::parse_filter(filters);
  auto kinds = lower_all(args.values("--kind"));
  const bool every_kind = std::find(kinds.begin(), kinds.end(), "all") != kinds.end();
  if (kinds.empty() && !names_kind(query.filter) && !default_kind.empty()) kinds.emplace_back(default_kind);
  if (!kinds.empty() && !every_kind)
    require(query.filter, {"kind", FilterCondition::Test::equals_any, kinds});
  std::vector<std::string> owners;
  for (const auto& owner : args.values("--owner")) owners.push_back(owner_ref(owner));
  if (!owners.empty()) require(query.filter, {"owner", FilterCondition::Test::equals_any, owners});
  auto types = lower_all(args.values("--type"));
  if (!types.empty()) require(query.filter, {"spec.type", FilterCondition::Test::equals_any, types});
  for (const auto& tag : lower_all(args.values("--tag"))) {
    require(query.filter, {"metadata.tags", FilterCondition::Test::equals_any, {tag}});
  }
  add_order(query, args.values("--order"));
  query.offset = args.number("--offset").value_or(0);
  return query;
}

bool selects_only(const catalog::ListQuery& query, std::string_view kind) {
  if (query.filter.any_of.empty()) return false;
  for (const auto& all : query.filter.any_of) {
    bool only = false;
    for (const auto& condition : all) {
      only = only || (condition.key == "kind" && condition.test == FilterCondition::Test::equals_any &&
                      condition.values.size() == 1 && condition.values[0] == kind);
    }
    if (!only) return false;
  }
  return true;
}

}  // namespace bs::cli
