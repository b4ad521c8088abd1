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

  /// Of more than 1,000 the others are only counted: for those no places and hints need be found.
  bool is_full() const { return findings_.size() >= k_most; }
  void count_further() { ++further_; }

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
  /// In the order of the files.
  std::vector<Diagnostic> take();

 private:
  static constexpr std::size_t k_most = 1'000;

  std::string template_file_;
  std::vector<Diagnostic> findings_;
  std::size_t further_ = 0;
  std::set<std::tuple<std::string, std::uint32_t, std::uint32_t, std::string>> said_;
};

/// `is "NAME" meant?`, or nothing; among very many names nothing is looked for.
std::string hint_of_nearest(std::string_view word, const std::vector<std::string>& names);

}  // namespace bs::scaffold::lint
