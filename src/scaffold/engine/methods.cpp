#include "scaffold/engine/methods.hpp"

#include "scaffold/engine/js_function.hpp"

namespace bs::scaffold::engine {
namespace {

class BoundMethod : public JsFunction {
 public:
  BoundMethod(const Method& method, JsValue self) : method_(method), self_(std::move(self)) {}
  JsValue call(Run& run, const Values& arguments) const override {
    return method_.call(self_, Args(run, arguments));
  }

 private:
  const Method& method_;
  JsValue self_;
};

const Method* find_in(std::span<const Method> methods, std::string_view name) {
  const auto found =
      std::find_if(methods.begin(), methods.end(), [&](const Method& method) { return method.name == name; });
  return found == methods.end() ? nullptr : &*found;
}

const Method* find_python(Kind kind, std::string_view name) {
  if (kind == Kind::string || kind == Kind::safe) {
    const Method* method = find_in(python_string_methods(), name);
    return method != nullptr ? method : find_in(python_text_methods(), name);
  }
  if (kind == Kind::array) return find_in(python_list_methods(), name);
  return kind == Kind::object ? find_in(python_object_methods(), name) : nullptr;
}

}  // namespace

const Method* find_method(Kind kind, std::string_view name, bool has_python_methods) {
  if (has_python_methods)
    if (const Method* method = find_python(kind, name)) return method;
  if (kind == Kind::string || kind == Kind::safe) return find_in(string_methods(), name);
  return kind == Kind::array ? find_in(list_methods(), name) : nullptr;
}

JsValue bound_method(const Method& method, const JsValue& self) {
  return FunctionPtr(std::make_shared<BoundMethod>(method, self));
}

}  // namespace bs::scaffold::engine
