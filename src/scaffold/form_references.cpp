#include "scaffold/form_references.hpp"

#include <charconv>

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"

namespace bs::scaffold {

namespace {

using data::Member;
using data::Value;

constexpr std::size_t k_most_values = 50'000;
constexpr std::size_t k_deepest = 100;

const Value* item_at(const data::Array& items, const std::string& token) {
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), index);
  const bool is_index = error == std::errc() && end == token.data() + token.size();
  return is_index && index < items.size() ? &items[index] : nullptr;
}

const Value* at_reference(const Value& page, std::string_view reference) {
  if (reference == "#") return &page;
  if (!reference.starts_with("#/")) return nullptr;
  const Value* value = &page;
  for (const std::string_view part : split(reference.substr(2), '/')) {
    const std::string token = replace_all(replace_all(part, "~1", "/"), "~0", "~");
    value = value->is_array() ? item_at(value->as_array(), token) : value->find(token);
    if (value == nullptr) return nullptr;
  }
  return value;
}

/// What holds data or is only named: nothing in it is a schema that is looked at where it stands.
bool is_data(std::string_view keyword) {
  return keyword == "default" || keyword == "const" || keyword == "enum" || keyword == "examples" ||
         keyword == "definitions" || keyword == "$defs" || keyword.starts_with("ui:");
}

class References {
 public:
  explicit References(const Value& page) : page_(page) {}

  Value copy(const Value& value, std::size_t depth) {
    count(value, depth);
    if (value.is_array()) {
      Value out = Value::array();
      for (const Value& item : value.as_array()) out.push_back(copy(item, depth + 1));
      out.mark = value.mark;
      return out;
    }
    if (!value.is_object()) return value;
    const Value* reference = value.find("$ref");
    return reference != nullptr && reference->is_string() ? referred(value, reference->as_string(), depth)
                                                          : members(value, depth);
  }

 private:
  void count(const Value& value, std::size_t depth) const {
    if (depth > k_deepest) {
      throw Error(ErrorKind::limit, fmt::format("the parameters are nested more than {} levels deep once "
                                                "references are put in",
                                                k_deepest))
          .at({"", value.mark});
    }
    if (++values_ > k_most_values) {
      throw Error(ErrorKind::limit, fmt::format("the parameters hold more than {} values once references are "
                                                "put in",
                                                grouped(k_most_values)))
          .at({"", value.mark});
    }
  }

  Value members(const Value& value, std::size_t depth) {
    data::Object out;
    out.reserve(value.as_object().size());
    for (const Member& member : value.as_object()) {
      out.push_back(
          {member.key, is_data(member.key) ? member.value : copy(member.value, depth + 1), member.key_mark});
    }
    Value made(std::move(out));
    made.mark = value.mark;
    return made;
  }

  static Value outline(const Value& schema) {
    Value out = Value::object();
    out.mark = schema.mark;
    for (const std::string_view keyword : {"type", "title", "description"}) {
      if (const Value* found = schema.find(keyword)) out.set(keyword, *found);
    }
    if (out.find("type") == nullptr && schema.find("properties") != nullptr) out.set("type", "object");
    return out;
  }

  Value referred(const Value& value, const std::string& reference, std::size_t depth) {
    const Value* target = at_reference(page_, reference);
    const bool is_open = std::find(open_.begin(), open_.end(), reference) != open_.end();
    if (target == nullptr || !target->is_object()) return value;
    if (is_open || target == &page_) return outline(*target);
    open_.push_back(reference);
    Value out = copy(*target, depth + 1);
    open_.pop_back();
    for (const Member& member : value.as_object()) {
      if (member.key != "$ref") out.set(member.key, copy(member.value, depth + 1));
    }
    return out;
  }

  const Value& page_;
  std::vector<std::string> open_;
  mutable std::size_t values_ = 0;
};

}  // namespace

Value with_references(const Value& page) {
  return References(page).copy(page, 0);
}

}  // namespace bs::scaffold
