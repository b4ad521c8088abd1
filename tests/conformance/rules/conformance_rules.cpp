// Holds every cell of ../shared/oracle/rules/matrix.expected.jsonl (operator, fact, value) against ours.
#include <cstdio>
#include <cstdlib>

#include "bs/base/os.hpp"
#include "bs/base/text.hpp"
#include "rule_line.hpp"

namespace {

using bs::data::Value;

constexpr std::size_t k_largest_file = 1u << 30;
constexpr std::size_t k_cells = 2340;

/// The same result, or both throw: the words are each one's own.
bool agrees(const Value& expected, const Value& found) {
  const Value* result = expected.find("result");
  const Value* ours = found.find("result");
  if (result == nullptr || ours == nullptr) return result == ours && expected.find("throws") != nullptr;
  return *result == *ours;
}

int run() {
  const char* set = std::getenv("BS_SHARED");
  const auto folder =
      set != nullptr ? std::filesystem::path(set) : std::filesystem::path(BS_SOURCE_DIR) / "../shared";
  const auto file = folder / "oracle/rules/matrix.expected.jsonl";
  if (!std::filesystem::exists(file)) {
    std::printf("skipped: no %s\n", file.c_str());
    return 0;
  }
  const std::string text = bs::read_file(file, k_largest_file);
  std::size_t agree = 0;
  std::size_t differ = 0;
  for (const std::string_view line : bs::split_lines(text)) {
    if (line.empty()) continue;
    const Value expected = bs::data::parse_json(line);
    const Value found = bs::rules::answer(expected);
    if (agrees(expected, found)) {
      ++agree;
      continue;
    }
    ++differ;
    std::printf("differs\n  expected %s\n  found    %s\n", bs::data::to_json(expected).c_str(),
                bs::data::to_json(found).c_str());
  }
  std::printf("%zu cells agree, %zu differ\n", agree, differ);
  return differ == 0 && agree == k_cells ? 0 : 1;
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
