#include "scaffold/engine/text_arguments.hpp"

namespace bs::scaffold::engine::filters {
namespace {

bool is_word_byte(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

}  // namespace

JsValue wordcount(const Args& args) {
  const JsValue value = normalized(args[0]);
  if (!truthy(value)) return nullptr;
  const std::string& text = text_or_refuse(value, "wordcount").bytes();
  args.budget().read(text.size());
  std::size_t words = 0;
  bool was_word = false;
  for (const char c : text) {
    if (is_word_byte(c) && !was_word) ++words;
    was_word = is_word_byte(c);
  }
  return words == 0 ? JsValue(nullptr) : number_value(words);
}

}  // namespace bs::scaffold::engine::filters
