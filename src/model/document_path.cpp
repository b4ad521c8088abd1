#include "bs/model/document_path.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "bs/base/text.hpp"
#include "bs/data/json.hpp"

namespace bs::model {
namespace {

constexpr std::size_t k_longest_quote = 60;  // columns

bool is_word(std::string_view key) {
  return !key.empty() && std::all_of(key.begin(), key.end(), [](unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
}

void append_key(std::string& out, std::string_view key) {
  if (!is_word(key)) {
    out += fmt::format("[{}]", in_quotes(key));
    return;
  }
  if (!out.empty()) out += '.';
  out += key;
}

}  // namespace

std::string Path::text() const {
  if (parent == nullptr) return "";
  std::string out = parent->text();
  if (is_item)
    out += fmt::format("[{}]", index);
  else
    append_key(out, key);
  return out;
}

std::string Path::text_with(std::string_view further_key) const {
  std::string out = text();
  append_key(out, further_key);
  return out;
}

std::string in_quotes(std::string_view text) {
  return fmt::format("\"{}\"", fit(text, k_longest_quote));
}

std::string described(const data::Value& value) {
  switch (value.type()) {
    case data::Type::null:
      return "nothing";
    case data::Type::boolean:
      return value.as_boolean() ? "the boolean true" : "the boolean false";
    case data::Type::integer:
    case data::Type::number:
      return "the number " + data::number_text(value.as_number());
    case data::Type::string:
      return in_quotes(value.as_string());
    case data::Type::array:
      return "a list";
    case data::Type::object:
      return "a map";
  }
  return "";
}

}  // namespace bs::model
