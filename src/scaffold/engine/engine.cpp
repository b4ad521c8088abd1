#include "bs/scaffold/engine.hpp"

#include "bs/base/text.hpp"
#include "scaffold/engine/fault.hpp"
#include "scaffold/engine/js_import.hpp"
#include "scaffold/engine/js_object.hpp"
#include "scaffold/engine/parser.hpp"

namespace bs::scaffold {

using engine::Program;
using engine::Run;
using engine::TextBuffer;

struct Context::State {
  engine::ObjectPtr values;
};

Context::Context(const data::Value& values, const EngineLimits& limits) {
  engine::JsValue imported = engine::from_data(values, limits);
  if (!imported.is(engine::Kind::object)) imported = engine::ObjectPtr(std::make_shared<engine::JsObject>());
  state_ = std::make_shared<const State>(State{imported.object_ptr()});
}

namespace {

/// Runs `work` and tells where in the template it failed.
template <class Work>
auto placed(const Program& program, Run& run, Work work) {
  try {
    return work();
  } catch (Error& error) {
    engine::place_at(program, run.at, error);
    throw;
  }
}

std::string rendered(const Program& program, Run& run) {
  TextBuffer out(run.budget, TextBuffer::Use::output);
  engine::execute(program.body, run, out);
  return engine::without_surrogates(std::move(out).take());
}

/// Moves an error of a value that stands in another file to where the value stands there.
void move_to(Error& error, Mark place) {
  const Mark inner = error.place().mark;
  const bool is_first_line = inner.line == 1;
  error.at({error.place().file,
            {place.line + inner.line - 1, is_first_line ? place.column + inner.column - 1 : inner.column}});
  // The caret stands below the column of the file, of which only the value is known.
  if (is_first_line) error.source_line(std::string(place.column - 1, ' ') + error.source_line());
}

}  // namespace

Template Template::parse(std::string_view source, std::string_view file_name, const EngineOptions& options) {
  if (source.size() > options.limits.source_bytes)
    throw Error(ErrorKind::limit,
                fmt::format("the template is longer than {} bytes", grouped(options.limits.source_bytes)))
        .at({std::string(file_name), {}});
  auto program = std::make_shared<Program>();
  program->source = source;
  program->file_name = file_name;
  program->options = options;
  engine::Parser(*program).parse();
  Template parsed;
  parsed.program_ = std::move(program);
  return parsed;
}

std::string Template::render(const Context& context) const {
  Run run(*program_, context.state_->values);
  return placed(*program_, run, [&] { return rendered(*program_, run); });
}

std::optional<data::Value> Template::evaluate(const Context& context) const {
  Run run(*program_, context.state_->values);
  return placed(*program_, run, [&]() -> std::optional<data::Value> {
    if (program_->whole == nullptr) return data::Value(rendered(*program_, run));
    return engine::to_data(run.budget, program_->whole->evaluate(run));
  });
}

std::vector<Reference> Template::references() const {
  std::vector<Reference> references;
  // The uses come in about the order of the source, so each line is counted once.
  for (const Program::Use& use : program_->uses)
    references.push_back({use.kind, use.path, engine::mark_at(program_->source, use.at)});
  return references;
}

std::optional<data::Value> evaluate(std::string_view source, std::string_view file_name, Mark place,
                                    const Context& context, const EngineOptions& options) {
  try {
    return Template::parse(source, file_name, options).evaluate(context);
  } catch (Error& error) {
    if (place.line > 0 && place.column > 0 && error.place().mark.line > 0) move_to(error, place);
    throw;
  }
}

}  // namespace bs::scaffold
