#pragma once
/// A parsed template: the source, which the tree points into, and the tree.
#include "bs/scaffold/engine.hpp"
#include "scaffold/engine/ast.hpp"

namespace bs::scaffold::engine {

struct Program {
  std::string source;
  std::string file_name;
  EngineOptions options;
  std::vector<std::string> names;  ///< by NameId
  Body body;
  std::uint32_t slot_count = 0;
  /// The expression that is the whole template, if it is nothing else.
  const Expression* whole = nullptr;

  struct Use {
    Reference::Kind kind;
    std::vector<std::string> path;
    Offset at;
  };
  std::vector<Use> uses;

  bool is_jinja() const { return options.dialect == Dialect::jinja; }
  bool has_python_methods() const { return is_jinja(); }
  bool has_cookiecutter_filters() const {
    return options.dialect == Dialect::cookiecutter || options.dialect == Dialect::jinja;
  }
};

/// The place of a byte of the source, with columns in code points.
Mark mark_at(std::string_view source, std::size_t offset);
std::string_view line_at(std::string_view source, std::size_t offset);

}  // namespace bs::scaffold::engine
