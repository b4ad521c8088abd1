#pragma once
/// `{% now 'utc', '%Y' %}` of jinja2_time, which cookiecutter always loads.
#include "scaffold/engine/ast.hpp"

namespace bs::scaffold::engine {

struct Now : Statement {
  void execute(Run& run, TextBuffer& out) const override;
  ExpressionPtr zone;
  ExpressionPtr offset;  ///< "days=1, hours=2"; may be nullptr
  bool is_back = false;
  ExpressionPtr format;  ///< of strftime; nullptr: %Y-%m-%d
};

}  // namespace bs::scaffold::engine
