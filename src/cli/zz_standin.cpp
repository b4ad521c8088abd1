#include "bs/scaffold/update.hpp"
namespace bs::scaffold {
__attribute__((weak)) Inferred infer_answers(const TemplateSpec&, const Form&, const FileTree&) {
  return {};
}
}  // namespace bs::scaffold
