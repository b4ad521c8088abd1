#pragma once
/// What all kinds of template files have in common: which paths may be asked for, and lists with their
/// bounds.
#include "bs/scaffold/template_files.hpp"

namespace bs::scaffold {

/// A repository path that may be asked for: no empty part, no "." or "..", no NUL, no .git in any disguise.
bool may_be_asked(std::string_view path);

/// Files on their way into a list: bounded, sorted at the end.
class Listing {
 public:
  void add(TemplateFile file);
  std::vector<TemplateFile> take();

 private:
  std::vector<TemplateFile> files_;
};

/// From names that are sorted by bytes: the files below `folder`. A folder that `options` skips is left out
/// whole, and so is what lies in a .git folder.
bool is_listed(std::string_view path, std::string_view folder, const ListOptions& options);

/// Error limit for a file of `size` bytes.
void require_size(std::string_view path, std::uint64_t size, std::uint64_t cap);

}  // namespace bs::scaffold
