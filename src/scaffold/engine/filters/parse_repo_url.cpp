#include <charconv>

#include "bs/base/text.hpp"
#include "scaffold/engine/js_convert.hpp"
#include "scaffold/engine/repo_url.hpp"

namespace bs::scaffold::engine::filters {
namespace {

/// application/x-www-form-urlencoded: + is a space, %XX a byte.
std::string form_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned value = 0;
    const char* digits = text.data() + i + 1;
    if (text[i] == '+') {
      out += ' ';
    } else if (text[i] == '%' && i + 2 < text.size() &&
               std::from_chars(digits, digits + 2, value, 16).ptr == digits + 2) {
      out += static_cast<char>(value);
      i += 2;
    } else {
      out += text[i];
    }
  }
  return repair_utf8(out);
}

}  // namespace

JsObject repo_url_members(const Args& args) {
  const TextPtr text = to_text(args.budget(), args[0]);
  const std::string_view url = text->bytes();
  const std::size_t query = url.find('?');
  if (query == std::string_view::npos)
    refuse(fmt::format("\"{}\" is no repository URL of the form HOST?owner=OWNER&repo=REPO", url),
           "a RepoUrlPicker gives one, for example github.com?owner=acme&repo=pay");
  JsObject object;
  object.set("host", text_value(std::string(url.substr(0, query))));
  for (const std::string_view pair : split(url.substr(query + 1), '&')) {
    if (pair.empty()) continue;
    const std::size_t equals = pair.find('=');
    const std::string_view value =
        equals == std::string_view::npos ? std::string_view() : pair.substr(equals + 1);
    object.set(form_decoded(pair.substr(0, equals)), text_value(form_decoded(value)));
  }
  return object;
}

JsValue parse_repo_url(const Args& args) {
  return args.budget().object(repo_url_members(args));
}

}  // namespace bs::scaffold::engine::filters
