// Functions that only Jinja's dialect has: Jinja's own, and cookiecutter's.
#include "scaffold/engine/globals.hpp"
#include "scaffold/engine/jinja_namespace.hpp"
#include "scaffold/engine/js_function.hpp"
#include "scaffold/engine/python_operators.hpp"
#include "scaffold/engine/run.hpp"

namespace bs::scaffold::engine {
namespace {

constexpr std::string_view k_letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::string_view k_punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

JsObject keywords_of(const Args& args) {
  JsObject members;
  for (const JsValue& value : args.all()) {
    if (!value.is(Kind::object)) refuse("this takes members by their names: member=1");
    value.object().each([&](const TextPtr& key, const JsValue& member) {
      if (key->bytes() != k_keywords) members.set(key, member);
    });
  }
  return members;
}

JsValue dictionary(const Args& args) {
  return args.budget().object(keywords_of(args));
}

JsValue new_namespace(const Args& args) {
  return make_namespace(args.budget(), keywords_of(args));
}

/// cookiecutter's; the same in every rendering, so that an update knows what was made.
JsValue random_ascii_string(const Args& args) {
  static const TextPtr k_names[] = {text_value("length").text(), text_value("punctuation").text()};
  const Values bound = bind_arguments(args.all(), k_names, {}).positional;
  const double length = python_number(bound[0], "random_ascii_string");
  std::string characters(k_letters);
  if (truthy(bound[1])) characters += k_punctuation;
  TextBuffer out(args.budget());
  for (double i = 0; i < length; ++i) {
    args.budget().step();
    out.add(characters[args.run().random_below(characters.size())]);
  }
  return std::move(out).value();
}

class Global : public JsFunction {
 public:
  using Function = JsValue (*)(const Args& args);
  explicit Global(Function function) : function_(function) {}
  JsValue call(Run& run, const Values& arguments) const override { return function_(Args(run, arguments)); }

 private:
  Function function_;
};

}  // namespace

JsValue find_jinja_global(std::string_view name) {
  static const std::pair<std::string_view, FunctionPtr> k_globals[] = {
      {"dict", std::make_shared<Global>(dictionary)},
      {"namespace", std::make_shared<Global>(new_namespace)},
      {"random_ascii_string", std::make_shared<Global>(random_ascii_string)},
  };
  for (const auto& [known, function] : k_globals)
    if (known == name) return function;
  return {};
}

}  // namespace bs::scaffold::engine
