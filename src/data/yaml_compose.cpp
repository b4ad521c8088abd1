#include "data/yaml_compose.hpp"

#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <sstream>

#include "data/yaml_composer.hpp"
#include "data/yaml_outline.hpp"
#include "data/yaml_structure_fault.hpp"

namespace bs::data::yaml {

Composed compose(std::string_view text, const Piece& piece, const Lexed& lexed, const YamlLimits& limits) {
  Composed composed;
  if (lexed.tokens.empty()) return composed;
  const Outline outline = outline_of(lexed.tokens);
  Composer composer(text, piece, lexed, outline, limits);
  Faults last;
  try {
    std::istringstream input(outline.text);
    YAML::Parser parser(input);
    parser.HandleNextDocument(composer);
    // What is left would be a second document to the library; the composer stops it.
    if (parser) parser.HandleNextDocument(composer);
  } catch (const Stop& stop) {
    last.add(stop.fault);
  } catch (const YAML::Exception& error) {
    last.add(structure_fault(error.msg, lexed.tokens, composer.token_before(error.mark.pos), text));
  }
  composed.root = composer.take_root();
  composed.faults = composer.take_faults();
  composed.faults.add(std::move(last));
  return composed;
}

}  // namespace bs::data::yaml
