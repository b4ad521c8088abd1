#pragma once
// Templates for tests, as files in memory.
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "bs/scaffold/template_files.hpp"

namespace bs::test {

/// A template.yaml named t; `body` is what stands in its spec below owner and type, from line 7 on.
inline std::string template_text(std::string_view body) {
  return "apiVersion: scaffolder.backstage.io/v1beta3\nkind: Template\nmetadata:\n  name: t\n"
         "spec:\n  type: service\n" +
         std::string(body);
}

using NamedText = std::pair<std::string_view, std::string_view>;

inline scaffold::TemplateFilesPtr files_of(std::string_view path, std::string_view text,
                                           std::initializer_list<NamedText> others = {}) {
  FileTree tree;
  tree[std::string(path)].bytes = text;
  for (const auto& [name, content] : others) tree[std::string(name)].bytes = content;
  return scaffold::memory_files(std::move(tree));
}

}  // namespace bs::test
