#include "bs/scaffold/form.hpp"

namespace bs::scaffold {

namespace {

using data::Value;

/// The object that holds the name's last part, and that part: the longest keys first, so that a key with a
/// dot is found before a member.
template <class V>
std::pair<V*, std::string_view> holder_of(V& answers, std::string_view name) {
  V* at = &answers;
  while (at->is_object()) {
    if (at->find(name) != nullptr) return {at, name};
    std::size_t dot = name.rfind('.');
    while (dot != std::string_view::npos && at->find(name.substr(0, dot)) == nullptr) {
      dot = dot == 0 ? std::string_view::npos : name.rfind('.', dot - 1);
    }
    if (dot == std::string_view::npos) break;
    at = at->find(name.substr(0, dot));
    name.remove_prefix(dot + 1);
  }
  return {nullptr, {}};
}

}  // namespace

const Value* answer_of(const Value& answers, std::string_view name) {
  const auto [holder, key] = holder_of(answers, name);
  return holder == nullptr ? nullptr : holder->find(key);
}

bool erase_answer(Value& answers, std::string_view name) {
  const auto [holder, key] = holder_of(answers, name);
  return holder != nullptr && holder->erase(key);
}

}  // namespace bs::scaffold
