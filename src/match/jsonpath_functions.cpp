#include "match/jsonpath_functions.hpp"

#include "bs/base/error.hpp"

namespace bs::match::path {

namespace {

const std::vector<Signature>& signatures() {
  static const std::vector<Signature> k_signatures = {
      {"length", Function::length, {Kind::value}, Kind::value},
      {"count", Function::count, {Kind::nodes}, Kind::value},
      {"match", Function::match, {Kind::value, Kind::value}, Kind::logical},
      {"search", Function::search, {Kind::value, Kind::value}, Kind::logical},
      {"value", Function::value, {Kind::nodes}, Kind::value},
  };
  return k_signatures;
}

}  // namespace

const Signature* find_signature(std::string_view name) {
  const auto found = std::find_if(signatures().begin(), signatures().end(),
                                  [name](const Signature& signature) { return signature.name == name; });
  return found == signatures().end() ? nullptr : &*found;
}

const Signature& signature_of(Function function) {
  return *std::find_if(signatures().begin(), signatures().end(),
                       [function](const Signature& signature) { return signature.function == function; });
}

void compile_pattern(Call& call) {
  if (call.function != Function::match && call.function != Function::search) return;
  const auto* literal = std::get_if<data::Value>(&call.arguments[1]);
  call.has_literal_pattern = literal != nullptr;
  if (literal == nullptr || !literal->is_string()) return;
  try {
    call.regex = std::make_shared<const Regex>(Regex::i_regexp(literal->as_string()));
  } catch (const Error&) {
    // RFC 9535 §2.4.6: then the function says no.
  }
}

}  // namespace bs::match::path
