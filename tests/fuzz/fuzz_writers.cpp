#include "bs/base/text.hpp"
#include "bs/data/json.hpp"
#include "bs/report/formats.hpp"
#include "bs/report/table.hpp"
#include "fuzz_input.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = bs::fuzz::text_of(data, size);
  auto safe = bs::shown(text);
  bs::fuzz::must(bs::is_valid_utf8(safe));
  for (unsigned char c : safe) bs::fuzz::must(c >= 0x20 && c != 0x7f);
  auto quoted = bs::data::json_quoted(text);
  bs::fuzz::must(bs::data::parse_json(quoted).as_string() == bs::repair_utf8(text));
  bs::report::csv_row({std::string(text), "x"});
  bs::fuzz::must(bs::report::html_escaped(text).find_first_of("<>\"") == std::string::npos);
  bs::report::markdown_escaped(text);
  bs::report::Graph graph{{{std::string(text), std::string(text), "component", false, false}}, {}};
  bs::report::to_mermaid(graph);
  bs::report::to_dot(graph);
  bs::Terminal terminal;
  terminal.out_is_tty = true;
  terminal.width = 40;
  bs::report::render({{{"A", bs::report::Align::left, 0, 10}, {"B", bs::report::Align::left, 0, 0, true}},
                      {{std::string(text), std::string(text)}}},
                     terminal);
  return 0;
}
