#include "scaffold/engine/js_object.hpp"

#include <charconv>

namespace bs::scaffold::engine {
namespace {

constexpr std::size_t k_many = 8;  // names beyond which a table is faster than looking at each
constexpr std::uint32_t k_not_an_index = 0xFFFFFFFFu;

}  // namespace

std::optional<std::uint32_t> array_index(std::string_view key) noexcept {
  if (key.empty() || key.size() > 10 || key.front() < '0' || key.front() > '9') return std::nullopt;
  if (key.front() == '0') return key.size() == 1 ? std::optional<std::uint32_t>(0) : std::nullopt;
  std::uint32_t index = 0;
  const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), index);
  if (error != std::errc() || end != key.data() + key.size() || index == k_not_an_index) return std::nullopt;
  return index;
}

TextPtr JsObject::key_of(std::uint32_t index) {
  return std::make_shared<const JsText>(std::to_string(index));
}

const JsObject::Member* JsObject::find_named(std::string_view key) const {
  if (!places_.empty()) {
    const auto found = places_.find(key);
    return found == places_.end() ? nullptr : &named_[found->second];
  }
  const auto found = std::find_if(named_.begin(), named_.end(),
                                  [&](const Member& member) { return member.key->bytes() == key; });
  return found == named_.end() ? nullptr : &*found;
}

const JsValue* JsObject::find(std::string_view key) const {
  if (!numbered_.empty()) {
    if (const auto index = array_index(key)) {
      const auto found = numbered_.find(*index);
      return found == numbered_.end() ? nullptr : &found->second;
    }
  }
  const Member* member = find_named(key);
  return member == nullptr ? nullptr : &member->value;
}

void JsObject::set(std::string_view key, JsValue value) {
  set(std::make_shared<const JsText>(std::string(key)), std::move(value));
}

void JsObject::set(const TextPtr& key, JsValue value) {
  grow_for(value);
  if (const auto index = array_index(key->bytes())) {
    numbered_[*index] = std::move(value);
    return;
  }
  if (const Member* known = find_named(key->bytes())) {
    named_[static_cast<std::size_t>(known - named_.data())].value = std::move(value);
    return;
  }
  named_.push_back({key, std::move(value)});
  if (named_.size() < k_many) return;
  const std::size_t first = places_.empty() ? 0 : named_.size() - 1;
  for (std::size_t i = first; i < named_.size(); ++i) places_.emplace(named_[i].key->bytes(), i);
}

void JsObject::erase(std::string_view key) {
  if (const auto index = array_index(key)) {
    numbered_.erase(*index);
    return;
  }
  const Member* member = find_named(key);
  if (member == nullptr) return;
  named_.erase(named_.begin() + (member - named_.data()));
  places_.clear();
  if (named_.size() < k_many) return;
  for (std::size_t i = 0; i < named_.size(); ++i) places_.emplace(named_[i].key->bytes(), i);
}

void JsObject::grow_for(const JsValue& value) {
  height_ = std::max(height_, 1 + height_of(value));
}

std::uint32_t height_of(const JsValue& value) {
  if (value.is(Kind::array)) return value.array().height;
  if (value.is(Kind::object)) return value.object().height();
  return 0;
}

}  // namespace bs::scaffold::engine
