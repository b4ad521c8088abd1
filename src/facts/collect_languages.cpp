#include "bs/model/language.hpp"
#include "facts/content_sweep.hpp"
#include "facts/path_kinds.hpp"

namespace bs::facts {
namespace {

model::FactReading collect(const CollectorInput& input) {
  std::set<std::string_view> own;
  for (const File* file : own_files(input)) own.insert(file->path);
  std::map<std::string_view, std::uint64_t> bytes;
  for (const SweptFile& file : text_sweep(input.snapshot).files) {
    const std::string_view path = file.file->path;
    if (file.is_binary || file.size == 0 || !own.contains(path) || is_vendored_path(path)) continue;
    const std::string_view language = model::language_of(path);
    if (!language.empty()) bytes[language] += file.size;
  }
  std::vector<std::pair<std::string_view, std::uint64_t>> sorted(bytes.begin(), bytes.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  data::Value list = data::Value::object();
  for (const auto& [language, count] : sorted) list.set(language, number(count));
  data::Value value = data::Value::object();
  if (!sorted.empty()) value.set("main", sorted.front().first);
  value.set("bytes", std::move(list));
  return reading(std::move(value));
}

}  // namespace

BS_COLLECTOR(languages) = {
    .id = "languages",
    .summary = "programming languages of the component by bytes, without copied-in files",
    .fields =
        "$.main          the first; missing when there is none\n"
        "$.bytes.Go      for each language, by its name, the largest first",
    .scope = model::FactScope::component,
    .is_cached = true,
    .check_arguments = nullptr,
    .collect = collect};

}  // namespace bs::facts
