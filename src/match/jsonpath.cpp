#include "bs/match/jsonpath.hpp"

#include "match/jsonpath_query.hpp"
#include "match/jsonpath_select.hpp"

namespace bs::match {

JsonPath::JsonPath(std::string_view text)
    : text_(text), query_(std::make_shared<const Query>(path::parse_query(text))) {}

bool JsonPath::is_singular() const {
  return query_->is_singular();
}

std::vector<JsonPath::Node> JsonPath::select(const data::Value& root, const JsonPathLimits& limits) const {
  std::deque<path::Step> steps;
  std::vector<Node> out;
  for (const path::Found& found : path::Evaluator(root, limits).run(*query_, root, &steps)) {
    out.push_back({found.value, path::normal_path(found.step)});
  }
  return out;
}

const data::Value* JsonPath::find(const data::Value& root, const JsonPathLimits& limits) const {
  const std::vector<path::Found> found = path::Evaluator(root, limits).run(*query_, root, nullptr);
  return found.empty() ? nullptr : found.front().value;
}

}  // namespace bs::match
