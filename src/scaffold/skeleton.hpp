#pragma once
/// The rules of fetch:template for a folder of files (templates.md §1).
#include "bs/match/glob.hpp"
#include "scaffold/action_call.hpp"

namespace bs::scaffold {

/// Files that are copied as they are: globs as Backstage reads them. A pattern that begins with "!" takes
/// back; one without wildcards also means what lies below it.
class CopyRules {
 public:
  CopyRules() = default;
  explicit CopyRules(const std::vector<std::string>& patterns);
  bool matches(std::string_view path) const;

 private:
  struct Rule {
    match::Glob glob;
    std::string folder;  ///< "" for a pattern with wildcards
    bool takes_back;
  };
  std::vector<Rule> rules_;
};

struct SkeletonOptions {
  std::string target;  ///< in the result; "" its root
  EngineOptions engine;
  std::string extension;  ///< ".njk": only such files are rendered, and lose it; "" all are
  bool replaces = false;
  CopyRules copied;
  bool renders_copied_names = true;
};

/// Adds the rendered files to the result.
void render_skeleton(ActionCall& call, const RunOptions::Located& source, const SkeletonOptions& options,
                     const Context& context);
/// One text; `shown` is the file as errors name it.
std::string render_text(std::string_view text, std::string_view shown, const EngineOptions& options,
                        const Context& context);

/// What cannot be a template: pictures, archives, programs; told from the first bytes.
bool is_binary(std::string_view bytes);
/// The source's file as it is; a symlink only where it stays among the source's files.
TreeFile read_source(const ActionCall& call, const TemplateFiles& files, const TemplateFile& file);

}  // namespace bs::scaffold
