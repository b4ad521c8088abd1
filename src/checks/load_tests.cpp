// What our own form adds to a check: a fix, and cases with the outcome they must have.
#include <algorithm>

#include <fmt/format.h>

#include "bs/base/text.hpp"
#include "load_check.hpp"

namespace bs::checks {
namespace {

using data::Value;
using model::in_quotes;
using model::Path;

const std::vector<std::string> k_placeholders = {"folder", "name", "owner", "year"};
const std::vector<std::string> k_outcomes = {"passed",         "failed",       "warning",
                                             "not-applicable", "not-reported", "error"};

/// A repository path: no way out of the repository, and none into .git.
bool is_repository_path(std::string_view path) {
  const auto parts = split(path, '/');
  return std::none_of(parts.begin(), parts.end(), [](std::string_view part) {
    return part.empty() || part == "." || part == ".." || equal_ignoring_case(part, ".git") ||
           part.find('\0') != std::string_view::npos;
  });
}

/// `{{ name }}` is replaced; `${{ … }}` of a workflow and what is no single word is text.
void judge_placeholders(Loading& load, const Written& at) {
  const std::string_view text = at.value.as_string();
  for (auto open = text.find("{{"); open != std::string_view::npos; open = text.find("{{", open + 2)) {
    const auto close = text.find("}}", open);
    if (close == std::string_view::npos) return;
    const auto word = trim(text.substr(open + 2, close - open - 2));
    const bool is_word = !word.empty() && std::all_of(word.begin(), word.end(), [](unsigned char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    });
    const bool is_quoted = open > 0 && text[open - 1] == '$';
    if (!is_word || is_quoted ||
        std::find(k_placeholders.begin(), k_placeholders.end(), word) != k_placeholders.end())
      continue;
    load.reader.fault(at.value.mark,
                      fmt::format("{} has an unknown placeholder: {}", at.path.text(), in_quotes(word)),
                      model::hint_of_names(word, k_placeholders));
  }
}

void read_fix_path(Loading& load, const Written& at, std::string& out) {
  load.reader.read_text(at.value, at.path, out);
  if (out.empty()) return;
  judge_placeholders(load, at);
  std::string path = out;  // the folder ends in a slash of its own
  for (const auto* folder : {"{{ folder }}", "{{folder}}"}) path = replace_all(path, folder, "");
  load.reader.expect(is_repository_path(path), at.value, at.path, "a path inside the repository");
}

void read_written_file(Loading& load, const Written& at, model::CheckFix& out) {
  load.reader.read_map(at.value, at.path,
                       {{"path",
                         [&](const Value& v, const Path& p) {
                           read_fix_path(load, {v, p}, out.path);
                         },
                         "path: \"{{ folder }}README.md\""},
                        {"text",
                         [&](const Value& v, const Path& p) {
                           load.reader.read_text(v, p, out.text);
                           if (!out.text.empty()) judge_placeholders(load, {v, p});
                         },
                         "text: \"# {{ name }}\""}});
}

void read_files(Loading& load, const Written& at, model::CheckTest& out) {
  if (!load.reader.expect(at.value.is_object(), at.value, at.path, "a map of paths and texts")) return;
  for (const data::Member& member : at.value.as_object()) {
    const Path path = at.path.member(member);
    if (!is_repository_path(member.key))
      load.reader.fault(member.key_mark,
                        fmt::format("{} is no path inside the repository", in_quotes(member.key)));
    const bool is_text = member.value.is_string() || member.value.is_null();
    if (load.reader.expect(is_text, member.value, path, "the file's text"))
      out.files[member.key] = member.value.is_null() ? "" : member.value.as_string();
  }
}

void read_facts(Loading& load, const Written& at, model::CheckTest& out) {
  if (!load.reader.expect(at.value.is_object(), at.value, at.path, "a map of facts")) return;
  for (const data::Member& member : at.value.as_object()) {
    if (const auto ref = model::parse_fact_ref(member.key))
      out.facts[*ref] = member.value;
    else
      load.reader.fault(member.key_mark,
                        fmt::format("{} is no fact: source:scope/name", in_quotes(member.key)));
  }
}

void read_expect(Loading& load, const Written& at, model::CheckTest& out) {
  std::string name;
  load.reader.read_choice(at.value, at.path, k_outcomes, name);
  if (const auto outcome = model::parse_outcome(name)) out.expect = *outcome;
}

void read_test(Loading& load, const Written& at, model::CheckTest& out) {
  out.mark = at.value.mark;
  load.reader.read_map(
      at.value, at.path,
      {{"name", [&](const Value& v, const Path& p) { load.reader.read_text(v, p, out.name); }},
       {"files",
        [&](const Value& v, const Path& p) {
          read_files(load, {v, p}, out);
        }},
       {"entity",
        [&](const Value& v, const Path& p) {
          if (load.reader.expect(v.is_object(), v, p, "a catalog document")) out.entity = v;
        }},
       {"facts",
        [&](const Value& v, const Path& p) {
          read_facts(load, {v, p}, out);
        }},
       {"expect",
        [&](const Value& v, const Path& p) {
          read_expect(load, {v, p}, out);
        },
        "expect: passed"},
       {"at", [&](const Value& v, const Path& p) {
          load.reader.read_items(v, p, [&](const Value& place, const Path& place_path) {
            load.reader.read_text(place, place_path, out.at.emplace_back());
          });
        }}});
}

}  // namespace

void read_fix(Loading& load, const Written& at, model::Check& check) {
  model::CheckFix fix;
  std::size_t forms = 0;
  const auto form = [&](std::string_view name, model::CheckFix::Form value) {
    return model::ConfigReader::Key{name, [&load, &fix, &forms, value](const Value& v, const Path& p) {
                                      ++forms;
                                      fix.form = value;
                                      read_written_file(load, {v, p}, fix);
                                    }};
  };
  load.reader.read_map(
      at.value, at.path,
      {form("write", model::CheckFix::Form::write), form("append", model::CheckFix::Form::append)});
  if (at.value.is_object() && forms != 1)
    load.reader.fault(at.value.mark, "fix must hold write or append, and one of them only");
  check.fix = std::move(fix);
}

void read_tests(Loading& load, const Written& at, model::Check& check) {
  if (!load.reader.expect(at.value.is_array(), at.value, at.path, "a list of cases")) return;
  std::size_t index = 0;
  for (const Value& item : at.value.as_array())
    read_test(load, {item, at.path.item(index++, item.mark)}, check.tests.emplace_back());
}

}  // namespace bs::checks
