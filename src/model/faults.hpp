#pragma once
/// What is wrong in one document, collected over all stages.
#include <string>
#include <vector>

#include "bs/base/error.hpp"
#include "bs/model/document_path.hpp"
#include "bs/model/validate.hpp"

namespace bs::model {

/// A document may have as many faults as it has values: past the first few hundred only their number is kept,
/// and told.
class Faults {
 public:
  void error(Stage stage, std::string message, Mark mark, std::string hint = "");
  void warning(std::string message, Mark mark, std::string hint = "");
  /// What the parser said: errors stop at the stage "yaml".
  void add(std::vector<Diagnostic> diagnostics);

  std::size_t error_count() const { return errors_; }
  bool any() const { return errors_ > 0; }
  /// The stage at which Backstage would have stopped; none when there is no error.
  Stage stage() const { return stage_; }
  /// The errors of one stage.
  bool has(Stage stage) const;
  /// The diagnostic that Backstage would have come to first.
  const Diagnostic* first() const;
  /// All, in the order of the file.
  std::vector<Diagnostic> take();

 private:
  struct Entry {
    Stage stage;
    Diagnostic diagnostic;
  };
  void keep(Stage stage, Diagnostic diagnostic);

  std::vector<Entry> entries_;
  std::size_t errors_ = 0;
  std::size_t further_ = 0;  ///< not kept
  Mark further_mark_;        ///< of the first of these
  Stage stage_ = Stage::none;
};

}  // namespace bs::model
