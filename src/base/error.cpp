#include "bs/base/error.hpp"

namespace bs {

int exit_status(ErrorKind kind) noexcept {
  switch (kind) {
    case ErrorKind::usage:
    case ErrorKind::config:
    case ErrorKind::not_found:
      return 2;
    case ErrorKind::unreadable:
    case ErrorKind::unsupported:
    case ErrorKind::limit:
    case ErrorKind::io:
    case ErrorKind::internal:
      break;
  }
  return 3;
}

std::string_view name_of(Severity severity) noexcept {
  switch (severity) {
    case Severity::note:
      return "note";
    case Severity::warning:
      return "warning";
    case Severity::error:
      break;
  }
  return "error";
}

Error::Error(ErrorKind kind, std::string message) : kind_(kind), message_(std::move(message)) {}

Error& Error::at(Place place) & {
  place_ = std::move(place);
  return *this;
}
Error&& Error::at(Place place) && {
  return std::move(at(std::move(place)));
}

Error& Error::hint(std::string hint) & {
  hint_ = std::move(hint);
  return *this;
}
Error&& Error::hint(std::string hint) && {
  hint_ = std::move(hint);
  return std::move(*this);
}

Error& Error::source_line(std::string line) & {
  source_line_ = std::move(line);
  return *this;
}
Error&& Error::source_line(std::string line) && {
  source_line_ = std::move(line);
  return std::move(*this);
}

Error& Error::with(std::vector<Diagnostic> diagnostics) & {
  diagnostics_ = std::move(diagnostics);
  return *this;
}
Error&& Error::with(std::vector<Diagnostic> diagnostics) && {
  return std::move(with(std::move(diagnostics)));
}

}  // namespace bs
