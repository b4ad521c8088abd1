#include "bs/model/validate.hpp"
#include "bs/model/validate_json.hpp"
#include "fuzz_input.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = bs::fuzz::text_of(data, size);
  auto file = bs::model::validate_text(text);
  for (const auto& document : file.documents) {
    bs::fuzz::must(!document.ok || document.entity.has_value());
    bs::fuzz::must(document.ok || document.is_template || !document.problems.empty());
  }
  bs::model::to_value(file, "fuzz.yaml");
  return 0;
}
