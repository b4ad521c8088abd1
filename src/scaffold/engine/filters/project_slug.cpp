#include "scaffold/engine/repo_url.hpp"

namespace bs::scaffold::engine::filters {

JsValue project_slug(const Args& args) {
  const JsObject url = repo_url_members(args);
  const auto part = [&](const char* name) {
    const JsValue* value = url.find(name);
    if (value == nullptr) refuse(fmt::format("the repository URL has no {}", name));
    return value->text()->bytes();
  };
  return args.budget().text(part("owner") + "/" + part("repo"));
}

}  // namespace bs::scaffold::engine::filters
