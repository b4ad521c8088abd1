#include "bs/base/text.hpp"
#include "facts/path_arguments.hpp"
#include "facts/text_search.hpp"

namespace bs::facts {
namespace {

constexpr std::size_t k_shown_width = 80;  // of a match in its message

struct Arguments {
  std::vector<std::string> paths;
  match::Regex regex;
  bool all = false;
};

Arguments read_arguments(const data::Value& arguments) {
  require_keys(arguments, {"path", "regex", "flags", "matchAll"});
  bool all = boolean_argument(arguments, "matchAll", false);
  const std::string_view pattern = string_argument(arguments, "regex");
  if (pattern.empty()) throw argument_error(arguments, "\"regex\" is missing: what to search for");
  const data::Value* flags = arguments.find("flags");
  const auto options = flags == nullptr ? match::RegexOptions{}
                                        : regex_flags(string_argument(arguments, "flags"), *flags, &all);
  try {
    return {path_arguments(arguments, "path"), match::Regex(pattern, options), all};
  } catch (const Error& error) {
    if (error.place().mark.line != 0) throw;
    throw argument_error(*arguments.find("regex"), error.message());
  }
}

void check(const data::Value& arguments) {
  read_arguments(arguments);
}

data::Value to_value(const TextMatch& match) {
  data::Value value = data::Value::object();
  value.set("path", match.file->path);
  value.set("line", number(match.mark.line));
  value.set("column", number(match.mark.column));
  // What was found is what is wrong; a second of the same text in the file is a second finding.
  value.set("message", fmt::format("\"{}\" stands here", fit(trim(match.text), k_shown_width)));
  value.set("text", match.text);
  data::Value groups = data::Value::object();
  for (const auto& [name, text] : match.groups) groups.set(name, text);
  value.set("groups", std::move(groups));
  return value;
}

model::FactReading collect(const CollectorInput& input) {
  const Arguments given = read_arguments(input.arguments);
  std::set<std::string_view> searched;
  data::Value matches = data::Value::array();
  for (const std::string& path : given.paths) {
    for (const File* file : PathPattern(path, input.folder).find(input)) {
      if (!file->is_regular() || !searched.insert(file->path).second) continue;
      for (const TextMatch& match : search_file(input.snapshot, *file, given.regex, given.all))
        matches.push_back(to_value(match));
    }
  }
  input.snapshot.require_whole();
  data::Value value = data::Value::object();
  value.set("found", !matches.as_array().empty());
  value.set("count", number(matches.as_array().size()));
  value.set("files", number(searched.size()));
  value.set("matches", std::move(matches));
  return reading(std::move(value));
}

}  // namespace

BS_COLLECTOR(regex) = {
    .id = "regex",
    .summary = "where a regular expression (RE2) matches in files",
    .fields =
        "path                 (given) a path or glob, or a list of them\n"
        "regex                (given) the expression\n"
        "flags                (given) of g, i, m, s, u; g is matchAll\n"
        "matchAll             (given) every match; else the first of each file\n"
        "$.found              there is a match\n"
        "$.count              how many\n"
        "$.files              files searched\n"
        "$.matches[].path     with .line, .column, .text\n"
        "$.matches[].groups   by name, or number as text",
    .scope = model::FactScope::component,
    .takes_arguments = true,
    .is_cached = true,
    .check_arguments = check,
    .collect = collect,
};

}  // namespace bs::facts
