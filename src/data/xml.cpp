#include "bs/data/xml.hpp"

#include <pugixml.hpp>

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "data/key_index.hpp"
#include "data/marks.hpp"

namespace bs::data {
namespace {

constexpr std::size_t k_max_bytes = 8u << 20;
constexpr std::size_t k_max_depth = 256;

/// The offset behind what starts at `at` and ends in `close`.
std::size_t past(std::string_view text, std::size_t at, std::string_view close) {
  const std::size_t found = text.find(close, at);
  return found == std::string_view::npos ? text.size() : found + close.size();
}

/// The offset behind the tag that starts at `at`; a '>' inside an attribute's quotes does not end it.
std::size_t past_tag(std::string_view text, std::size_t at) {
  for (; at < text.size() && text[at] != '>'; ++at) {
    if (text[at] == '"' || text[at] == '\'') at = std::min(text.find(text[at], at + 1), text.size() - 1);
  }
  return std::min(at + 1, text.size());
}

/// Where elements are first nested deeper than k_max_depth; the parser would go on, and its destructor die.
std::optional<std::size_t> too_deep(std::string_view text) {
  std::size_t depth = 0;
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at)) {
    const std::string_view rest = text.substr(at);
    if (rest.substr(0, 4) == "<!--") {
      at = past(text, at, "-->");
    } else if (rest.substr(0, 9) == "<![CDATA[") {
      at = past(text, at, "]]>");
    } else if (rest.substr(0, 2) == "<?") {
      at = past(text, at, "?>");
    } else {
      const bool closes = rest.substr(0, 2) == "</";
      const std::size_t end = past_tag(text, at);
      if (closes && depth > 0) --depth;
      const bool ends_itself = end > at + 2 && text[end - 2] == '/';
      if (!closes && !ends_itself && rest.substr(0, 2) != "<!" && ++depth > k_max_depth) return at;
      at = end;
    }
  }
  return std::nullopt;
}

class Converter {
 public:
  explicit Converter(std::string_view text) : marks_(text) {}

  Value document(const pugi::xml_document& document) {
    Value root = Value::object();
    if (const pugi::xml_node element = document.document_element()) {
      root.as_object().push_back(Member{element.name(), to_value(element), mark_of(element)});
    }
    return root;
  }

 private:
  /// An object under construction.
  struct Element {
    Value value = Value::object();
    KeyIndex keys;

    /// A name that recurs becomes an array.
    void add(std::string name, Value added) {
      Object& object = value.as_object();
      const Mark mark = added.mark;
      const std::optional<std::size_t> place = keys.find(object, name);
      if (!place) {
        object.push_back(Member{std::move(name), std::move(added), mark});
        return;
      }
      Value& known = object[*place].value;
      if (!known.is_array()) {
        Value array = Value::array();
        array.mark = known.mark;
        array.push_back(std::move(known));
        known = std::move(array);
      }
      known.push_back(std::move(added));
    }
  };

  Value to_value(const pugi::xml_node& node) {
    const Mark mark = mark_of(node);
    Element element;
    for (const pugi::xml_attribute& attribute : node.attributes()) {
      element.add(std::string("@") + attribute.name(), Value(attribute.value()));
    }
    std::string text;
    for (const pugi::xml_node& child : node.children()) {
      if (child.type() == pugi::node_element) element.add(child.name(), to_value(child));
      if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) text += child.value();
    }
    const std::string_view trimmed = trim(text);
    if (element.value.as_object().empty()) {
      element.value = Value(trimmed);
    } else if (!trimmed.empty()) {
      element.add("#text", Value(trimmed));
    }
    element.value.mark = mark;
    return std::move(element.value);
  }

  /// The library points at the name; the element starts at its '<'.
  Mark mark_of(const pugi::xml_node& element) {
    const std::ptrdiff_t offset = element.offset_debug();
    return offset > 0 ? marks_.at(static_cast<std::size_t>(offset) - 1) : Mark{};
  }

  Marks marks_;
};

}  // namespace

Value parse_xml(std::string_view text, std::string_view file_name) {
  const std::string file(file_name);
  if (text.size() > k_max_bytes) {
    throw Error(ErrorKind::limit, fmt::format("XML larger than {} MiB", k_max_bytes >> 20))
        .at(Place{file, {}});
  }
  std::string repaired;
  if (!is_valid_utf8(text)) text = repaired = repair_utf8(text);
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
  if (const std::optional<std::size_t> at = too_deep(text)) {
    throw Error(ErrorKind::limit, fmt::format("XML nested deeper than {} levels", k_max_depth))
        .at(Place{file, Marks(text).at(*at)});
  }
  pugi::xml_document document;
  const pugi::xml_parse_result result =
      document.load_buffer(text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8);
  if (!result) {
    std::string reason = result.description();
    if (!reason.empty())
      reason.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(reason.front())));
    throw Error(ErrorKind::config, "this is not valid XML: " + reason)
        .at(Place{file,
                  Marks(text).at(static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0)))});
  }
  return Converter(text).document(document);
}

}  // namespace bs::data
