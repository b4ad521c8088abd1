// Steps, their conditions, rounds and outputs; what is handed on.
#include <catch2/catch.hpp>

#include "bs/base/error.hpp"
#include "run_fixture.hpp"
#include "support/error_of.hpp"

namespace {

using namespace bs;
using namespace bs::scaffold;
using bs::test::shown_files;
using bs::test::shown_steps;
using bs::test::tree_of;
using bs::test::Trial;

/// One fs:write step that writes `content` to the file `out`.
std::string written(std::string_view content, std::string parameters = "{}") {
  Trial trial{"  steps:\n  - {id: w, action: 'fs:write', input: {path: out, content: \"" +
              std::string(content) + "\"}}\n"};
  trial.parameters = std::move(parameters);
  return shown_files(trial.run());
}

std::string log_of(const std::string& steps, std::string parameters = "{}") {
  Trial trial{"  steps:\n" + steps};
  trial.parameters = std::move(parameters);
  const RunResult result = trial.run();
  std::string text = result.failure ? test::placed(*result.failure) : "";
  for (const std::string& line : result.log) text += line + "|";
  return text;
}

}  // namespace

TEST_CASE("run: values of steps") {
  CHECK(written("a ${{ parameters.x }}", R"({"x":"b"})") == "out=a b");
  CHECK(written("${{ parameters.x }}", R"({"x":8080})") == "out=8080");
  CHECK(written("${{ parameters.missing }}") == "out=");
  CHECK(written("{{ parameters.x }}") == "out={{ parameters.x }}");
  CHECK(written("${{ context.task.id }}${{ environment.parameters.x }}") == "out=bs");
  CHECK(written("${{ parameters.x }}", R"({"x":[1]})") ==
        "t/template.yaml:8:61: fs:write takes a text as \"content\", not an array");
}

TEST_CASE("run: a value is rendered once, never as a template") {
  CHECK(written("${{ parameters.x }}", R"({"x":"${{ parameters.y }}","y":"no"})") ==
        "out=${{ parameters.y }}");
}

TEST_CASE("run: conditions are JavaScript's, but for the empty list") {
  const auto runs = [](const std::string& condition, std::string parameters = "{}") {
    return log_of("  - {action: 'debug:log', if: " + condition + ", input: {message: ran}}\n",
                  std::move(parameters)) == "ran|";
  };
  CHECK(runs("true"));
  CHECK_FALSE(runs("false"));
  CHECK_FALSE(runs("'${{ parameters.x }}'"));
  CHECK_FALSE(runs("'${{ parameters.x }}'", R"({"x":0})"));
  CHECK_FALSE(runs("'${{ parameters.x }}'", R"({"x":""})"));
  CHECK_FALSE(runs("'${{ parameters.x }}'", R"({"x":[]})"));
  CHECK(runs("'${{ parameters.x }}'", R"({"x":{}})"));
  CHECK(runs("'${{ parameters.x }}'", R"({"x":"false"})"));
  CHECK(runs("'${{ parameters.x == 1 }}'", R"({"x":1})"));
  CHECK(runs("'false'"));
  CHECK_FALSE(runs("'${{ secrets.s }}'"));
}

TEST_CASE("run: outputs of steps, dashed ids, steps that were left out") {
  CHECK(log_of("  - {id: my-id, action: 'roadiehq:utils:serialize:json', input: {data: {a: 1}}}\n"
               "  - {id: off, if: false, action: 'fs:read', input: {path: x}}\n"
               "  - {action: 'debug:log', input: {message: \"${{ steps['my-id'].output.serialized }}\"}}\n"
               "  - {action: 'debug:log', input: {message: \"${{ steps.off.output.content }}.\"}}\n") ==
        "{\"a\":1}|.|");
}

