// Holds the engine against the render cases of ../shared/data/nunjitsu-cases.json: node's nunjucks with {{
// }}, and where that and nunjitsu differ (slices) as nunjitsu has it.
#include <cstdio>
#include <cstdlib>

#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/data/json.hpp"
#include "bs/scaffold/engine.hpp"

namespace {

using bs::data::Value;

constexpr std::size_t k_largest_file = 1u << 30;

std::string rendered(const Value& one) {
  bs::scaffold::EngineOptions options;
  options.dialect = bs::scaffold::Dialect::plain;
  try {
    const auto parsed = bs::scaffold::Template::parse(one.string_or("template"), "template", options);
    return parsed.render(bs::scaffold::Context(*one.find("context")));
  } catch (const bs::Error& error) {
    return bs::format_error(error);
  }
}

int run() {
  const char* set = std::getenv("BS_SHARED");
  const auto folder =
      set != nullptr ? std::filesystem::path(set) : std::filesystem::path(BS_SOURCE_DIR) / "../shared";
  const auto file = folder / "data/nunjitsu-cases.json";
  if (!std::filesystem::exists(file)) {
    std::printf("skipped: no %s\n", file.c_str());
    return 0;
  }
  const Value cases = bs::data::parse_json(bs::read_file(file, k_largest_file), file.string());
  std::size_t agree = 0;
  std::size_t differ = 0;
  for (const Value& one : cases.find("cases")->as_array()) {
    const std::string found = rendered(one);
    const std::string expected = one.string_or("expected");
    if (found == expected) {
      ++agree;
      continue;
    }
    ++differ;
    std::printf("%s differs\n  template %s\n  expected %s\n  rendered %s\n", one.string_or("id").c_str(),
                one.string_or("template").c_str(), expected.c_str(), found.c_str());
  }
  std::printf("%zu cases agree, %zu differ\n", agree, differ);
  return differ == 0 && agree >= 157 ? 0 : 1;
}

}  // namespace

int main() {
  try {
    return run();
  } catch (const bs::Error& error) {
    std::fputs(bs::format_error(error).c_str(), stderr);
    return 1;
  }
}
