#pragma once
/// Entity refs: `[<kind>:][<namespace>/]<name>` (catalog.md, Entity refs; Backstage's parseEntityRef).
#include <optional>
#include <string>
#include <string_view>

namespace bs::model {

struct EntityRef {
  std::string kind;
  std::string namespace_;
  std::string name;

  /// kind:namespace/name, lower-cased whole: the identity of an entity everywhere.
  std::string canonical() const;
  /// The shortest form that reads back the same, for people: "ledger", "api:rates", "group:acme/payments".
  std::string short_form(std::string_view default_kind = "component", std::string_view default_namespace = "default") const;
  friend bool operator==(const EntityRef&, const EntityRef&) = default;
};

/// What a ref that leaves parts out takes; empty kind: the kind must be written.
struct RefDefaults {
  std::string_view kind;
  std::string_view namespace_ = "default";
};

/// The first ':' splits the kind unless a '/' comes before it; the first '/' splits the namespace; empty parts are errors.
/// nullopt and `*error` in Backstage's words when it is none.
std::optional<EntityRef> parse_ref(std::string_view text, const RefDefaults& defaults, std::string* error = nullptr);

/// "group:default/payments" → its parts. The text must be canonical (as stored).
EntityRef split_canonical(std::string_view canonical);

}  // namespace bs::model
