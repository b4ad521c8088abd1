#include "scaffold/merged.hpp"

#include <algorithm>

#include "bs/base/text.hpp"
#include "bs/data/json.hpp"

namespace bs::scaffold {

void merge_into(data::Value& base, const data::Value& added, Arrays arrays) {
  if (base.is_object() && added.is_object()) {
    for (const data::Member& member : added.as_object()) {
      if (data::Value* there = base.find(member.key))
        merge_into(*there, member.value, arrays);
      else
        base.set(member.key, member.value);
    }
    return;
  }
  if (arrays == Arrays::replace || !base.is_array()) {
    base = added;
    return;
  }
  data::Array& list = base.as_array();
  const auto add = [&](const data::Value& value) {
    const bool is_simple = !value.is_array() && !value.is_object();
    if (!is_simple || std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
  };
  if (!added.is_array()) return add(added);
  for (const data::Value& value : added.as_array()) add(value);
}

std::string indented_json(const data::Value& value, std::string_view indentation) {
  std::string out;
  const std::string pretty = data::to_json(value, data::JsonStyle::pretty);
  for (const std::string_view line : split_lines(pretty)) {
    const std::size_t spaces = std::min(line.find_first_not_of(' '), line.size());
    if (!out.empty()) out += '\n';
    for (std::size_t level = 0; level < spaces / 2; ++level) out += indentation;
    out += line.substr(spaces);
  }
  return out;
}

std::string indentation_of(std::string_view text) {
  for (const std::string_view line : split_lines(text)) {
    const std::size_t count = line.find_first_not_of(" \t");
    if (count != std::string_view::npos && count > 0) return std::string(line.substr(0, count));
  }
  return "";
}

}  // namespace bs::scaffold
