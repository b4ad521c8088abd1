#include "bs/base/text.hpp"
#include "scaffold/engine/arguments.hpp"
#include "scaffold/engine/js_convert.hpp"

namespace bs::scaffold::engine::filters {

// Letters and digits of ASCII in lower case; what stands between them becomes one hyphen.
JsValue slugify(const Args& args) {
  const TextPtr text = to_text(args.budget(), args[0]);
  std::string slug;
  bool is_apart = false;
  for (const char c : to_lower(text->bytes())) {
    const bool is_kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (is_kept && is_apart && !slug.empty()) slug += '-';
    is_apart = !is_kept;
    if (is_kept) slug += c;
  }
  return args.budget().text(std::move(slug));
}

}  // namespace bs::scaffold::engine::filters
