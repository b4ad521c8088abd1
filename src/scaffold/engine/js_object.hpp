#pragma once
/// A JavaScript object: keys that are array indices come first, in their order, the others as they were
/// added.
#include <map>
#include <optional>
#include <unordered_map>

#include "scaffold/engine/js_value.hpp"

namespace bs::scaffold::engine {

/// The number of a key that JavaScript takes for an array index ("0", "17", not "01"), below 2^32 - 1.
std::optional<std::uint32_t> array_index(std::string_view key) noexcept;

class JsObject {
 public:
  /// nullptr when it has no such key; a key may hold undefined.
  const JsValue* find(std::string_view key) const;
  bool has(std::string_view key) const { return find(key) != nullptr; }
  void set(std::string_view key, JsValue value);
  void set(const TextPtr& key, JsValue value);
  void erase(std::string_view key);
  std::size_t size() const noexcept { return numbered_.size() + named_.size(); }
  /// Levels of lists and objects, itself included.
  std::uint32_t height() const noexcept { return height_; }
  /// See jinja_namespace.hpp.
  bool is_namespace() const noexcept { return is_namespace_; }
  void mark_as_namespace(std::uint32_t height) {
    is_namespace_ = true;
    height_ = std::max(height_, height);
  }

  /// visit(key, value) in JavaScript's order.
  template <class Visit>
  void each(Visit visit) const {
    for (const auto& [index, value] : numbered_) visit(key_of(index), value);
    for (const Member& member : named_) visit(member.key, member.value);
  }

 private:
  struct Member {
    TextPtr key;
    JsValue value;
  };
  static TextPtr key_of(std::uint32_t index);
  const Member* find_named(std::string_view key) const;
  void grow_for(const JsValue& value);

  std::map<std::uint32_t, JsValue> numbered_;
  std::vector<Member> named_;
  /// Where a name stands in `named_`, once there are many; the views point into the keys.
  std::unordered_map<std::string_view, std::size_t> places_;
  std::uint32_t height_ = 1;
  bool is_namespace_ = false;
};

std::uint32_t height_of(const JsValue& value);

}  // namespace bs::scaffold::engine
