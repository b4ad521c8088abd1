#include "scaffold/engine/arguments.hpp"
#include "scaffold/engine/js_convert.hpp"

namespace bs::scaffold::engine::filters {

// [kind:][namespace/]name, read from the left: what is no kind or namespace belongs to the name.
JsValue parse_entity_ref(const Args& args) {
  const TextPtr text = to_text(args.budget(), args[0]);
  std::string_view rest = text->bytes();
  std::string_view kind = "component";
  std::string_view space = "default";
  const std::size_t colon = rest.find_first_of(":/");
  if (colon != std::string_view::npos && rest[colon] == ':' && colon > 0 && colon + 1 < rest.size()) {
    kind = rest.substr(0, colon);
    rest.remove_prefix(colon + 1);
  }
  const std::size_t slash = rest.find('/');
  if (slash != std::string_view::npos && slash > 0 && slash + 1 < rest.size()) {
    space = rest.substr(0, slash);
    rest.remove_prefix(slash + 1);
  }
  if (rest.empty()) refuse("parseEntityRef needs an entity ref, not \"\"", "[KIND:][NAMESPACE/]NAME");
  JsObject object;
  object.set("kind", text_value(std::string(kind)));
  object.set("namespace", text_value(std::string(space)));
  object.set("name", text_value(std::string(rest)));
  return args.budget().object(std::move(object));
}

}  // namespace bs::scaffold::engine::filters
