#include "facts/path_arguments.hpp"

namespace bs::facts {
namespace {

void check(const data::Value& arguments) {
  if (arguments.is_object()) require_keys(arguments, {"paths"});
  path_arguments(arguments, "paths");
}

model::FactReading collect(const CollectorInput& input) {
  std::set<std::string> files;
  std::vector<std::string> absent;
  for (const std::string& written : path_arguments(input.arguments, "paths")) {
    const PathPattern pattern(written, input.folder);
    const auto found = pattern.find(input);
    for (const File* file : found) files.insert(file->path);
    if (!found.empty()) continue;
    if (pattern.has_folder(input.snapshot)) {
      files.insert(pattern.path());
    } else {
      absent.push_back(written);
    }
  }
  if (!absent.empty()) input.snapshot.require_whole();
  data::Value value = data::Value::object();
  value.set("exists", !files.empty());
  value.set("all", absent.empty());
  value.set("count", number(files.size()));
  value.set("files", to_value(std::vector<std::string>(files.begin(), files.end())));
  value.set("missing", to_value(absent));
  return reading(std::move(value));
}

}  // namespace

BS_COLLECTOR(exists) = {
    .id = "exists",
    .summary = "which of some files and folders are there",
    .fields =
        "paths           (given) a path or glob, or a list of them\n"
        "$.exists        one of them is there\n"
        "$.all           each of them is there\n"
        "$.count         how many files and folders were found\n"
        "$.files[]       their repository paths\n"
        "$.missing[]     paths and globs, as written, that find nothing",
    .scope = model::FactScope::component,
    .takes_arguments = true,
    .check_arguments = check,
    .collect = collect,
};

}  // namespace bs::facts
