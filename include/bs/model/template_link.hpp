#pragma once
/// `.bs-template/NAME.yaml`: what a project remembers of the template it was made from (templates.md §4).
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "bs/data/value.hpp"

namespace bs::model {

constexpr std::string_view k_link_folder = ".bs-template";

/// A file as the template rendered it.
struct LinkedFile {
  std::string mode;        ///< "100644", "100755", "120000"
  std::string blob;        ///< git's id of the rendered bytes, 40 digits
  std::string file_class;  ///< "managed", "once", "merged"
  friend bool operator==(const LinkedFile&, const LinkedFile&) = default;
};

struct TemplateLink {
  std::string name;  ///< of the file: NAME
  std::string template_name;
  std::string source;  ///< "shipped", a repository's URL or path
  std::string path;    ///< of the template's file below the source's root
  std::string ref;     ///< "v3.2.0"; "" for a folder without git
  std::string commit;
  std::string bs_version;
  data::Value parameters;                   ///< an object; never a secret
  std::map<std::string, LinkedFile> files;  ///< by path below the folder that holds .bs-template
  friend bool operator==(const TemplateLink&, const TemplateLink&) = default;
};

/// Error config with all faults. An empty file, or one without a template, is a fault, never "no answers".
TemplateLink parse_template_link(std::string_view text, std::string_view file_name);
/// YAML with a comment on top that says what it is.
std::string to_text(const TemplateLink& link);
/// True for ".bs-template/NAME.yaml" and the same in a folder; `folder` is then what holds .bs-template.
bool is_link_path(std::string_view path, std::string* folder = nullptr);

}  // namespace bs::model
