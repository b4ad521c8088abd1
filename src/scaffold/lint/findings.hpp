#pragma once
/// What a lint finds, each thing said once.
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "bs/base/error.hpp"

namespace bs::scaffold::lint {

class Findings {
 public:
  /// `template_file` comes first in the order of the files.
  explicit Findings(std::string template_file) : template_file_(std::move(template_file)) {}

  void error(const std::string& file, Mark mark, std::string message, std::string hint = "") {
    add({Severity::error, std::move(message), mark, std::move(hint), file});
  }
  void warning(const std::string& file, Mark mark, std::string message, std::string hint = "") {
    add({Severity::warning, std::move(message), mark, std::move(hint), file});
  }
  void note(const std::string& file, Mark mark, std::string message, std::string hint = "") {
    add({Severity::note, std::move(message), mark, std::move(hint), file});
  }
  void add(Diagnostic finding);
  /// All of an error, which is of `file` where it does not say otherwise.
  void add(const Error& error, const std::string& file);

  const std::string& template_file() const { return template_file_; }
  /// In the order of the files; of more than 1,000 the others are only counted.
  std::vector<Diagnostic> take();

 private:
  std::string template_file_;
  std::vector<Diagnostic> findings_;
  std::set<std::tuple<std::string, std::uint32_t, std::uint32_t, std::string>> said_;
};

}  // namespace bs::scaffold::lint
