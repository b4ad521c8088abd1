#include "bs/data/toml.hpp"

#include <toml++/toml.h>
#include <sstream>

#include "bs/base/error.hpp"
#include "data/toml_depth.hpp"

namespace bs::data {
namespace {

constexpr std::size_t k_max_bytes = 8u << 20;

Mark mark_of(const toml::source_region& source) {
  return {source.begin.line, source.begin.column};
}

template <typename Time>
std::string written(const Time& time) {
  std::ostringstream out;
  out << time;
  return std::move(out).str();
}

Value to_value(const toml::node& node);

Value to_object(const toml::table& table) {
  Value object = Value::object();
  for (const auto& [key, node] : table) {
    object.as_object().push_back(Member{std::string(key.str()), to_value(node), mark_of(key.source())});
  }
  // The library sorts by key; a reader of messages expects the order of the file.
  std::stable_sort(
      object.as_object().begin(), object.as_object().end(), [](const Member& a, const Member& b) {
        return std::pair(a.key_mark.line, a.key_mark.column) < std::pair(b.key_mark.line, b.key_mark.column);
      });
  return object;
}

Value to_value(const toml::node& node) {
  Value value = node.visit([](const auto& typed) -> Value {
    using Typed = std::decay_t<decltype(typed)>;
    if constexpr (toml::is_table<Typed>) {
      return to_object(typed);
    } else if constexpr (toml::is_array<Typed>) {
      Value array = Value::array();
      for (const toml::node& item : typed) array.push_back(to_value(item));
      return array;
    } else if constexpr (toml::is_date<Typed> || toml::is_time<Typed> || toml::is_date_time<Typed>) {
      return Value(written(typed.get()));
    } else {
      return Value(typed.get());
    }
  });
  value.mark = mark_of(node.source());
  return value;
}

}  // namespace

Value parse_toml(std::string_view text, std::string_view file_name) {
  const Place file{std::string(file_name), {}};
  if (text.size() > k_max_bytes) {
    throw Error(ErrorKind::limit, fmt::format("TOML larger than {} MiB", k_max_bytes >> 20)).at(file);
  }
  if (const std::optional<Mark> deep = too_deep_toml(text)) {
    throw Error(ErrorKind::limit, fmt::format("TOML nested deeper than {} levels", k_max_toml_depth))
        .at(Place{file.file, *deep});
  }
  try {
    const toml::parse_result table = toml::parse(text);
    return to_value(table);
  } catch (const toml::parse_error& error) {
    throw Error(ErrorKind::config, "this is not valid TOML: " + std::string(error.description()))
        .at(Place{file.file, mark_of(error.source())});
  }
}

}  // namespace bs::data
