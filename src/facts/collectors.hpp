#pragma once
/// What all collectors need: the files that are a component's own, readings, findings.
#include <string>
#include <string_view>
#include <vector>

#include "bs/base/error.hpp"
#include "bs/facts/collect.hpp"

/// Defines a row of the table: `BS_COLLECTOR(readme) = {.id = "readme", …};` in its own file.
#define BS_COLLECTOR(name)                   \
  extern const Collector k_collector_##name; \
  const Collector k_collector_##name

namespace bs::facts {

/// The files below the component's folder that no other component below it holds.
std::vector<const File*> own_files(const CollectorInput& input);

/// A value that was computed.
model::FactReading reading(data::Value value);
/// A value whose marks point into the file.
model::FactReading reading(data::Value value, std::string_view path);
model::FactReading missing();
model::FactReading not_reported(std::string reason, std::string hint = "");

/// An object of a list of findings (model/fact.hpp). Line and column 0: the file as a whole.
struct FactFinding {
  std::string path;
  Mark mark;
  std::string message;
  std::string excerpt = {};
  std::string key = {};
};
data::Value to_value(const FactFinding& finding);
/// "problems": their list.
data::Value to_value(const std::vector<FactFinding>& findings);
data::Value to_value(const std::vector<std::string>& strings);
/// A count as a value.
data::Value number(std::size_t count);

/// The line and column (in code points) of a byte of the text.
Mark mark_at(std::string_view text, std::size_t offset);

/// Nothing but empty lines and lines that begin with '#'.
bool is_all_comments(std::string_view text) noexcept;

/// NUL among the first 8,000 bytes, as git judges it.
bool is_binary(std::string_view bytes) noexcept;

}  // namespace bs::facts
