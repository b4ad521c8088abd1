#include "bs/scaffold/update.hpp"
namespace bs::scaffold {
__attribute__((weak)) Inferred infer_answers(const TemplateSpec&, const Form&, const FileTree&) { return {}; }
__attribute__((weak)) std::vector<Diagnostic> lint_template(const TemplateFilesPtr&, std::string_view) { return {}; }
}
