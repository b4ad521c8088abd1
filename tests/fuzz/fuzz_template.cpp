#include "bs/data/json.hpp"
#include "bs/scaffold/engine.hpp"
#include "fuzz_input.hpp"

namespace {

using namespace bs::scaffold;

/// Small limits: what a limit is passed with is the same code at any size, and an input may take no second.
EngineOptions options(Dialect dialect) {
  EngineOptions chosen;
  chosen.dialect = dialect;
  chosen.trim_blocks = dialect == Dialect::plain;
  chosen.lstrip_blocks = dialect == Dialect::plain;
  chosen.limits.steps = 100'000;
  chosen.limits.string_bytes = 1u << 20;
  chosen.limits.output_bytes = 1u << 20;
  return chosen;
}

}  // namespace

/// The values as JSON in the first line, then the template.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto [json, source] = bs::fuzz::split_input(bs::fuzz::text_of(data, size));
  bs::data::Value values = bs::data::Value::object();
  bs::fuzz::may_refuse([&values, text = json] { values = bs::data::parse_json(text); });
  for (const Dialect dialect : {Dialect::plain, Dialect::backstage, Dialect::jinja}) {
    bs::fuzz::may_refuse([&values, text = source, dialect] {
      const Template parsed = Template::parse(text, "fuzz", options(dialect));
      parsed.references();
      const Context context(values);
      const std::string first = parsed.render(context);
      bs::fuzz::must(parsed.render(context) == first);
      parsed.evaluate(context);
    });
  }
  return 0;
}
