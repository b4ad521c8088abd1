#include "scaffold/engine/globals.hpp"

#include "scaffold/engine/js_convert.hpp"
#include "scaffold/engine/js_function.hpp"
#include "scaffold/engine/js_operators.hpp"
#include "scaffold/engine/run.hpp"

namespace bs::scaffold::engine {
namespace {

/// The numbers from `start` by `step`; JavaScript's operators, so that text is taken as it takes text.
JsValue range(const Args& args) {
  Budget& budget = args.budget();
  const bool has_start = !args[1].is_undefined();
  const JsValue stop = has_start ? args[1] : args[0];
  const JsValue step = has_start && truthy(args[2]) ? args[2] : JsValue(1.0);
  const Order goes_on = order(budget, step, JsValue(0.0)) == Order::greater ? Order::less : Order::greater;
  Values items;
  for (JsValue at = has_start ? args[0] : JsValue(0.0); order(budget, at, stop) == goes_on;
       at = add(budget, at, step)) {
    budget.step();
    budget.check_list(static_cast<double>(items.size() + 1));
    items.push_back(at);
  }
  return budget.list(std::move(items));
}

/// `next` and `reset` of a cycler, which share its object.
class CyclerMethod : public JsFunction {
 public:
  struct State {
    Values items;
    std::size_t next = 0;
  };
  CyclerMethod(std::shared_ptr<State> state, std::weak_ptr<JsObject> object, bool resets)
      : state_(std::move(state)), object_(std::move(object)), resets_(resets) {}

  JsValue call(Run& run, const Values&) const override {
    run.budget.step();
    const auto object = object_.lock();
    if (object == nullptr) return {};
    if (resets_) {
      state_->next = 0;
      object->set("current", nullptr);
      return {};
    }
    JsValue current;
    if (!state_->items.empty()) {
      current = state_->items[state_->next];
      state_->next = (state_->next + 1) % state_->items.size();
    }
    object->set("current", current);
    return current;
  }

 private:
  std::shared_ptr<State> state_;
  std::weak_ptr<JsObject> object_;
  bool resets_;
};

JsValue cycler(const Args& args) {
  auto state = std::make_shared<CyclerMethod::State>();
  state->items = args.all();
  auto object = std::make_shared<JsObject>();
  object->set("current", nullptr);
  // The levels of what it will hold count from the start, so that nothing built on it can be deeper.
  for (const JsValue& item : state->items) object->set("current", item);
  object->set("current", nullptr);
  object->set("reset", FunctionPtr(std::make_shared<CyclerMethod>(state, object, true)));
  object->set("next", FunctionPtr(std::make_shared<CyclerMethod>(state, object, false)));
  return ObjectPtr(object);
}

/// "" the first time, then the separator.
class Joiner : public JsFunction {
 public:
  explicit Joiner(JsValue separator) : separator_(std::move(separator)) {}
  JsValue call(Run& run, const Values&) const override {
    run.budget.step();
    return std::exchange(is_first_, false) ? text_value("") : separator_;
  }

 private:
  JsValue separator_;
  mutable bool is_first_ = true;
};

JsValue joiner(const Args& args) {
  return FunctionPtr(std::make_shared<Joiner>(truthy(args[0]) ? args[0] : text_value(",")));
}

class Global : public JsFunction {
 public:
  using Function = JsValue (*)(const Args& args);
  explicit Global(Function function) : function_(function) {}
  JsValue call(Run& run, const Values& arguments) const override { return function_(Args(run, arguments)); }

 private:
  Function function_;
};

struct Entry {
  std::string_view name;
  FunctionPtr function;
};

}  // namespace

JsValue find_global(std::string_view name, bool is_jinja) {
  static const Entry k_globals[] = {
      {"cycler", std::make_shared<Global>(cycler)},
      {"joiner", std::make_shared<Global>(joiner)},
      {"range", std::make_shared<Global>(range)},
  };
  for (const Entry& entry : k_globals)
    if (entry.name == name) return entry.function;
  return is_jinja ? find_jinja_global(name) : JsValue();
}

}  // namespace bs::scaffold::engine