TEST_CASE("run: each over lists and objects") {
  CHECK(log_of("  - {action: 'debug:log', each: \"${{ parameters.x }}\", input: {message: \"${{ each.key "
               "}}=${{ each.value }}\"}}\n",
               R"({"x":["a","b"]})") == "0=a|1=b|");
  CHECK(log_of("  - {action: 'debug:log', each: \"${{ parameters.x }}\", input: {message: \"${{ each.key "
               "}}=${{ each.value.v }}\"}}\n",
               R"({"x":{"k":{"v":1},"l":{"v":2}}})") == "k=1|l=2|");
  CHECK(log_of("  - {action: 'debug:log', each: [1, 2, 3], if: '${{ each.value != 2 }}', input: {message: "
               "'${{ each.value }}'}}\n") == "1|3|");
  CHECK(log_of("  - {id: j, action: 'roadiehq:utils:serialize:json', each: [1, 2], input: {data: {v: '${{ "
               "each.value }}'}}}\n"
               "  - {action: 'debug:log', input: {message: '${{ steps.j.output.serialized | dump }}'}}\n") ==
        R"(["{\"v\":1}","{\"v\":2}"]|)");
  CHECK(log_of("  - {action: 'debug:log', each: [], input: {message: never}}\n").empty());
  CHECK(log_of("  - {action: 'debug:log', each: \"${{ parameters.x }}\", input: {message: never}}\n",
               R"({"x":"abc"})") == "t/template.yaml:8:33: \"each\" takes a list or an object, not string");
}

TEST_CASE("run: after a failure only what asks for it") {
  Trial trial{
      "  steps:\n"
      "  - {id: a, action: 'fs:read', input: {path: none}}\n"
      "  - {id: b, action: 'debug:log', input: {message: b}}\n"
      "  - {id: c, action: 'debug:log', if: '${{ always() }}', input: {message: c}}\n"
      "  - {id: d, action: 'debug:log', if: '${{ failure() }}', input: {message: d}}\n"
      "  - {id: e, action: 'debug:log', if: '${{ failure() and false }}', input: {message: e}}\n"};
  const RunResult result = trial.run();
  REQUIRE(result.failure);
  CHECK(test::placed(*result.failure) ==
        "t/template.yaml:8:46: fs:read: there is no file \"none\" at this step");
  CHECK(shown_steps(result) ==
        "a: failed (fs:read: there is no file \"none\" at this step)\n"
        "b: left out (an earlier step failed)\n"
        "c: done\nd: done\ne: left out (its condition is false)\n");
  CHECK(result.log == std::vector<std::string>{"c", "d"});
  trial.steps =
      "  steps:\n  - {id: d, action: 'debug:log', if: '${{ failure() }}', input: {message: d}}\n"
      "  - {id: c, action: 'debug:log', if: '${{ always() }}', input: {message: c}}\n";
  CHECK(trial.run().log == std::vector<std::string>{"c"});
}

TEST_CASE("run: the template's output") {
  Trial trial{
      "  steps:\n  - {id: w, action: 'fs:write', input: {path: a, content: b}}\n"
      "  output:\n    links: [{title: File, url: '${{ steps.w.output.path }}'}]\n    none: '${{ "
      "steps.x.output.y }}'\n"
      "    n: '${{ parameters.n }}'\n    secret: '${{ secrets.s }}'\n"};
  trial.parameters = R"({"n":1})";
  trial.options.secrets = data::parse_json(R"({"s":"hidden"})");
  CHECK(data::to_json(trial.run().output) == R"({"links":[{"title":"File","url":"a"}],"n":1})");
}

TEST_CASE("run: secrets reach inputs, but neither log nor command lines") {
  Trial trial{
      "  steps:\n"
      "  - {action: 'fs:write', input: {path: a, content: '${{ secrets.s }}'}}\n"
      "  - {action: 'debug:log', input: {message: 'it is ${{ secrets.s }}'}}\n"
      "  - {id: r, action: 'http:backstage:request', input: {method: POST, path: p, headers: {a: '${{ "
      "secrets.s }}'}}}\n"};
  trial.options.secrets = data::parse_json(R"({"s":"hidden","empty":""})");
  const RunResult result = trial.run();
  CHECK(shown_files(result) == "a=hidden");
  CHECK(result.log == std::vector<std::string>{"it is ***"});
  CHECK(result.steps.back().commands ==
        std::vector<std::string>{"curl -X POST \"$BACKSTAGE_URL\"/api/p -H 'a: ***'"});
}

