#include "bs/scaffold/engine.hpp"

#include <algorithm>
#include <numeric>

#include "bs/base/text.hpp"
#include "data/marks.hpp"
#include "scaffold/engine/fault.hpp"
#include "scaffold/engine/js_function.hpp"
#include "scaffold/engine/js_import.hpp"
#include "scaffold/engine/js_object.hpp"
#include "scaffold/engine/parser.hpp"

namespace bs::scaffold {

using engine::Program;
using engine::Run;
using engine::TextBuffer;

struct Context::State {
  engine::ObjectPtr values;
  std::shared_ptr<std::size_t> work_left;  ///< shared by the contexts made of each other; null: no bound
};

Context::Context(const data::Value& values, const EngineLimits& limits) {
  engine::JsValue imported = engine::from_data(values, limits);
  if (!imported.is(engine::Kind::object)) imported = engine::ObjectPtr(std::make_shared<engine::JsObject>());
  state_ = std::make_shared<const State>(State{imported.object_ptr(), nullptr});
}

namespace {

class Answer : public engine::JsFunction {
 public:
  explicit Answer(bool answer) : answer_(answer) {}
  engine::JsValue call(Run& run, const engine::Values&) const override {
    run.budget.step();
    return answer_;
  }

 private:
  bool answer_;
};

engine::ObjectPtr with_member(const engine::JsObject& object, std::string_view name, engine::JsValue value) {
  auto copy = std::make_shared<engine::JsObject>();
  object.each([&](const engine::TextPtr& key, const engine::JsValue& member) { copy->set(key, member); });
  copy->set(name, std::move(value));
  return copy;
}

}  // namespace

Context Context::with(std::string_view name, const data::Value& value, const EngineLimits& limits) const {
  Context made = *this;
  made.state_ = std::make_shared<const State>(
      State{with_member(*state_->values, name, engine::from_data(value, limits)), state_->work_left});
  return made;
}

Context Context::with_answer(std::string_view name, bool answer) const {
  Context made = *this;
  const engine::FunctionPtr function = std::make_shared<Answer>(answer);
  made.state_ =
      std::make_shared<const State>(State{with_member(*state_->values, name, function), state_->work_left});
  return made;
}

void Context::limit_work(std::size_t steps) {
  state_ = std::make_shared<const State>(State{state_->values, std::make_shared<std::size_t>(steps)});
}

void Context::share_work(const Context& other) {
  state_ = std::make_shared<const State>(State{state_->values, other.state_->work_left});
}

namespace {

/// Takes what a rendering did from what all may do.
class SharedWork {
 public:
  SharedWork(Run& run, std::shared_ptr<std::size_t> left) : run_(run), left_(std::move(left)) {
    if (left_ == nullptr) return;
    run_.budget.share(*left_);
    before_ = run_.budget.left();
  }
  SharedWork(const SharedWork&) = delete;
  SharedWork& operator=(const SharedWork&) = delete;
  ~SharedWork() {
    if (left_ != nullptr) *left_ -= before_ - run_.budget.left();
  }

 private:
  Run& run_;
  std::shared_ptr<std::size_t> left_;
  std::size_t before_ = 0;
};

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
  const SharedWork work(run, context.state_->work_left);
  return placed(*program_, run, [&] { return rendered(*program_, run); });
}

std::optional<data::Value> Template::evaluate(const Context& context) const {
  Run run(*program_, context.state_->values);
  const SharedWork work(run, context.state_->work_left);
  return placed(*program_, run, [&]() -> std::optional<data::Value> {
    if (program_->whole == nullptr) return data::Value(rendered(*program_, run));
    return engine::to_data(run.budget, program_->whole->evaluate(run));
  });
}

std::vector<Reference> Template::references() const {
  const auto& uses = program_->uses;
  // The uses come in about the order of the source; in its very order all their marks cost one pass.
  std::vector<std::size_t> order(uses.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return uses[a].at < uses[b].at; });
  data::Marks marks(program_->source);
  std::vector<Mark> places(uses.size());
  for (const std::size_t i : order) places[i] = marks.at(uses[i].at);
  std::vector<Reference> references;
  for (std::size_t i = 0; i < uses.size(); ++i) references.push_back({uses[i].kind, uses[i].path, places[i]});
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
