#pragma once
// A YAML file split into the texts of its documents, before anything is parsed: a broken document never takes
// its siblings. `---` and `...` in the first column end whatever is open, block scalars and quotes too, so
// that lines are all that matters here.
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "data/yaml_token.hpp"

namespace bs::data::yaml {

/// What `%` lines say. YAML 1.1 lasts, once it was asked for, until 1.2 is asked for.
struct Directives {
  bool yaml_1_1 = false;
  std::map<std::string, std::string, std::less<>> tags{{"!!", "tag:yaml.org,2002:"}};  ///< handle → prefix
};

struct Piece {
  std::size_t begin = 0;  ///< offsets of the document's text in the file's
  std::size_t end = 0;
  std::uint32_t first_line = 1;  ///< of `begin`
  bool after_marker =
      false;  ///< the text begins behind `---` on its line, and more than a comment stands there
  std::shared_ptr<const Directives> directives;
  Faults faults;  ///< of its directives and markers
};

/// Where the text of a piece begins.
inline Mark first_mark(const Piece& piece) {
  return {piece.first_line, piece.after_marker ? 4u : 1u};
}

/// At most `limit` + 1 pieces: one more says that there are too many.
std::vector<Piece> split_documents(std::string_view text, std::size_t limit);

}  // namespace bs::data::yaml
