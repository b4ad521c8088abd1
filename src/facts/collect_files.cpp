// files, large-files, binaries: what a walk over everything counts.
#include "bs/base/text.hpp"
#include "facts/content_sweep.hpp"

namespace bs::facts {
namespace {

constexpr std::uint64_t k_large = std::uint64_t{1} << 20;

std::string size_text(std::uint64_t bytes) {
  return fmt::format("{:.1f} MiB", static_cast<double>(bytes) / static_cast<double>(1u << 20));
}

/// Git LFS keeps them elsewhere: what is in the tree is a pointer, and small.
model::FactReading collect_large(const CollectorInput& input) {
  std::vector<const SweptFile*> large;
  for (const SweptFile& file : whole_sweep(input.snapshot).files)
    if (file.size >= k_large) large.push_back(&file);
  std::stable_sort(large.begin(), large.end(),
                   [](const auto* a, const auto* b) { return a->size > b->size; });
  data::Value files = data::Value::array();
  for (const SweptFile* file : large) {
    data::Value item = to_value(FactFinding{file->file->path, {}, "A large file", size_text(file->size)});
    item.set("size", number(file->size));
    files.push_back(std::move(item));
  }
  data::Value value = data::Value::object();
  value.set("count", number(large.size()));
  value.set("files", std::move(files));
  return reading(std::move(value));
}

model::FactReading collect_binaries(const CollectorInput& input) {
  std::size_t count = 0;
  std::uint64_t bytes = 0;
  std::vector<FactFinding> programs;
  for (const SweptFile& file : whole_sweep(input.snapshot).files) {
    if (!file.is_binary) continue;
    ++count;
    bytes += file.size;
    if (file.is_executable_format) programs.push_back({file.file->path, {}, "A compiled program or library"});
  }
  data::Value value = data::Value::object();
  value.set("count", number(count));
  value.set("bytes", number(bytes));
  value.set("programs", to_value(programs));
  return reading(std::move(value));
}

model::FactReading collect_files(const CollectorInput& input) {
  const ContentSweep& all = whole_sweep(input.snapshot);
  std::set<std::string_view> own;
  for (const File* file : own_files(input)) own.insert(file->path);
  std::uint64_t bytes = 0;
  std::size_t count = 0;
  for (const SweptFile& file : all.files) {
    if (!own.contains(file.file->path)) continue;
    ++count;
    bytes += file.size;
  }
  data::Value value = data::Value::object();
  value.set("count", number(count));
  value.set("bytes", number(bytes));
  value.set("links", number(own.size() - count));
  return reading(std::move(value));
}

}  // namespace

BS_COLLECTOR(large_files) = {.id = "large-files",
                             .summary = "files of 1 MiB and more",
                             .fields =
                                 "$.count            how many\n"
                                 "$.files[].path     the largest first\n"
                                 "$.files[].size     bytes",
                             .scope = model::FactScope::repository,
                             .is_cached = true,
                             .check_arguments = nullptr,
                             .collect = collect_large};
BS_COLLECTOR(binaries) = {.id = "binaries",
                          .summary = "files that are no text, up to 1 MiB each",
                          .fields =
                              "$.count              how many\n"
                              "$.bytes              together\n"
                              "$.programs[]         compiled: ELF, PE, Mach-O, Java classes",
                          .scope = model::FactScope::repository,
                          .is_cached = true,
                          .check_arguments = nullptr,
                          .collect = collect_binaries};
BS_COLLECTOR(files) = {.id = "files",
                       .summary = "how many files the component has, and how large they are",
                       .fields =
                           "$.count     regular files\n"
                           "$.bytes     together\n"
                           "$.links     symlinks and submodules",
                       .scope = model::FactScope::component,
                       .is_cached = true,
                       .check_arguments = nullptr,
                       .collect = collect_files};

}  // namespace bs::facts
