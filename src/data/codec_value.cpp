#include <bit>

#include "bs/data/codec.hpp"

namespace bs::data {
namespace {

/// Documents nest 64 deep and a placeholder's file 512 deep within; more was not read but made up.
constexpr int k_max_depth = 700;

}  // namespace

void Encoder::put(const data::Value& value) {
  (*this)(value.type(), value.mark);
  switch (value.type()) {
    case data::Type::null:
      break;
    case data::Type::boolean:
      put(value.as_boolean());
      break;
    case data::Type::integer:
      put(value.as_integer());
      break;
    case data::Type::number:
      put(std::bit_cast<std::uint64_t>(value.as_number()));
      break;
    case data::Type::string:
      put(value.as_string());
      break;
    case data::Type::array:
      put(value.as_array());
      break;
    case data::Type::object:
      put(std::uint64_t{value.as_object().size()});
      for (const data::Member& member : value.as_object()) (*this)(member.key, member.key_mark, member.value);
      break;
  }
}

void Decoder::get_value(data::Value& value, int depth) {
  if (depth > k_max_depth) refuse();
  Mark mark;
  std::uint64_t number = 0;
  if (get(number); number > std::uint64_t(data::Type::object)) refuse();
  const auto type = static_cast<data::Type>(number);
  get(mark);
  switch (type) {
    case data::Type::null:
      value = data::Value();
      break;
    case data::Type::boolean: {
      bool boolean = false;
      get(boolean);
      value = data::Value(boolean);
      break;
    }
    case data::Type::integer: {
      std::int64_t integer = 0;
      get(integer);
      value = data::Value(integer);
      break;
    }
    case data::Type::number:
      get(number);
      value = data::Value(std::bit_cast<double>(number));
      break;
    case data::Type::string: {
      std::string text;
      get(text);
      value = data::Value(std::move(text));
      break;
    }
    case data::Type::array: {
      value = data::Value::array();
      const std::size_t count = get_count();
      for (std::size_t i = 0; i < count; ++i) get_value(value.as_array().emplace_back(), depth + 1);
      break;
    }
    case data::Type::object:
      get_object(value, depth);
      break;
  }
  value.mark = mark;
}

void Decoder::get_object(data::Value& value, int depth) {
  value = data::Value::object();
  const std::size_t count = get_count();
  for (std::size_t i = 0; i < count; ++i) {
    data::Member& member = value.as_object().emplace_back();
    (*this)(member.key, member.key_mark);
    get_value(member.value, depth + 1);
  }
}

}  // namespace bs::data
