#pragma once
/// One file of a skeleton: does it parse, and is what it names given to it.
#include <memory>
#include <set>

#include "bs/scaffold/engine.hpp"
#include "bs/scaffold/template_files.hpp"
#include "scaffold/lint/findings.hpp"

namespace bs::scaffold::lint {

/// What the files of a skeleton are rendered with.
struct Rendering {
  EngineOptions options;
  std::string root;                              ///< the one variable: "values" or "cookiecutter"
  std::set<std::string, std::less<>> given;      ///< its members
  std::set<std::string, std::less<>> constants;  ///< those of them whose value is known already
  std::shared_ptr<const Context> context;        ///< of these alone
  bool is_open = false;                          ///< it may have others
  std::string giver;  ///< who gives them, for messages: the step "fetch", cookiecutter.json
};

/// The files of one skeleton, one after another.
class SkeletonFiles {
 public:
  /// Names count from `folder` on.
  SkeletonFiles(const TemplateFiles& files, std::string_view folder, const Rendering& rendering,
                Findings& findings)
      : files_(files), folder_(folder), rendering_(rendering), findings_(findings) {}
  /// The file's name, and its text unless `is_copied`.
  void check(const TemplateFile& file, bool is_copied);

 private:
  void check_name(const TemplateFile& file);

  const TemplateFiles& files_;
  std::string_view folder_;
  const Rendering& rendering_;
  Findings& findings_;
  std::set<std::string> told_;  ///< of names: a folder's is that of many files
};

/// A text that is rendered like a file.
void check_skeleton_text(std::string_view text, const std::string& file, const Rendering& rendering,
                         Findings& findings);

}  // namespace bs::scaffold::lint
