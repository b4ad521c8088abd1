// Soundcheck's scm collector: facts whose names the policy gives.
#include "bs/data/json.hpp"
#include "bs/match/jsonpath.hpp"
#include "facts/document.hpp"
#include "facts/path_arguments.hpp"
#include "facts/text_search.hpp"

namespace bs::facts {
namespace {

/// The entries of `data`, each with a name. Error config.
const data::Array& entries(const data::Value& arguments, std::initializer_list<std::string_view> keys) {
  const data::Value* list = arguments.find("data");
  if (list == nullptr || !list->is_array() || list->as_array().empty())
    throw argument_error(list == nullptr ? arguments : *list, "\"data\" must be a list of what to collect");
  for (const data::Value& entry : list->as_array()) {
    require_keys(entry, keys);
    if (string_argument(entry, "name").empty()) throw argument_error(entry, "\"name\" is missing");
  }
  return list->as_array();
}

const data::Value* find_path(const match::JsonPath& path, const data::Value& document, data::Value& many) {
  if (path.is_singular()) return path.find(document);
  many = data::Value::array();
  for (const match::JsonPath::Node& node : path.select(document)) many.push_back(*node.value);
  return &many;
}

void check_exists(const data::Value& arguments) {
  require_keys(arguments, {"data"});
  for (const data::Value& entry : entries(arguments, {"name", "path", "type"})) path_arguments(entry, "path");
}

model::FactReading collect_exists(const CollectorInput& input) {
  data::Value value = data::Value::object();
  for (const data::Value& entry : entries(input.arguments, {"name", "path", "type"})) {
    bool exists = false;
    for (const std::string& path : path_arguments(entry, "path")) {
      const PathPattern pattern(path, input.folder);
      exists = exists || !pattern.find(input).empty() || pattern.has_folder(input.snapshot);
    }
    if (!exists) input.snapshot.require_whole();
    value.set(string_argument(entry, "name"), exists);
  }
  return reading(std::move(value));
}

const data::Array& json_entries(const data::Value& arguments) {
  return entries(arguments, {"name", "jsonPath", "type", "items"});
}

match::JsonPath json_path(const data::Value& entry) {
  const data::Value* written = entry.find("jsonPath");
  if (written == nullptr) throw argument_error(entry, "\"jsonPath\" is missing");
  try {
    return match::JsonPath(string_argument(entry, "jsonPath"));
  } catch (const Error& error) {
    throw argument_error(*written, error.message());
  }
}

void check_json(const data::Value& arguments) {
  require_keys(arguments, {"path", "data"});
  path_arguments(arguments, "path");
  for (const data::Value& entry : json_entries(arguments)) json_path(entry);
}

/// Documents of what the path finds; with a glob the first that has a value for a name gives it.
model::FactReading collect_json(const CollectorInput& input) {
  data::Value value = data::Value::object();
  std::vector<std::string> found;
  for (const std::string& path : path_arguments(input.arguments, "path")) {
    for (const File* file : PathPattern(path, input.folder).find(input)) {
      if (!file->is_regular()) continue;
      const data::Value document = parse_document(input.snapshot.text(*file), file->path);
      found.push_back(file->path);
      for (const data::Value& entry : json_entries(input.arguments)) {
        const std::string_view name = string_argument(entry, "name");
        data::Value many;
        const data::Value* at = value.find(name) ? nullptr : find_path(json_path(entry), document, many);
        if (at != nullptr) value.set(name, *at);
      }
    }
  }
  if (found.empty()) {
    input.snapshot.require_whole();
    return missing();
  }
  return found.size() == 1 ? reading(std::move(value), found.front()) : reading(std::move(value));
}

struct RegexArguments {
  std::vector<std::string> paths;
  match::Regex regex;
  bool all = false;
};

RegexArguments read_regex(const data::Value& arguments) {
  require_keys(arguments, {"path", "regex", "flags", "matchAll", "data"});
  if (arguments.find("data") != nullptr) entries(arguments, {"name", "type", "items"});
  bool all = boolean_argument(arguments, "matchAll", false);
  const data::Value* pattern = arguments.find("regex");
  if (pattern == nullptr) throw argument_error(arguments, "\"regex\" is missing");
  bool global = false;
  const data::Value* flags = arguments.find("flags");
  const auto options = flags == nullptr ? match::RegexOptions{}
                                        : regex_flags(string_argument(arguments, "flags"), *flags, &global);
  auto paths = path_arguments(arguments, "path");
  try {
    return {std::move(paths), match::Regex::ecmascript(string_argument(arguments, "regex"), options), all};
  } catch (const Error& error) {
    throw argument_error(*pattern, error.message());
  }
}

void check_regex(const data::Value& arguments) {
  read_regex(arguments);
}

/// A captured text as the type that the entry asks for; text where it is none.
data::Value typed(const std::string& text, std::string_view type) {
  if (type == "boolean" && (text == "true" || text == "false")) return text == "true";
  if (type != "number" && type != "integer") return text;
  try {
    data::Value parsed = data::parse_json(text);
    parsed.mark = {};
    return parsed.is_number() ? parsed : data::Value(text);
  } catch (const Error&) {
    return text;
  }
}

/// Groups in their order are the entries of `data`; the whole match is the only one where no group is.
data::Value captured(const data::Value& arguments, const TextMatch& match) {
  data::Value value = data::Value::object();
  const data::Value* list = arguments.find("data");
  if (list == nullptr) return value;
  std::size_t index = 0;
  for (const data::Value& entry : list->as_array()) {
    const std::string name(string_argument(entry, "name"));
    const std::string position = std::to_string(++index);
    const auto is_it = [&](const auto& group) { return group.first == name || group.first == position; };
    const auto group = std::find_if(match.groups.begin(), match.groups.end(), is_it);
    const std::string_view type = string_argument(entry, "type");
    if (group != match.groups.end()) {
      value.set(name, typed(group->second, type));
    } else if (index == 1 && match.groups.empty()) {
      value.set(name, typed(match.text, type));
    }
  }
  return value;
}

model::FactReading collect_regex(const CollectorInput& input) {
  const RegexArguments given = read_regex(input.arguments);
  std::vector<TextMatch> matches;
  bool is_there = false;
  for (const std::string& path : given.paths) {
    for (const File* file : PathPattern(path, input.folder).find(input)) {
      if (!file->is_regular()) continue;
      is_there = true;
      auto found = search_file(input.snapshot, *file, given.regex, given.all);
      std::move(found.begin(), found.end(), std::back_inserter(matches));
    }
  }
  if (!is_there) {
    input.snapshot.require_whole();
    return missing();
  }
  data::Value value = matches.empty() ? data::Value::object() : captured(input.arguments, matches.front());
  if (value.find("matched") == nullptr) value.set("matched", !matches.empty());
  if (!given.all && value.find("matches") == nullptr) value.set("matches", !matches.empty());
  if (given.all && value.find("matches") == nullptr) {
    data::Value list = data::Value::array();
    for (const TextMatch& match : matches) list.push_back(captured(input.arguments, match));
    value.set("matches", std::move(list));
  }
  return reading(std::move(value));
}

}  // namespace

BS_COLLECTOR(scm_exists) = {.id = "scm-exists",
                            .summary = "Soundcheck's scm collector of type exists",
                            .fields =
                                "data[].name     (given) the name of a field\n"
                                "data[].path     (given) a path or glob\n"
                                "$.NAME          it is there",
                            .scope = model::FactScope::component,
                            .takes_arguments = true,
                            .check_arguments = check_exists,
                            .collect = collect_exists};
BS_COLLECTOR(scm_json) = {
    .id = "scm-json",
    .summary = "Soundcheck's scm collector of type json: values of a JSON, YAML, TOML or XML file",
    .fields =
        "path                (given) the file\n"
        "data[].name         (given) the name of a field\n"
        "data[].jsonPath     (given) where it stands\n"
        "$.NAME              what stands there; missing when nothing does",
    .scope = model::FactScope::component,
    .takes_arguments = true,
    .check_arguments = check_json,
    .collect = collect_json};
BS_COLLECTOR(scm_regex) = {.id = "scm-regex",
                           .summary = "Soundcheck's scm collector of type regex",
                           .fields =
                               "path            (given) a path or glob\n"
                               "regex           (given) in JavaScript's syntax, without lookaround\n"
                               "flags           (given) JavaScript's\n"
                               "matchAll        (given) every match\n"
                               "data[].name     (given) names for the groups, in their order\n"
                               "$.NAME          the first match's group\n"
                               "$.matched       there is a match\n"
                               "$.matches[]     with matchAll, the groups of each match; else as $.matched",
                           .scope = model::FactScope::component,
                           .takes_arguments = true,
                           .check_arguments = check_regex,
                           .collect = collect_regex};

}  // namespace bs::facts
