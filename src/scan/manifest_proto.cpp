#include "bs/base/text.hpp"
#include "scan/manifest_fields.hpp"

// .proto files: the package, and whether it has a service; messages alone are no API.
namespace bs::scan {
namespace {

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
}

std::string_view leading_word(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && is_word_byte(text[end])) ++end;
  return text.substr(0, end);
}

/// "Greeter {" or "Greeter" alone: prose that begins with "service" goes on.
bool opens_service(std::string_view rest) {
  const std::string_view name = leading_word(rest);
  const std::string_view after = trim(rest.substr(name.size()));
  return !name.empty() && (after.empty() || after.front() == '{');
}

/// What follows the word on the first line that begins with it and is accepted; empty when there is none.
/// Comments of some APIs run to hundreds of kilobytes, so the text is searched, not parsed.
template <typename Accept>
std::string_view line_with(std::string_view text, std::string_view word, const Accept& accept) {
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + word.size())) {
    const std::size_t start = text.rfind('\n', at) + 1;  // npos + 1 is 0
    const std::size_t after = at + word.size();
    if (after >= text.size() || (text[after] != ' ' && text[after] != '\t')) continue;
    if (!trim(text.substr(start, at - start)).empty()) continue;
    const std::string_view rest =
        trim(text.substr(after, std::min(text.find('\n', after), text.size()) - after));
    if (accept(rest)) return rest;
  }
  return {};
}

bool names_package(std::string_view rest) {
  const std::string_view name = leading_word(rest);
  return !name.empty() && trim(rest.substr(name.size())).starts_with(';');
}

}  // namespace

void read_proto(const ManifestSource& source, ManifestFacts& facts) {
  facts.claim("grpc", sure::said);
  facts.mark = {1, 1};
  facts.has_service = !line_with(source.text, "service", opens_service).empty();
  if (facts.has_service) facts.name = leading_word(line_with(source.text, "package", names_package));
}

}  // namespace bs::scan
