#include "bs/base/text.hpp"
#include "facts/collectors.hpp"

namespace bs::facts {

std::vector<const File*> own_files(const CollectorInput& input) {
  // What lies below a folder is one range of the sorted list.
  std::vector<Files> others;
  for (const std::string& folder : input.nested) others.push_back(input.snapshot.below(folder));
  std::sort(others.begin(), others.end());
  std::vector<const File*> files;
  auto [file, last] = input.snapshot.below(input.folder);
  files.reserve(static_cast<std::size_t>(last - file));
  for (const auto& [from, to] : others) {
    for (; file < from; ++file) files.push_back(file);
    file = std::max(file, to);
  }
  for (; file < last; ++file) files.push_back(file);
  return files;
}

model::FactReading reading(data::Value value) {
  model::FactReading result;
  result.value = std::move(value);
  return result;
}

model::FactReading reading(data::Value value, std::string_view path) {
  model::FactReading result = reading(std::move(value));
  result.path = path;
  return result;
}

model::FactReading missing() {
  model::FactReading result;
  result.state = model::FactState::missing;
  return result;
}

model::FactReading not_reported(std::string reason, std::string hint) {
  model::FactReading result;
  result.state = model::FactState::not_reported;
  result.reason = std::move(reason);
  result.hint = std::move(hint);
  return result;
}

data::Value to_value(const FactFinding& finding) {
  data::Value value = data::Value::object();
  value.set("path", finding.path);
  if (finding.mark.line != 0) value.set("line", number(finding.mark.line));
  if (finding.mark.column != 0) value.set("column", number(finding.mark.column));
  value.set("message", finding.message);
  if (!finding.excerpt.empty()) value.set("excerpt", finding.excerpt);
  if (!finding.key.empty()) value.set("key", finding.key);
  return value;
}

data::Value to_value(const std::vector<FactFinding>& findings) {
  data::Value list = data::Value::array();
  for (const FactFinding& finding : findings) list.push_back(to_value(finding));
  return list;
}

data::Value to_value(const std::vector<std::string>& strings) {
  data::Value list = data::Value::array();
  for (const std::string& text : strings) list.push_back(text);
  return list;
}

data::Value number(std::size_t count) {
  return static_cast<std::int64_t>(count);
}

Mark mark_at(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const std::size_t newline = before.rfind('\n');
  const std::size_t start = newline == std::string_view::npos ? 0 : newline + 1;
  return {static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n') + 1),
          static_cast<std::uint32_t>(count_code_points(before.substr(start)) + 1)};
}

bool is_all_comments(std::string_view text) noexcept {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trim(text.substr(0, end));
    if (!line.empty() && line[0] != '#') return false;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return true;
}

bool is_binary(std::string_view bytes) noexcept {
  constexpr std::size_t k_looked_at = 8000;
  return bytes.substr(0, k_looked_at).find('\0') != std::string_view::npos;
}

}  // namespace bs::facts