TEST_CASE("run: what an unknown step would have given is missing, and said so") {
  Trial trial{
      "  steps:\n"
      "  - {id: mine, action: 'acme:make', input: {x: \"${{ '' | now }}\"}}\n"
      "  - {id: m, action: 'roadiehq:utils:merge', input: {path: a.json, content: {b: 1}}}\n"
      "  - {id: e, action: 'debug:log', each: '${{ steps.mine.output.list }}', input: {message: x}}\n"
      "  - {id: w, action: 'fs:write', input: {path: there, content: x}}\n"};
  const RunResult result = trial.run();
  CHECK(shown_files(result) == "there=x");
  CHECK(shown_steps(result) ==
        "mine: not run (bs does not know this action: its outputs are empty, and files it would make are "
        "missing)\n"
        "m: not run (roadiehq:utils:merge: there is no file \"a.json\" at this step; the step mine would "
        "have made it "
        "and was not run)\n"
        "e: not run (it needs what the step mine gives, which was not run)\n"
        "w: done\n");
  CHECK(result.steps[1].makes_files);
  CHECK(result.notes == std::vector<std::string>{"mine: t/template.yaml:8:58: there is no filter \"now\""});
}

TEST_CASE("run: a condition on what was not run") {
  Trial trial{
      "  steps:\n"
      "  - {id: ask, action: 'http:backstage:request', input: {method: GET, path: x}}\n"
      "  - {id: w, if: '${{ steps.ask.output.code == 200 }}', action: 'fs:write', input: {path: a, content: "
      "x}}\n"
      "  - {id: v, if: '${{ steps.ask.output.code != 200 }}', action: 'fs:write', input: {path: b, content: "
      "x}}\n"
      "  - {id: e, each: '${{ steps.w.output.list }}', action: 'debug:log', input: {message: x}}\n"};
  const RunResult result = trial.run();
  CHECK(shown_files(result) == "b=x");
  CHECK(shown_steps(result) ==
        "ask: not run (needs the network)\n"
        "w: not run (its condition needs what the step ask gives, which was not run)\n"
        "v: done\n"
        "e: not run (it needs what the step w gives, which was not run)\n");
  CHECK(result.steps[1].makes_files);
}

TEST_CASE("run: an error in a local step's value stands in the template") {
  CHECK(written("${{ parameters.x | nosuch }}") == "t/template.yaml:8:81: there is no filter \"nosuch\"");
}

TEST_CASE("run: limits") {
  Trial trial{
      "  steps:\n  - {action: 'debug:log', each: '${{ range(0, 50) }}', input: {message: '${{ each.value "
      "}}'}}\n"};
  trial.options.limits.steps = 49;
  CHECK(test::error_of([&] { trial.run(); }) == "limit: the template runs more than 49 steps");
  trial.options.limits = {};
  trial.options.limits.work = 20;
  CHECK(test::error_of([&] { trial.run(); }) ==
        "limit: the templates need more work together than one run may do");
  trial.steps =
      "  steps:\n  - {action: 'fs:write', each: [1, 2, 3], input: {path: '${{ each.value }}', content: x}}\n";
  trial.options.limits = {};
  trial.options.limits.files = 2;
  CHECK(test::error_of([&] { trial.run(); }) == "limit: the template makes more than 2 files");
  trial.options.limits = {};
  trial.options.limits.bytes = 300;
  trial.steps =
      "  steps:\n  - {action: 'fs:write', each: '${{ range(0, 99) }}', input: {path: same, content: "
      "xxxxxxxx}}\n";
  CHECK(test::error_of([&] { trial.run(); }) == "limit: the template works through more than 300 bytes");
}
