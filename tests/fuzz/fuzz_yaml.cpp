#include "bs/data/yaml.hpp"
#include "fuzz_input.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = bs::fuzz::text_of(data, size);
  for (const auto& document : bs::data::parse_yaml(text).documents) {
    if (!document.ok()) continue;
    // What is written reads back equal.
    auto again = bs::data::parse_yaml(bs::data::to_yaml(document.root));
    bs::fuzz::must(again.documents.size() <= 1);
    if (again.documents.size() == 1 && again.documents[0].ok())
      bs::fuzz::must(again.documents[0].root == document.root);
  }
  return 0;
}
