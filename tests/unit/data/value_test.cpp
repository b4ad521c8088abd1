#include "bs/data/value.hpp"

#include <cmath>

using bs::data::Array;
using bs::data::Object;
using bs::data::Type;
using bs::data::Value;

TEST_CASE("values: types and their names") {
  CHECK(name_of(Value().type()) == "null");
  CHECK(name_of(Value(true).type()) == "boolean");
  CHECK(name_of(Value(1).type()) == "number");
  CHECK(name_of(Value(1.5).type()) == "number");
  CHECK(name_of(Value("a").type()) == "string");
  CHECK(name_of(Value::array().type()) == "array");
  CHECK(name_of(Value::object().type()) == "object");
  CHECK(Value(1).as_number() == 1.0);
  CHECK_THROWS_AS(Value(1).as_string(), std::bad_variant_access);
}

TEST_CASE("values: members") {
  Value object = Value::object();
  object.set("b", 1);
  object.set("a", "x").mark = {3, 4};
  object.set("b", 2);
  CHECK(object.as_object().size() == 2);
  CHECK(object.find("b")->as_integer() == 2);
  CHECK(object.find("a")->mark == bs::Mark{3, 4});
  CHECK(object.find("c") == nullptr);
  CHECK(object.find_member("a")->key == "a");
  CHECK(object.string_or("a") == "x");
  CHECK(object.string_or("b", "none") == "none");
  CHECK(object.erase("b"));
  CHECK_FALSE(object.erase("b"));
  CHECK(object.as_object().size() == 1);
  CHECK(Value("text").find("a") == nullptr);
  CHECK_FALSE(Value(1).erase("a"));
  Value array = Value::array();
  array.push_back(object);
  CHECK(array.as_array()[0].string_or("a") == "x");
}

TEST_CASE("values: equality is about values") {
  CHECK(Value(1) == Value(1.0));
  CHECK_FALSE(Value(1) == Value(2));
  CHECK_FALSE(Value(1) == Value("1"));
  CHECK_FALSE(Value(0) == Value(false));
  CHECK(Value(std::nan("")) == Value(std::nan("")));
  CHECK_FALSE(Value(std::nan("")) == Value(0));
  CHECK_FALSE(Value() == Value(0));
  CHECK(Value(std::int64_t{9007199254740993}) == Value(std::int64_t{9007199254740993}));
  CHECK_FALSE(Value(std::int64_t{9007199254740993}) == Value(std::int64_t{9007199254740992}));
  Value one = Value::object();
  one.set("a", 1);
  one.set("b", Array{Value("x"), Value()});
  Value other = Value::object();
  other.set("b", Array{Value("x"), Value()});
  other.set("a", 1);
  other.mark = {7, 7};
  CHECK(one == other);
  other.set("c", 1);
  CHECK_FALSE(one == other);
  other.erase("c");
  other.set("a", 2);
  CHECK_FALSE(one == other);
  CHECK_FALSE(Value(Array{Value(1)}) == Value(Array{Value(1), Value(2)}));
}
