#pragma once
/// The bytes between a worker and its parent. What a worker sends is not trusted: it may have been taken over
/// by what it read, or have died in the middle of a message, so every length is held against the bytes that
/// are there, every enum against its range. One list of fields a type (`fields`, found beside the type)
/// serves both directions. Not a file format: both ends are the same binary.
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "bs/base/error.hpp"
#include "bs/base/place.hpp"
#include "bs/data/value.hpp"

namespace bs::data {

class Encoder {
 public:
  explicit Encoder(std::string& out) : out_(out) {}
  template <class... Fields>
  void operator()(const Fields&... values) {
    (put(values), ...);
  }
  void put(std::uint64_t value);
  void put(std::int64_t value);
  void put(std::uint32_t value) { put(std::uint64_t{value}); }
  void put(int value) { put(std::int64_t{value}); }
  void put(bool value) { out_.push_back(value ? '\1' : '\0'); }
  void put(std::string_view value);
  void put(const std::string& value) { put(std::string_view(value)); }
  void put(Mark value) { (*this)(value.line, value.column); }
  void put(const data::Value& value);
  template <class T>
  void put(const std::vector<T>& values) {
    put(std::uint64_t{values.size()});
    for (const T& value : values) put(value);
  }
  template <class T>
  void put(const std::optional<T>& value) {
    put(value.has_value());
    if (value) put(*value);
  }
  template <class A, class B>
  void put(const std::pair<A, B>& value) {
    (*this)(value.first, value.second);
  }
  template <class T>
  std::enable_if_t<std::is_enum_v<T>> put(T value) {
    put(std::uint64_t(value));
  }
  template <class T>
  std::enable_if_t<std::is_class_v<T>> put(const T& value) {
    fields(*this, value);
  }

 private:
  std::string& out_;
};

/// Throws Error internal on anything that an Encoder did not write.
class Decoder {
 public:
  explicit Decoder(std::string_view bytes) : rest_(bytes) {}
  template <class... Fields>
  void operator()(Fields&... values) {
    (get(values), ...);
  }
  void get(std::uint64_t& value);
  void get(std::int64_t& value);
  void get(std::uint32_t& value);
  void get(int& value);
  void get(bool& value);
  void get(std::string& value);
  void get(Mark& value) { (*this)(value.line, value.column); }
  void get(data::Value& value) { get_value(value, 0); }
  template <class T>
  void get(std::vector<T>& values) {
    const std::size_t count = get_count();
    values.clear();
    values.reserve(std::min<std::size_t>(count, 1024));
    for (std::size_t i = 0; i < count; ++i) get(values.emplace_back());
  }
  template <class T>
  void get(std::optional<T>& value) {
    bool present = false;
    get(present);
    if (present)
      get(value.emplace());
    else
      value.reset();
  }
  template <class A, class B>
  void get(std::pair<A, B>& value) {
    (*this)(value.first, value.second);
  }
  /// An enum names the greatest of its values in last_of, which is found beside it.
  template <class T>
  std::enable_if_t<std::is_enum_v<T>> get(T& value) {
    std::uint64_t number = 0;
    get(number);
    if (number > std::uint64_t(last_of(T{}))) refuse();
    value = static_cast<T>(number);
  }
  template <class T>
  std::enable_if_t<std::is_class_v<T>> get(T& value) {
    fields(*this, value);
  }
  bool at_end() const { return rest_.empty(); }
  /// Everything was read.
  void finish() const;

 private:
  /// How many elements follow: never more than bytes, since each takes at least one.
  std::size_t get_count();
  std::string_view take(std::size_t length);
  void get_value(data::Value& value, int depth);
  void get_object(data::Value& value, int depth);
  [[noreturn]] static void refuse();

  std::string_view rest_;
};

/// For the lists of fields: Value is T or const T, whichever way the bytes go.
template <class T, class Value>
concept Of = std::is_same_v<T, std::remove_const_t<Value>>;

}  // namespace bs::data

namespace bs {

constexpr Severity last_of(Severity) {
  return Severity::error;
}

}  // namespace bs
