#pragma once
// Renders templates as tests write them down.
#include "bs/base/error.hpp"
#include "bs/data/json.hpp"
#include "bs/scaffold/engine.hpp"

namespace bs::test {

using scaffold::Dialect;
using scaffold::EngineOptions;

inline EngineOptions in_dialect(Dialect dialect) {
  EngineOptions options;
  options.dialect = dialect;
  return options;
}

/// The text, or the error as it is shown. `values` is JSON.
inline std::string rendered(std::string_view source, std::string_view values = "{}",
                            const EngineOptions& options = in_dialect(Dialect::plain)) {
  try {
    return scaffold::Template::parse(source, "t.txt", options)
        .render(scaffold::Context(data::parse_json(values), options.limits));
  } catch (const Error& error) {
    return format_error(error);
  }
}

/// "line:column: message", and the hint behind " | ".
inline std::string fault(std::string_view source, std::string_view values = "{}",
                         const EngineOptions& options = in_dialect(Dialect::plain)) {
  try {
    scaffold::Template::parse(source, "t.txt", options)
        .render(scaffold::Context(data::parse_json(values), options.limits));
  } catch (const Error& error) {
    const Mark mark = error.place().mark;
    const std::string hint = error.hint().empty() ? "" : " | " + error.hint();
    return fmt::format("{}:{}: {}{}", mark.line, mark.column, error.message(), hint);
  }
  return "none";
}

}  // namespace bs::test
