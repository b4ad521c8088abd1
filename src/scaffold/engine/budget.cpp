#include "scaffold/engine/budget.hpp"

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "scaffold/engine/js_object.hpp"

namespace bs::scaffold::engine {
namespace {

[[noreturn]] void exceed(std::string message) {
  throw Error(ErrorKind::limit, std::move(message));
}

std::string too_long(std::string_view what, std::size_t bytes) {
  return fmt::format("{} is longer than {} bytes", what, grouped(bytes));
}

}  // namespace

void refuse(std::string message, std::string hint) {
  throw Error(ErrorKind::config, std::move(message)).hint(std::move(hint));
}

void Budget::fail_steps() const {
  if (is_shared_) exceed("the templates need more work together than one run may do");
  exceed(fmt::format("the template needs more than {} steps of work", grouped(limits_.steps)));
}

void Budget::fail_text() const {
  exceed(too_long("a text", limits_.string_bytes));
}

void Budget::fail_list() const {
  exceed(fmt::format("a list has more than {} elements", grouped(limits_.list_length)));
}

void Budget::fail_height() const {
  exceed(fmt::format("lists and objects stand in each other more than {} deep", limits_.depth));
}

JsValue Budget::text(std::string bytes) {
  check_text(bytes.size());
  make(bytes.size());
  return text_value(std::move(bytes));
}

JsValue Budget::list(Values items) {
  check_list(static_cast<double>(items.size()));
  step(items.size() / 4);
  std::uint32_t height = 0;
  for (const JsValue& item : items) height = std::max(height, height_of(item));
  if (height >= limits_.depth) fail_height();
  return std::make_shared<const JsArray>(JsArray{std::move(items), height + 1});
}

JsValue Budget::object(JsObject object) const {
  if (object.height() > limits_.depth) fail_height();
  check_list(static_cast<double>(object.size()));
  return std::make_shared<const JsObject>(std::move(object));
}

TextBuffer::TextBuffer(Budget& budget, Use use)
    : budget_(budget),
      limit_(use == Use::output ? budget.limits().output_bytes : budget.limits().string_bytes),
      use_(use) {}

void TextBuffer::add(std::string_view more) {
  if (more.size() > limit_ - std::min(limit_, out_.size())) fail();
  budget_.make(more.size());
  append_text(out_, more);
}

void TextBuffer::repeat(std::string_view text, std::size_t count) {
  if (text.empty() || count == 0) return;
  if (count > limit_ / text.size()) fail();
  budget_.step(count / 8);
  for (; count > 0; --count) add(text);
}

void TextBuffer::fail() const {
  exceed(too_long(use_ == Use::output ? "the output" : "a text", limit_));
}

}  // namespace bs::scaffold::engine
