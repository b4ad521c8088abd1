#include "facts/path_arguments.hpp"

#include "bs/base/text.hpp"
#include "bs/match/glob.hpp"

namespace bs::facts {
namespace {

void check_path(const data::Value& at) {
  if (!at.is_string()) throw argument_error(at, "a path or glob must be a string");
  const std::string& text = at.as_string();
  if (trim(text).empty()) throw argument_error(at, "an empty path");
  try {
    const PathPattern pattern(text, "");
  } catch (const Error& error) {
    throw argument_error(at, error.message());
  }
}

/// The text with what a glob would take for an operator quoted.
std::string quoted_for_glob(std::string_view path) {
  std::string quoted;
  for (const char c : path) {
    if (std::string_view("*?[]{}\\").find(c) != std::string_view::npos) quoted += '\\';
    quoted += c;
  }
  return quoted;
}

}  // namespace

Error argument_error(const data::Value& at, std::string message) {
  return Error(ErrorKind::config, std::move(message)).at(Place{"", at.mark});
}

std::vector<std::string> path_arguments(const data::Value& arguments, std::string_view key) {
  const data::Value* given = arguments.is_object() ? arguments.find(key) : &arguments;
  if (given == nullptr || given->is_null())
    throw argument_error(arguments, fmt::format("\"{}\" is missing: a path or glob", key));
  if (given->is_string()) {
    check_path(*given);
    return {given->as_string()};
  }
  if (!given->is_array() || given->as_array().empty())
    throw argument_error(*given, fmt::format("\"{}\" must be a path, or a list of paths", key));
  std::vector<std::string> paths;
  for (const data::Value& item : given->as_array()) {
    check_path(item);
    paths.push_back(item.as_string());
  }
  return paths;
}

void require_keys(const data::Value& arguments, std::initializer_list<std::string_view> known) {
  if (!arguments.is_object()) throw argument_error(arguments, "the arguments must be an object");
  const std::vector<std::string> names(known.begin(), known.end());
  for (const data::Member& member : arguments.as_object()) {
    if (std::find(names.begin(), names.end(), member.key) != names.end()) continue;
    Error error(ErrorKind::config, fmt::format("unknown key \"{}\"", member.key));
    error.at(Place{"", member.key_mark});
    const auto near = nearest(member.key, names);
    error.hint(near ? fmt::format("did you mean {}?", *near) : fmt::format("known: {}", join(names, ", ")));
    throw error;
  }
}

std::string_view string_argument(const data::Value& arguments, std::string_view key) {
  const data::Value* given = arguments.find(key);
  if (given == nullptr || given->is_null()) return "";
  if (!given->is_string()) throw argument_error(*given, fmt::format("\"{}\" must be a string", key));
  return given->as_string();
}

bool boolean_argument(const data::Value& arguments, std::string_view key, bool fallback) {
  const data::Value* given = arguments.find(key);
  if (given == nullptr || given->is_null()) return fallback;
  if (!given->is_boolean()) throw argument_error(*given, fmt::format("\"{}\" must be true or false", key));
  return given->as_boolean();
}

PathPattern::PathPattern(std::string_view written, std::string_view folder) {
  if (written.starts_with('/')) {
    from_root_ = true;
    folder = "";
    written.remove_prefix(1);
  }
  while (written.starts_with("./")) written.remove_prefix(2);
  if (written.ends_with('/')) {
    is_folder_ = true;
    written.remove_suffix(1);
  }
  is_plain_ = written.find_first_of("*?[{\\") == std::string_view::npos;
  if (is_plain_) {
    auto path = resolve_repository_path(folder, written.empty() ? "." : written);
    if (!path) throw Error(ErrorKind::config, fmt::format("\"{}\" leads out of the repository", written));
    path_ = std::move(*path);
    return;
  }
  if (is_folder_)
    throw Error(ErrorKind::config, fmt::format("\"{}/\": a glob finds files, not folders", written))
        .hint("write /** to find the files below");
  pattern_ = join_path(quoted_for_glob(folder), written);
  path_ = match::Glob(pattern_).fixed_prefix();
}

std::vector<const File*> PathPattern::find(const CollectorInput& input) const {
  const Snapshot& snapshot = input.snapshot;
  if (is_plain_) {
    const File* file = is_folder_ ? nullptr : snapshot.find(path_);
    if (file == nullptr && !is_folder_) file = snapshot.follow(path_);
    return file == nullptr ? std::vector<const File*>{} : std::vector{file};
  }
  const match::Glob glob(pattern_);
  std::vector<const File*> found;
  const auto take = [&](const File& file) {
    if (is_below(file.path, path_) && glob.matches(file.path)) found.push_back(&file);
  };
  if (from_root_) {
    const auto [first, last] = snapshot.below(path_);
    std::for_each(first, last, take);
  } else {
    for (const File* file : own_files(input)) take(*file);
  }
  return found;
}

bool PathPattern::has_folder(const Snapshot& snapshot) const {
  return is_plain_ && snapshot.has_folder(path_);
}

}  // namespace bs::facts
