#include "data/yaml_tag.hpp"

#include <charconv>

#include "bs/base/text.hpp"

namespace bs::data::yaml {
namespace {

/// %XX decoded; nullopt when the bytes are no UTF-8. The lexer lets no other '%' through.
std::optional<std::string> percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    unsigned value = 0;
    if (text[at] == '%' && at + 2 < text.size()) {
      std::from_chars(text.data() + at + 1, text.data() + at + 3, value, 16);
      out += static_cast<char>(value);
      at += 2;
    } else {
      out += text[at];
    }
  }
  if (!is_valid_utf8(out)) return std::nullopt;
  return out;
}

}  // namespace

std::string tag_name(std::string_view source, const Directives& directives, std::size_t offset,
                     Faults& faults) {
  const auto fault = [&](std::string message) { faults.add(offset, std::move(message)); };
  if (source == "!") return "!";
  if (source.substr(0, 2) == "!<") {
    if (source.back() != '>') fault(fmt::format("tag '{}' is not closed by '>'", source));
    const std::string_view name = source.substr(2, source.size() - 3);
    if (name == "!" || name == "!!") fault(fmt::format("'{}' is no tag", source));
    return std::string(name);
  }
  const std::size_t handle_end = source.rfind('!') + 1;
  const std::string_view handle = source.substr(0, handle_end);
  const std::string_view suffix = source.substr(handle_end);
  if (suffix.empty()) fault(fmt::format("tag '{}' has no name behind its handle", source));
  const auto known = directives.tags.find(handle);
  if (known != directives.tags.end()) {
    if (const std::optional<std::string> decoded = percent_decoded(suffix)) return known->second + *decoded;
    fault(fmt::format("tag '{}' holds escapes that are no UTF-8", source));
    return "";
  }
  if (handle == "!") return std::string(source);
  if (!suffix.empty()) fault(fmt::format("the handle of tag '{}' is not declared", source));
  return "";
}

}  // namespace bs::data::yaml
