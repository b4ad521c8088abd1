#include "scaffold/engine/filters.hpp"

#include "bs/base/text.hpp"

namespace bs::scaffold::engine {
namespace {

// A filter is a file in filters/ that defines its function there, and a line here: its name, the function,
// what it does.
#define BS_FILTERS(FILTER)                                                                      \
  FILTER("abs", absolute, "the number without its sign")                                        \
  FILTER("batch", batch, "lists of so many elements; the last filled up with a value")          \
  FILTER("capitalize", capitalize, "the first letter in upper case, the others in lower case")  \
  FILTER("center", center, "between spaces, in the middle of so many characters")               \
  FILTER("d", default_value, "a value where this one is missing (default)")                     \
  FILTER("default", default_value, "a value where this one is missing; true: also where false") \
  FILTER("dictsort", dictsort, "an object as a list of pairs, sorted by key or value")          \
  FILTER("dump", dump, "as JSON; a number or text indents it")                                  \
  FILTER("e", escape, "with & < > \" ' \\ as HTML writes them (escape)")                        \
  FILTER("escape", escape, "with & < > \" ' \\ as HTML writes them")                            \
  FILTER("first", first, "the first element")                                                   \
  FILTER("float", float_number, "as a number; else the argument")                               \
  FILTER("forceescape", forceescape, "escaped, also what is marked as safe")                    \
  FILTER("groupby", groupby, "an object of lists, by the value of an attribute")                \
  FILTER("indent", indent, "lines indented by so many spaces; true: also the first")            \
  FILTER("int", integer, "as a whole number, in a base; else the argument")                     \
  FILTER("join", join, "the elements as one text, with a separator, or an attribute of each")   \
  FILTER("last", last, "the last element")                                                      \
  FILTER("length", length, "how many elements, members or characters")                          \
  FILTER("list", list, "the characters of a text, the members of an object")                    \
  FILTER("lower", lower, "in lower case")                                                       \
  FILTER("nl2br", nl2br, "with <br /> before each line's end")                                  \
  FILTER("parseEntityRef", parse_entity_ref, "kind, namespace and name of an entity ref")       \
  FILTER("parseRepoUrl", parse_repo_url, "host, owner, repo and more of a RepoUrlPicker's URL") \
  FILTER("pick", pick, "the member that a path such as \"a.b\" names")                          \
  FILTER("projectSlug", project_slug, "owner/repo of a RepoUrlPicker's URL")                    \
  FILTER("random", random, "one of the elements, the same in every rendering")                  \
  FILTER("reject", reject, "the elements for which a test does not hold")                       \
  FILTER("rejectattr", rejectattr, "the elements whose attribute is false")                     \
  FILTER("replace", replace, "with a text or pattern replaced, at most so many times")          \
  FILTER("reverse", reverse, "the other way round")                                             \
  FILTER("round", round, "rounded to so many digits; \"ceil\" or \"floor\"")                    \
  FILTER("safe", safe, "marked as safe")                                                        \
  FILTER("select", select, "the elements for which a test holds")                               \
  FILTER("selectattr", selectattr, "the elements whose attribute is true")                      \
  FILTER("slice", slice, "so many lists of about equal length")                                 \
  FILTER("sort", sort, "sorted; reversed, by case, by an attribute")                            \
  FILTER("string", string, "as text")                                                           \
  FILTER("striptags", striptags, "without HTML's tags; true: keeps the line breaks")            \
  FILTER("sum", sum, "the sum, of an attribute, from a start")                                  \
  FILTER("title", title, "each word with a capital letter")                                     \
  FILTER("trim", trim, "without white space at both ends")                                      \
  FILTER("truncate", truncate, "cut to so many characters; true: within a word; an end")        \
  FILTER("upper", upper, "in upper case")                                                       \
  FILTER("urlencode", urlencode, "as a part of a URL")                                          \
  FILTER("urlize", urlize, "with links around URLs")                                            \
  FILTER("wordcount", wordcount, "how many words")

#define BS_COOKIECUTTER_FILTERS(FILTER)     \
  FILTER("jsonify", dump, "as JSON (dump)") \
  FILTER("slugify", slugify, "words in lower case, joined by -")

#define BS_JINJA_FILTERS(FILTER)                                                                     \
  FILTER("attr", jinja_attr, "the attribute of a name")                                              \
  FILTER("capitalize", jinja_capitalize, "the first letter in upper case, the others in lower case") \
  FILTER("center", jinja_center, "between spaces, in the middle of so many characters")              \
  FILTER("count", jinja_length, "how many elements, members or characters (length)")                 \
  FILTER("d", jinja_default, "a value where this one is missing (default)")                          \
  FILTER("default", jinja_default, "a value where this one is missing; true: also where false")      \
  FILTER("dictsort", jinja_dictsort, "a dictionary as a list of pairs, sorted by key or value")      \
  FILTER("filesizeformat", jinja_filesizeformat, "a number of bytes for people")                     \
  FILTER("first", jinja_first, "the first element")                                                  \
  FILTER("format", jinja_format, "with values in the places of %s and %d")                           \
  FILTER("groupby", jinja_groupby, "pairs of a value of an attribute and what has it")               \
  FILTER("indent", jinja_indent, "lines indented by so many spaces, but for the first")              \
  FILTER("int", jinja_int, "as a whole number, in a base; else the argument")                        \
  FILTER("items", jinja_items, "a dictionary as a list of pairs")                                    \
  FILTER("join", jinja_join, "the elements as one text, with a separator, or an attribute of each")  \
  FILTER("jsonify", jinja_jsonify, "as JSON over several lines")                                     \
  FILTER("last", jinja_last, "the last element")                                                     \
  FILTER("length", jinja_length, "how many elements, members or characters")                         \
  FILTER("list", jinja_list, "the characters of a text, the keys of a dictionary")                   \
  FILTER("lower", jinja_lower, "in lower case")                                                      \
  FILTER("map", jinja_map, "a filter, or an attribute, of each element")                             \
  FILTER("max", jinja_max, "the largest element")                                                    \
  FILTER("min", jinja_min, "the smallest element")                                                   \
  FILTER("reject", jinja_reject, "the elements for which a test does not hold")                      \
  FILTER("rejectattr", jinja_rejectattr, "the elements for whose attribute a test does not hold")    \
  FILTER("replace", jinja_replace, "with a text replaced, at most so many times")                    \
  FILTER("reverse", jinja_reverse, "the other way round")                                            \
  FILTER("round", jinja_round, "rounded to so many digits; \"ceil\" or \"floor\"")                   \
  FILTER("select", jinja_select, "the elements for which a test holds")                              \
  FILTER("selectattr", jinja_selectattr, "the elements for whose attribute a test holds")            \
  FILTER("slugify", jinja_slugify, "words in lower case, joined by -")                               \
  FILTER("sort", jinja_sort, "sorted; reversed, by case, by an attribute")                           \
  FILTER("string", jinja_string, "as text")                                                          \
  FILTER("sum", jinja_sum, "the sum, of an attribute, from a start")                                 \
  FILTER("title", jinja_title, "each word with a capital letter")                                    \
  FILTER("tojson", jinja_tojson, "as JSON, safe within HTML")                                        \
  FILTER("trim", jinja_trim, "without white space, or some characters, at both ends")                \
  FILTER("truncate", jinja_truncate, "cut to so many characters; true: within a word; an end")       \
  FILTER("unique", jinja_unique, "without the elements that were there before")                      \
  FILTER("upper", jinja_upper, "in upper case")                                                      \
  FILTER("wordcount", jinja_wordcount, "how many words")                                             \
  FILTER("wordwrap", jinja_wordwrap, "lines of so many characters at most")

}  // namespace

#define BS_DECLARE(name, function, summary) JsValue function(const Args& args);
namespace filters {
BS_FILTERS(BS_DECLARE)
BS_COOKIECUTTER_FILTERS(BS_DECLARE)
BS_JINJA_FILTERS(BS_DECLARE)
}  // namespace filters
#undef BS_DECLARE

namespace {

// By its name: under sanitizers g++ 12 does not compare functions while it compiles.
#define BS_ENTRY(name, function, summary) \
  {name, summary, filters::function, std::string_view(#function) == "jinja_default"},
constexpr Filter k_filters[] = {BS_FILTERS(BS_ENTRY)};
constexpr Filter k_cookiecutter_filters[] = {BS_COOKIECUTTER_FILTERS(BS_ENTRY)};
constexpr Filter k_jinja_filters[] = {BS_JINJA_FILTERS(BS_ENTRY)};
#undef BS_ENTRY

const Filter* find_in(std::span<const Filter> filters, std::string_view name) {
  const auto found =
      std::find_if(filters.begin(), filters.end(), [&](const Filter& filter) { return filter.name == name; });
  return found == filters.end() ? nullptr : &*found;
}

}  // namespace

std::span<const Filter> all_filters() {
  return k_filters;
}

std::span<const Filter> cookiecutter_filters() {
  return k_cookiecutter_filters;
}

std::span<const Filter> jinja_filters() {
  return k_jinja_filters;
}

const Filter* find_filter(std::string_view name, Dialect dialect) {
  if (dialect == Dialect::jinja)
    if (const Filter* filter = find_in(k_jinja_filters, name)) return filter;
  if (const Filter* filter = find_in(k_filters, name)) return filter;
  return dialect == Dialect::cookiecutter ? find_in(k_cookiecutter_filters, name) : nullptr;
}

void refuse_unknown_filter(std::string_view name, Dialect dialect) {
  std::vector<std::string> names;
  const auto add = [&](std::span<const Filter> filters) {
    for (const Filter& filter : filters) names.emplace_back(filter.name);
  };
  add(k_filters);
  if (dialect == Dialect::cookiecutter) add(k_cookiecutter_filters);
  if (dialect == Dialect::jinja) add(k_jinja_filters);
  const auto near = nearest(name, names);
  refuse(fmt::format("there is no filter \"{}\"", name),
         near ? fmt::format("did you mean \"{}\"?", *near) : "");
}

}  // namespace bs::scaffold::engine
