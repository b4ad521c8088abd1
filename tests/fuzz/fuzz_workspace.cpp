#include "bs/model/workspace.hpp"
#include "fuzz_input.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = bs::fuzz::text_of(data, size);
  bs::fuzz::may_refuse([&] { bs::model::parse_workspace(text, "bs.yaml"); });
  return 0;
}
