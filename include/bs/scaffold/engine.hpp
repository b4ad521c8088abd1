#pragma once
/// The template engine: the subset of Nunjucks that Backstage's scaffolder runs (templates.md §2),
/// interpreted natively. JavaScript's semantics where they show: truthiness, ==, ===, +, how numbers print,
/// strings by UTF-16 units, integer-like keys first. No include, import, extends; nothing of a template ever
/// runs outside the interpreter.
///
/// Errors are bs::Error with file:line:col, the source line and often a hint: kind config for a faulty
/// template, kind limit for one that passed a limit.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bs/data/value.hpp"

namespace bs::scaffold {

struct EngineLimits {
  std::size_t source_bytes = 4u << 20;
  std::size_t depth = 512;        ///< tags and expressions, lists and objects, calls of macros, in each other
  std::size_t nodes = 1'000'000;  ///< of the parsed template
  std::size_t steps = 5'000'000;  ///< work: nodes visited, elements and text looked at
  std::size_t list_length = 100'000;
  std::size_t string_bytes = 16u << 20;
  std::size_t output_bytes = 16u << 20;
};

enum class Dialect {
  backstage,     ///< ${{ }} and {% %}
  plain,         ///< {{ }} and {% %}: Nunjucks as it comes
  cookiecutter,  ///< as plain, with the filters of cookiecutter: Backstage's cookiecutterCompat
  jinja,  ///< Jinja, for cookiecutter's own templates: its grammar, precedence, filters and tests, and the
          ///< tag `now`; Python's operators, methods, truth and way of printing; what is undefined is an
          ///< error
};

struct EngineOptions {
  Dialect dialect = Dialect::backstage;
  bool trim_blocks = false;
  bool lstrip_blocks = false;
  std::int64_t now = 0;  ///< seconds since 1970: what Jinja's tag `now` tells
  std::uint64_t seed =
      0;  ///< of `random` and random_ascii_string, with the source: the same seed, the same text
  EngineLimits limits;
};

/// The values that templates see, made ready once for many templates. Not for several threads at once.
class Context {
 public:
  /// `values` is an object; its members are the variables. Error limit where it is larger than the limits
  /// allow.
  explicit Context(const data::Value& values, const EngineLimits& limits = {});

  /// With one variable more, or another value of it; the others are shared, not copied.
  Context with(std::string_view name, const data::Value& value, const EngineLimits& limits = {}) const;
  /// With a function that takes nothing and gives a truth value: `always()`.
  Context with_answer(std::string_view name, bool answer) const;
  /// From here on all renderings with this context, and with those that are made of it, may do so many steps
  /// of work together; Error limit beyond.
  void limit_work(std::size_t steps);
  /// Counts with another context towards its bound.
  void share_work(const Context& other);

 private:
  friend class Template;
  struct State;
  std::shared_ptr<const State> state_;
};

/// What a template names, for those who judge templates without running them.
struct Reference {
  enum class Kind {
    name,  ///< a variable and the members that are named with it: parameters.port is {"parameters", "port"}
    assigned,  ///< a variable that the template itself makes: set, for, macro and its parameters
    filter,
    test,
  };
  Kind kind = Kind::name;
  std::vector<std::string> path;
  Mark mark;
  friend bool operator==(const Reference&, const Reference&) = default;
};

namespace engine {
struct Program;
}

/// A parsed template; rendering does not change it.
class Template {
 public:
  /// `file_name` goes into places. Bytes that are no UTF-8 are kept where they are the template's own text.
  static Template parse(std::string_view source, std::string_view file_name,
                        const EngineOptions& options = {});
  /// The rendered text. `random` gives the same in each rendering of the same source.
  std::string render(const Context& context) const;
  /// The template's value when it is one expression alone ("${{ parameters.port }}"), else its text; nullopt
  /// for undefined, and for a function. What JSON has not becomes what JSON.stringify makes of it.
  std::optional<data::Value> evaluate(const Context& context) const;
  /// In the order of the source.
  std::vector<Reference> references() const;

 private:
  std::shared_ptr<const engine::Program> program_;
};

/// A string value of a step, which stands at `place` of another file: Template::evaluate with errors placed
/// there (within a value of one line to the column, if it is written without quotes).
std::optional<data::Value> evaluate(std::string_view source, std::string_view file_name, Mark place,
                                    const Context& context, const EngineOptions& options = {});

}  // namespace bs::scaffold
