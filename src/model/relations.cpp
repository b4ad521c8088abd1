#include "relations.hpp"

#include <fmt/format.h>

#include "bs/base/text.hpp"
#include "formats.hpp"

namespace bs::model {
namespace {

/// JavaScript's order of strings: by UTF-16 units, in which U+E000–U+FFFF come after what lies beyond U+FFFF.
bool before(const std::string& a, const std::string& b) {
  const auto differ = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  if (differ.second == b.end()) return false;
  if (differ.first == a.end()) return true;
  const auto rank = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0xF0 ? 0xED * 8 + (byte - 0xEF) : byte * 8;  // beyond U+FFFF are surrogates: below U+E000
  };
  return rank(*differ.first) < rank(*differ.second);
}

class Emitter {
 public:
  Emitter(const EntityRef& self, Faults& faults) : self_(self), source_(self.canonical()), faults_(faults) {}

  /// `typed`: the kind's shape has reported whatever is no string.
  void emit(const RelationRule& rule, const data::Value& value, const Path& path, bool typed) {
    if (is_nothing(value)) return;
    if (!value.is_array()) {
      emit_one(rule, value, path, typed);
      return;
    }
    std::size_t at = 0;
    for (const data::Value& item : value.as_array()) emit_one(rule, item, path.item(at++, item.mark), typed);
  }

  std::vector<Relation> take() { return std::move(relations_); }

 private:
  /// What JavaScript takes as false. Only dependencyOf, which has no schema, can hold these.
  static bool is_nothing(const data::Value& value) {
    if (value.is_string()) return value.as_string().empty();
    if (value.is_number()) return !(value.as_number() < 0 || value.as_number() > 0);
    return value.is_null() || (value.is_boolean() && !value.as_boolean());
  }

  void emit_one(const RelationRule& rule, const data::Value& value, const Path& path, bool typed) {
    if (typed && (!value.is_string() || value.as_string().empty())) return;
    std::string error;
    const auto target = read(rule, value, &error);
    if (!target) {
      faults_.error(Stage::relations, fmt::format("{}: {}", path.text(), error), value.mark,
                    hint(rule, value));
      return;
    }
    const std::string other = target->canonical();
    relations_.push_back({source_, std::string(rule.outgoing), other, value.mark});
    relations_.push_back({other, std::string(rule.incoming), source_, value.mark});
  }

  std::optional<EntityRef> read(const RelationRule& rule, const data::Value& value,
                                std::string* error) const {
    const RefDefaults defaults{rule.kind, self_.namespace_};
    if (value.is_string()) return parse_ref(value.as_string(), defaults, error);
    if (value.is_object()) return read_object(value, defaults, error);
    *error = fmt::format("must be an entity reference, found {}", described(value));
    return std::nullopt;
  }

  /// {kind, namespace, name}: what Backstage takes where no schema forbids it.
  static std::optional<EntityRef> read_object(const data::Value& value, const RefDefaults& defaults,
                                              std::string* error) {
    EntityRef ref;
    const auto part = [&](std::string_view key, std::string_view fallback, std::string& out) {
      const data::Value* given = value.find(key);
      if (given == nullptr || given->is_null())
        out = fallback;
      else if (given->is_string())
        out = given->as_string();
      if (!out.empty()) return true;
      *error = fmt::format("Entity reference had missing or empty {}", key);
      return false;
    };
    if (!part("kind", defaults.kind, ref.kind)) return std::nullopt;
    if (!part("namespace", defaults.namespace_, ref.namespace_)) return std::nullopt;
    if (!part("name", "", ref.name)) return std::nullopt;
    return ref;
  }

  static std::string hint(const RelationRule& rule, const data::Value& value) {
    const bool bare = value.is_string() && rule.kind.empty() && k_name.accepts(value.as_string());
    if (!bare) return "";
    return fmt::format("for example \"component:{0}\" or \"resource:{0}\"", value.as_string());
  }

  const EntityRef& self_;
  std::string source_;
  Faults& faults_;
  std::vector<Relation> relations_;
};

}  // namespace

std::vector<Relation> relations_of(const Kind& kind, const EntityRef& self, const data::Member& spec,
                                   const Path& root, Faults& faults) {
  Emitter emitter(self, faults);
  const Path spec_path = root.member(spec);
  for (const RelationRule& rule : kind.relations) {
    const data::Member* member = spec.value.find_member(rule.field);
    if (member == nullptr) continue;
    const auto& fields = kind.spec->fields;
    const bool typed = std::any_of(fields.begin(), fields.end(),
                                   [&](const Field& field) { return field.key == rule.field; });
    emitter.emit(rule, member->value, spec_path.member(*member), typed);
  }
  return emitter.take();
}

void sort_references(data::Value& spec) {
  for (const std::string_view field : sorted_fields()) {
    data::Value* list = spec.find(field);
    if (list == nullptr || !list->is_array()) continue;
    data::Array& items = list->as_array();
    const auto is_string = [](const data::Value& item) { return item.is_string(); };
    if (!std::all_of(items.begin(), items.end(), is_string)) continue;
    std::stable_sort(items.begin(), items.end(), [](const data::Value& a, const data::Value& b) {
      return before(a.as_string(), b.as_string());
    });
  }
}

}  // namespace bs::model
