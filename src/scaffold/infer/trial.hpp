#pragma once
/// Trying answers out: what the template makes of them, held against the project.
#include "bs/scaffold/update.hpp"

namespace bs::scaffold::infer {

class Trial {
 public:
  Trial(const TemplateSpec& spec, const Form& form, const FileTree& project);

  /// 0 to 1; below 0 where the template cannot be run with them, or too often was.
  double likeness_of(const data::Value& answers);
  /// No more renderings: every further likeness is below 0.
  bool is_over() const { return left_ == 0; }

 private:
  const TemplateSpec& spec_;
  const Form& form_;
  const FileTree& project_;
  std::size_t left_;
};

}  // namespace bs::scaffold::infer
