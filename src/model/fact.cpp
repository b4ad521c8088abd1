#include "bs/model/fact.hpp"

namespace bs::model {

std::string FactRef::text() const {
  return source + ":" + scope + "/" + name;
}

std::optional<FactRef> parse_fact_ref(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0) return std::nullopt;
  FactRef ref;
  ref.source = text.substr(0, colon);
  auto rest = text.substr(colon + 1);
  if (const auto slash = rest.find('/'); slash != std::string_view::npos) {
    if (slash == 0) return std::nullopt;
    ref.scope = rest.substr(0, slash);
    rest.remove_prefix(slash + 1);
  }
  if (rest.empty()) return std::nullopt;
  ref.name = rest;
  return ref;
}

}  // namespace bs::model
