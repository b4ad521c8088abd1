#include <nlohmann/json.hpp>

#include "bs/base/text.hpp"
#include "bs/data/json.hpp"
#include "data/key_index.hpp"
#include "data/marks.hpp"

namespace bs::data {
namespace {

using Json = nlohmann::json;

/// Follows the parser's events through the text, to tell where each token stands: the parser does not say.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text), marks_(text) {}

  /// The mark of the next token, which is then passed over.
  Mark next() {
    at_ = text_.find_first_not_of(" \t\r\n,:", at_);
    const Mark mark = marks_.at(at_);
    at_ = end_of_token();
    return mark;
  }
  Mark at(std::size_t offset) { return marks_.at(offset); }

 private:
  std::size_t end_of_token() const {
    if (at_ == std::string_view::npos) return at_;
    if (text_[at_] == '"') {
      std::size_t end = at_ + 1;
      while (end < text_.size() && text_[end] != '"') end += text_[end] == '\\' ? 2 : 1;
      return end + 1;
    }
    if (std::string_view("[]{}").find(text_[at_]) != std::string_view::npos) return at_ + 1;
    return text_.find_first_of(" \t\r\n,:[]{}", at_);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Marks marks_;
};

/// Builds the value from the events. Names are those nlohmann-json asks for.
class Builder {
 public:
  Builder(std::string_view text, std::string_view file_name, const JsonLimits& limits)
      : cursor_(text), file_name_(file_name), limits_(limits) {}

  bool null() { return add(Value()); }
  bool boolean(bool value) { return add(Value(value)); }
  bool number_integer(std::int64_t value) { return add(Value(value)); }
  bool number_unsigned(std::uint64_t value) {
    if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
      return add(Value(static_cast<double>(value)));
    }
    return add(Value(static_cast<std::int64_t>(value)));
  }
  bool number_float(double value, const std::string&) { return add(Value(value)); }
  bool string(std::string& value) { return add(Value(std::move(value))); }
  bool binary(Json::binary_t&) { return false; }  // not a part of JSON text

  bool start_object(std::size_t) { return open(Value::object()); }
  bool start_array(std::size_t) { return open(Value::array()); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool key(std::string& key) {
    Frame& frame = frames_.back();
    const Mark mark = cursor_.next();
    Object& object = frame.value.as_object();
    const std::optional<std::size_t> known = frame.keys.find(object, key);
    frame.member = known.value_or(object.size());
    if (!known) object.push_back(Member{std::move(key), Value(), mark});
    return true;
  }

  bool parse_error(std::size_t position, const std::string&, const Json::exception& error) {
    const std::string_view what = error.what();
    const std::size_t reason = what.rfind(" - ");
    std::string message = "this is not valid JSON";
    if (reason != std::string_view::npos)
      message += ": " + std::string(what.substr(reason + 3));
    else if (error.id == 406)
      message += ": a number is out of range";
    fail(ErrorKind::config, std::move(message), cursor_.at(position == 0 ? 0 : position - 1));
    return false;
  }

  Value finish() {
    if (error_) throw std::move(*error_);
    return std::move(root_);
  }

 private:
  struct Frame {
    Value value;
    std::size_t member = 0;  ///< of an object: the member whose value comes next
    KeyIndex keys;           ///< of an object
  };

  bool add(Value value) {
    value.mark = cursor_.next();
    place(std::move(value));
    return true;
  }

  bool open(Value value) {
    value.mark = cursor_.next();
    if (frames_.size() >= limits_.depth) {
      fail(ErrorKind::limit, fmt::format("JSON nested deeper than {} levels", limits_.depth), value.mark);
      return false;
    }
    frames_.push_back(Frame{std::move(value), 0, {}});
    return true;
  }

  bool close() {
    cursor_.next();
    Value value = std::move(frames_.back().value);
    frames_.pop_back();
    place(std::move(value));
    return true;
  }

  void place(Value value) {
    if (frames_.empty()) {
      root_ = std::move(value);
    } else if (Frame& frame = frames_.back(); frame.value.is_array()) {
      frame.value.push_back(std::move(value));
    } else {
      frame.value.as_object()[frame.member].value = std::move(value);
    }
  }

  void fail(ErrorKind kind, std::string message, Mark mark) {
    error_ = Error(kind, std::move(message)).at(Place{std::string(file_name_), mark});
  }

  Cursor cursor_;
  std::string_view file_name_;
  const JsonLimits& limits_;
  std::vector<Frame> frames_;
  Value root_;
  std::optional<Error> error_;
};

}  // namespace

Value parse_json(std::string_view text, std::string_view file_name, const JsonLimits& limits) {
  if (text.size() > limits.bytes) {
    throw Error(ErrorKind::limit, fmt::format("JSON larger than {} bytes", limits.bytes))
        .at(Place{std::string(file_name), {}});
  }
  std::string repaired;
  if (!is_valid_utf8(text)) text = repaired = repair_utf8(text);
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
  Builder builder(text, file_name, limits);
  Json::sax_parse(text.begin(), text.end(), &builder);
  return builder.finish();
}

}  // namespace bs::data
