#pragma once
/// The one error discipline: what cannot go on throws bs::Error; expected outcomes are values
/// (optional, an outcome enum, a vector of Diagnostic). Errors are caught in main, which prints them
/// and maps the kind to an exit status, and at the boundary of one repository in a scan.
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include "bs/base/place.hpp"

namespace bs {

enum class ErrorKind {
  usage,        ///< the command line is wrong                                     exit 2
  config,       ///< bs.yaml, a check, a template or a policy is faulty            exit 2
  not_found,    ///< what was named does not exist (an entity, a revision, a file) exit 2
  unreadable,   ///< a repository, file or catalog that was named cannot be read   exit 3
  unsupported,  ///< a form that bs does not know (sha256, reftable, newer schema) exit 3
  limit,        ///< a bound of reliability.md was passed                          exit 3
  io,           ///< writing failed (disk full, no permission)                     exit 3
  internal,     ///< a fault of bs itself                                          exit 3
};

/// The exit status a kind leads to (product.md, Exit statuses).
int exit_status(ErrorKind kind) noexcept;

/// One thing that is wrong in a file that could otherwise be read on. All faults of a file are reported at once.
enum class Severity { note, warning, error };
std::string_view name_of(Severity severity) noexcept;

struct Diagnostic {
  Severity severity = Severity::error;
  std::string message;  ///< one sentence without a full stop; quotes what was found
  Mark mark;            ///< in the file that is being read
  std::string hint;     ///< what to do; empty when there is nothing to add
  std::string file = {};  ///< when faults of several files are told at once; "" the error's own
  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

class Error : public std::exception {
 public:
  Error(ErrorKind kind, std::string message);
  Error& at(Place place) &;
  Error&& at(Place place) &&;
  Error& hint(std::string hint) &;
  Error&& hint(std::string hint) &&;
  /// The line the place points at, shown below the message with a caret.
  Error& source_line(std::string line) &;
  Error&& source_line(std::string line) &&;
  /// Further faults, of the same file unless they name one, all told at once.
  Error& with(std::vector<Diagnostic> diagnostics) &;
  Error&& with(std::vector<Diagnostic> diagnostics) &&;

  ErrorKind kind() const noexcept { return kind_; }
  const std::string& message() const noexcept { return message_; }
  const std::string& hint() const noexcept { return hint_; }
  const Place& place() const noexcept { return place_; }
  const std::string& source_line() const noexcept { return source_line_; }
  const std::vector<Diagnostic>& diagnostics() const noexcept { return diagnostics_; }
  const char* what() const noexcept override { return message_.c_str(); }

 private:
  ErrorKind kind_;
  std::string message_;
  std::string hint_;
  Place place_;
  std::string source_line_;
  std::vector<Diagnostic> diagnostics_;
};

/// `bs: error: FILE:LINE:COL: MESSAGE`, the source line with a caret, further faults, `hint: …`; every line
/// ends in a newline; what came from outside is escaped (text.hpp, shown()).
std::string format_error(const Error& error);

}  // namespace bs
