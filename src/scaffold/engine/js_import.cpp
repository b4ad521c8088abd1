#include "scaffold/engine/js_import.hpp"

#include <cmath>

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "scaffold/engine/js_object.hpp"

namespace bs::scaffold::engine {
namespace {

constexpr double k_largest_safe_integer = 9007199254740991.0;

class Importer {
 public:
  explicit Importer(const EngineLimits& limits) : limits_(limits) {}

  JsValue value(const data::Value& given) {
    switch (given.type()) {
      case data::Type::null:
        return nullptr;
      case data::Type::boolean:
        return given.as_boolean();
      case data::Type::integer:
      case data::Type::number:
        return given.as_number();
      case data::Type::string:
        check(given.as_string().size(), limits_.string_bytes, "a text", given);
        return text_value(given.as_string());
      case data::Type::array:
        return array(given);
      case data::Type::object:
        break;
    }
    return object(given);
  }

 private:
  static void check(std::size_t size, std::size_t most, std::string_view what, const data::Value& given) {
    if (size <= most) return;
    throw Error(ErrorKind::limit, fmt::format("{} in the values is longer than {}", what, grouped(most)))
        .at({"", given.mark});
  }
  void enter(const data::Value& given) {
    if (++depth_ > limits_.depth)
      throw Error(ErrorKind::limit, fmt::format("the values are more than {} deep", limits_.depth))
          .at({"", given.mark});
  }

  JsValue array(const data::Value& given) {
    enter(given);
    check(given.as_array().size(), limits_.list_length, "a list", given);
    JsArray out;
    out.items.reserve(given.as_array().size());
    for (const data::Value& item : given.as_array()) {
      out.items.push_back(value(item));
      out.height = std::max(out.height, height_of(out.items.back()) + 1);
    }
    --depth_;
    return std::make_shared<const JsArray>(std::move(out));
  }

  JsValue object(const data::Value& given) {
    enter(given);
    check(given.as_object().size(), limits_.list_length, "an object", given);
    JsObject out;
    for (const data::Member& member : given.as_object()) out.set(member.key, value(member.value));
    --depth_;
    return std::make_shared<const JsObject>(std::move(out));
  }

  const EngineLimits& limits_;
  std::size_t depth_ = 0;
};

data::Value number(double number) {
  if (!std::isfinite(number)) return nullptr;
  const bool is_integer = std::trunc(number) == number && std::abs(number) <= k_largest_safe_integer;
  if (is_integer) return static_cast<std::int64_t>(number);
  return number;
}

data::Value data_of(Budget& budget, const JsValue& value) {
  budget.step();
  switch (value.kind()) {
    case Kind::boolean:
      return value.boolean();
    case Kind::number:
      return number(value.number());
    case Kind::string:
    case Kind::safe:
      budget.make(value.text_if()->bytes().size());
      return without_surrogates(value.text_if()->bytes());
    case Kind::array: {
      data::Array items;
      for (const JsValue& item : value.array().items) items.push_back(data_of(budget, item));
      return items;
    }
    case Kind::object: {
      data::Object members;
      value.object().each([&](const TextPtr& key, const JsValue& member) {
        if (member.is_undefined() || member.is(Kind::function)) return;
        members.push_back({without_surrogates(key->bytes()), data_of(budget, member), {}});
      });
      return members;
    }
    case Kind::regex:
      return data::Value::object();
    default:
      return nullptr;
  }
}

}  // namespace

JsValue from_data(const data::Value& value, const EngineLimits& limits) {
  return Importer(limits).value(value);
}

std::optional<data::Value> to_data(Budget& budget, const JsValue& value) {
  if (value.is_undefined() || value.is(Kind::function)) return std::nullopt;
  return data_of(budget, value);
}

}  // namespace bs::scaffold::engine
