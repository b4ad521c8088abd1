#pragma once
/// The variables of a cookiecutter.json: rendered in order, each default over the variables before it, with
/// answers in place of defaults. Dictionaries are asked last, as cookiecutter does.
#include "bs/scaffold/engine.hpp"
#include "bs/scaffold/template_spec.hpp"

namespace bs::scaffold {

struct CookiecutterVariable {
  enum class Kind {
    text,
    choice,
    boolean,
    dictionary,
    nothing,   ///< null: an answer makes it text
    internal,  ///< `_x`: as it is written
    derived,   ///< `__x`: rendered, never asked
  };
  std::string name;
  std::size_t position = 0;  ///< in cookiecutter.json
  Kind kind = Kind::text;
  data::Value value;                 ///< the answer, else the default
  data::Value fallback;              ///< the default
  std::vector<data::Value> options;  ///< of a choice
  bool is_asked() const { return kind != Kind::internal && kind != Kind::derived; }
};

/// How templates of this cookiecutter.json are read. Error config for what `_jinja2_env_vars` sets beyond
/// trim_blocks and lstrip_blocks.
EngineOptions cookiecutter_engine(const TemplateSpec& spec, std::int64_t now);

/// Error config, placed in cookiecutter.json, where a default cannot be rendered.
std::vector<CookiecutterVariable> cookiecutter_variables(const TemplateSpec& spec, const data::Value& answers,
                                                         const EngineOptions& engine);

/// The object `cookiecutter` that the files see, in the order of cookiecutter.json.
data::Value cookiecutter_object(std::vector<CookiecutterVariable> variables);

/// The truth that a text such as "yes" or "0" means; nullopt: none.
std::optional<bool> truth_of(const data::Value& answer);

}  // namespace bs::scaffold
