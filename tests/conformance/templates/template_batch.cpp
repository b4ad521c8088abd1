// Renders the templates of FILE, JSON lines {id, t: template, c: context, opt: {compat, jinja, trimBlocks,
// lstripBlocks, plain}}, and prints JSON lines {id, out} or {id, err}, as node's nunjucks does under
// ../../support of the conformance of templates.
//   template_batch FILE
//   template_batch --time FILE   prints how long parsing and rendering took, in ms, without reading and
//   writing
#include <chrono>
#include <cstdio>
#include <cstring>

#include "bs/base/clock.hpp"
#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/base/text.hpp"
#include "bs/data/json.hpp"
#include "bs/scaffold/engine.hpp"

namespace {

using bs::data::Value;
using bs::scaffold::Context;
using bs::scaffold::Dialect;
using bs::scaffold::EngineOptions;
using bs::scaffold::Template;

constexpr std::size_t k_largest_file = 1u << 30;

bool has(const Value& options, std::string_view name) {
  const Value* flag = options.find(name);
  return flag != nullptr && flag->is_boolean() && flag->as_boolean();
}

struct Case {
  Value id;
  std::string source;
  Value context = Value::object();
  EngineOptions options;
};

Case read_case(std::string_view line) {
  Value value = bs::data::parse_json(line);
  Case one;
  if (const Value* id = value.find("id")) one.id = *id;
  one.source = value.string_or("t");
  if (Value* context = value.find("c")) one.context = std::move(*context);
  if (const Value* options = value.find("opt")) {
    if (has(*options, "plain")) one.options.dialect = Dialect::plain;
    if (has(*options, "compat")) one.options.dialect = Dialect::cookiecutter;
    if (has(*options, "jinja")) one.options.dialect = Dialect::jinja;
    one.options.now = bs::now();
    one.options.trim_blocks = has(*options, "trimBlocks");
    one.options.lstrip_blocks = has(*options, "lstripBlocks");
  }
  return one;
}

Value answer(const Case& one) {
  Value result = Value::object();
  result.set("id", one.id);
  try {
    result.set("out", Template::parse(one.source, "template", one.options).render(Context(one.context)));
  } catch (const bs::Error& error) {
    result.set("err", bs::format_error(error));
  }
  return result;
}

/// As a scaffolder works: many files with the same values.
double milliseconds(const std::vector<Case>& cases) {
  std::size_t bytes = 0;
  const auto start = std::chrono::steady_clock::now();
  for (const Case& one : cases) {
    try {
      bytes += Template::parse(one.source, "template", one.options).render(Context(one.context)).size();
    } catch (const bs::Error&) {
      ++bytes;
    }
  }
  const std::chrono::duration<double, std::milli> used = std::chrono::steady_clock::now() - start;
  return bytes == 0 ? 0 : used.count();
}

int run(const char* file, bool is_timed) {
  const std::string text = bs::read_file(file, k_largest_file);
  std::vector<Case> cases;
  for (const std::string_view line : bs::split_lines(text))
    if (!line.empty()) cases.push_back(read_case(line));
  if (is_timed) {
    std::printf("%.1f\n", milliseconds(cases));
    return 0;
  }
  for (const Case& one : cases) std::printf("%s\n", bs::data::to_json(answer(one)).c_str());
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const bool is_timed = argc == 3 && std::strcmp(argv[1], "--time") == 0;
  if (argc != 2 && !is_timed) {
    std::fputs("usage: template_batch [--time] FILE\n", stderr);
    return 2;
  }
  try {
    return run(argv[argc - 1], is_timed);
  } catch (const bs::Error& error) {
    std::fputs(bs::format_error(error).c_str(), stderr);
    return bs::exit_status(error.kind());
  }
}
