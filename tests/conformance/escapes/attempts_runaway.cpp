// Templates that would go on for ever, or fill the memory.
#include "arena.hpp"
#include "bs/base/text.hpp"

namespace bs::test {
namespace {

Attempt skeleton(std::string what, std::string text, int files = 1) {
  Attempt made;
  made.what = std::move(what);
  made.steps = "  steps:\n  - {action: 'fetch:template', input: {url: ./s, values: {}}}\n";
  for (int i = 0; i < files; ++i) made.files[fmt::format("t/s/{}", i)].bytes = text;
  return made;
}

Attempt steps(std::string what, std::string text) {
  Attempt made;
  made.what = std::move(what);
  made.steps = "  steps:\n" + std::move(text);
  return made;
}

std::string nested_loops(int depth, int rounds) {
  std::string text, end;
  for (int i = 0; i < depth; ++i) {
    text += fmt::format("{{% for i{} in range(0, {}) %}}", i, rounds);
    end += "{% endfor %}";
  }
  return text + "x" + end;
}

}  // namespace

std::vector<Attempt> runaways() {
  const std::string doubling = "{% set x = 'aaaaaaaaaaaaaaaa' %}" + [] {
    std::string text;
    for (int i = 0; i < 40; ++i) text += "{% set x = x + x %}";
    return text;
  }() + "${{ x }}";
  const std::string all = "each: '${{ range(0, 9999) }}', ";
  std::vector<Attempt> made = {
      skeleton("loops in loops", nested_loops(6, 1'000)),
      skeleton("one loop over ten million", "{% for i in range(0, 10000000) %}x{% endfor %}"),
      skeleton("a text that doubles", doubling),
      skeleton("a macro that calls itself", "{% macro m(n) %}${{ m(n + 1) }}{% endmacro %}${{ m(0) }}"),
      skeleton("parentheses",
               "${{ " + std::string(1'100'000, '(') + "1" + std::string(1'100'000, ')') + " }}"),
      skeleton("lists in lists", "${{ " + std::string(1'100'000, '[') + std::string(1'100'000, ']') + " }}"),
      skeleton("tags in tags",
               [] {
                 std::string text;
                 for (int i = 0; i < 200'000; ++i) text += "{% if 1 %}";
                 return text;
               }()),
      skeleton("a text of a million replacements",
               "${{ 'aaaaaaaaaa' | replace('a', 'aaaaaaaaaa') | replace('a', 'aaaaaaaaaa') | "
               "replace('a', 'aaaaaaaaaa') | replace('a', 'aaaaaaaaaa') | replace('a', "
               "'aaaaaaaaaa') | replace('a', 'aaaaaaaaaa') | replace('a', 'aaaaaaaaaa') }}"),
      skeleton("many files that each work hard", nested_loops(3, 120), 3'000),
      skeleton("many files that are each large", "${{ 'x' | center(15000000) }}", 100),
      steps("a loop in a step",
            "  - {action: 'debug:log', input: {message: \"" + nested_loops(6, 1'000) + "\"}}\n"),
      steps("a million rounds",
            "  - {action: 'debug:log', each: '${{ range(0, 1000000) }}', input: {message: x}}\n"),
      steps("rounds of rounds",
            [&] {
              std::string text;
              for (int i = 0; i < 3; ++i)
                text += "  - {id: s" + std::to_string(i) + ", action: 'debug:log', " + all +
                        "input: {message: x}}\n";
              return text;
            }()),
      steps("a log that grows",
            "  - {action: 'debug:log', " + all + "input: {message: \"${{ 'x' | center(1000000) }}\"}}\n"),
      steps("a file that is written again and again",
            "  - {action: 'fs:write', " + all +
                "input: {path: x, content: \"${{ 'x' | center(1000000) }}\"}}\n"),
      steps("a file that is appended to again and again",
            "  - {action: 'roadiehq:utils:fs:append', " + all +
                "input: {path: x, content: \"${{ 'x' | center(1000000) }}\"}}\n"),
      steps("renames in a circle",
            [&] {
              std::string text = "  - {action: 'fetch:plain', input: {url: ./s}}\n";
              return text + "  - {action: 'fs:rename', " + all +
                     "input: {files: [{from: a, to: b}, {from: b, to: a}]}}\n";
            }()),
      steps("replacements that grow",
            [] {
              std::string text = "  - {action: 'fs:write', input: {path: x, content: aaaaaaaaaa}}\n";
              return text +
                     "  - {action: 'roadiehq:utils:fs:replace', each: '${{ range(0, 99) }}', input: {files: "
                     "[{file: x, find: a, "
                     "replaceWith: aaaaaaaaaa}]}}\n";
            }()),
      steps("a list of all files, again and again",
            "  - {action: 'fetch:plain', input: {url: ./s}}\n  - {action: 'fs:readdir', " + all +
                "input: {paths: ['.'], recursive: true}}\n"),
      steps("a file that is read again and again",
            "  - {action: 'fs:write', input: {path: x, content: \"${{ 'x' | center(1000000) }}\"}}\n"
            "  - {action: 'roadiehq:utils:fs:parse', " +
                all + "input: {path: x, parser: yaml}}\n"),
  };
  for (Attempt& attempt : made) {
    if (attempt.steps.find("url: ./s}") != std::string::npos && attempt.files.empty())
      for (int i = 0; i < 500; ++i) attempt.files[fmt::format("t/s/a/{}", i)].bytes = "x";
  }
  return made;
}

}  // namespace bs::test
