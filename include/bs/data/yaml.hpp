#pragma once
/// YAML 1.2 core over yaml-cpp's event API, with the verdicts of the parser that Backstage uses (npm yaml 2)
/// and limits for hostile input. A lexer of ours finds the tokens and judges them; yaml-cpp says from their
/// outline which belongs where; a composer of ours builds the values. parse_yaml throws on no input.
///
/// On purpose otherwise than npm yaml: each document stands alone; an alias to a value around it is refused;
/// dates stay strings in YAML 1.1 too; a quote or bracket that is never closed is always an error; after "? key"
/// the ":" stands in the column of the "?".
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "bs/base/error.hpp"
#include "bs/data/value.hpp"

namespace bs::data {

struct YamlLimits {
  std::size_t file_bytes = 8u << 20;
  std::size_t documents = 20'000;
  std::size_t document_bytes = 1u << 20;
  std::size_t depth = 64;
  std::size_t events = 200'000;  ///< scalars, brackets, "- ", ": " and the like, before anything is built
  std::size_t aliases = 100;     ///< values that one anchor expands to, itself included, as npm yaml counts
  std::size_t nodes = 100'000;   ///< counted through aliases; there, 256 bytes of text weigh as much as a value
};

struct YamlDocument {
  Value root;                          ///< null when there is an error
  std::vector<Diagnostic> diagnostics; ///< an error here means that the document has no value
  std::size_t first_line = 1;          ///< of the file, 1-based
  std::string_view text;               ///< the document's own text, a view into the input given to parse_yaml
  bool ok() const;                     ///< no error among the diagnostics
};

struct YamlFile {
  std::vector<YamlDocument> documents;  ///< empty and null documents are skipped
  std::vector<Diagnostic> diagnostics;  ///< of the whole file: too large, too many documents, UTF-16 …
  bool ok() const;                      ///< neither the file nor a document has an error
};

/// Splits the file at `---` and `...` first, so that a broken document never takes its siblings; then parses each.
/// Marks are lines of the file and columns in code points. `text` must outlive the result.
YamlFile parse_yaml(std::string_view text, const YamlLimits& limits = {});

/// A file that holds one document (bs.yaml, a manifest, a workflow): its value, or null for an empty one.
/// Error config with all faults and the place when it is faulty or holds several documents.
Value parse_yaml_single(std::string_view text, std::string_view file_name, const YamlLimits& limits = {});

/// Block style YAML as a person would write it; what is written reads back equal. Ends in a newline.
std::string to_yaml(const Value& value);

}  // namespace bs::data
