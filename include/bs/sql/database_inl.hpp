#pragma once
// The template part of Statement::with; see database.hpp.
#include <optional>
#include <string>
#include <type_traits>

#include "bs/sql/database.hpp"

namespace bs::sql {

template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};

template <class T>
void Statement::bind_any(int index, const T& value) {
  if constexpr (std::is_same_v<T, std::nullptr_t>) {
    bind_null(index);
  } else if constexpr (is_optional<T>::value) {
    value ? bind_any(index, *value) : static_cast<void>(bind_null(index));
  } else if constexpr (std::is_floating_point_v<T>) {
    bind(index, static_cast<double>(value));
  } else if constexpr (std::is_integral_v<T> || std::is_enum_v<T>) {
    bind(index, static_cast<std::int64_t>(value));
  } else {
    bind(index, std::string_view(value));
  }
}

template <class... Args>
Statement& Statement::with(const Args&... args) {
  reset();
  int index = 0;
  (bind_any(++index, args), ...);
  return *this;
}

}  // namespace bs::sql
