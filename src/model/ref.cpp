#include "bs/model/ref.hpp"

#include <fmt/format.h>

#include "bs/base/text.hpp"
#include "bs/data/json.hpp"

namespace bs::model {
namespace {

constexpr auto k_none = std::string_view::npos;
constexpr std::size_t k_longest_quote = 100;  // columns of a faulty reference that are shown

struct Parts {
  std::optional<std::string_view> kind;
  std::optional<std::string_view> namespace_;
  std::string_view name;
};

Parts split_ref(std::string_view text) {
  auto colon = text.find(':');
  const auto slash = text.find('/');
  if (slash != k_none && colon != k_none && slash < colon) colon = k_none;
  Parts parts;
  const std::size_t after_kind = colon == k_none ? 0 : colon + 1;
  if (colon != k_none) parts.kind = text.substr(0, colon);
  if (slash != k_none) parts.namespace_ = text.substr(after_kind, slash - after_kind);
  parts.name = text.substr(slash == k_none ? after_kind : slash + 1);
  return parts;
}

}  // namespace

std::string EntityRef::canonical() const {
  std::string text;
  text.reserve(kind.size() + namespace_.size() + name.size() + 2);
  text.append(kind).append(":").append(namespace_).append("/").append(name);
  return to_lower(text);
}

std::string EntityRef::short_form(std::string_view default_kind, std::string_view default_namespace) const {
  const RefDefaults defaults{default_kind, default_namespace};
  const std::string lower_kind = to_lower(kind);
  const std::string candidates[] = {name, fmt::format("{}:{}", lower_kind, name),
                                    fmt::format("{}/{}", namespace_, name)};
  const std::string whole = canonical();
  for (const std::string& candidate : candidates) {
    const auto read = parse_ref(candidate, defaults);
    if (read && read->canonical() == whole) return candidate;
  }
  return fmt::format("{}:{}/{}", lower_kind, namespace_, name);
}

std::optional<EntityRef> parse_ref(std::string_view text, const RefDefaults& defaults, std::string* error) {
  const auto refuse = [&](std::string why) -> std::optional<EntityRef> {
    if (error != nullptr) *error = std::move(why);
    return std::nullopt;
  };
  if (text.empty()) return refuse("Entity reference must not be empty");
  const Parts parts = split_ref(text);
  if (parts.name.empty() || (parts.kind && parts.kind->empty()) ||
      (parts.namespace_ && parts.namespace_->empty())) {
    return refuse(fmt::format("Entity reference \"{}\" was not on the form [<kind>:][<namespace>/]<name>",
                              fit(text, k_longest_quote)));
  }
  const std::string_view kind = parts.kind.value_or(defaults.kind);
  if (kind.empty()) {
    return refuse(
        fmt::format("Entity reference {} had missing or empty kind (e.g. did not start with "
                    "\"component:\" or similar)",
                    data::json_quoted(fit(text, k_longest_quote))));
  }
  const std::string_view fallback = defaults.namespace_.empty() ? "default" : defaults.namespace_;
  EntityRef ref;
  ref.kind = kind;
  ref.namespace_ = parts.namespace_.value_or(fallback);
  ref.name = parts.name;
  return ref;
}

EntityRef split_canonical(std::string_view canonical) {
  const Parts parts = split_ref(canonical);
  EntityRef ref;
  ref.kind = parts.kind.value_or("");
  ref.namespace_ = parts.namespace_.value_or("");
  ref.name = parts.name;
  return ref;
}

}  // namespace bs::model
