// Runs LLVMFuzzerTestOneInput over the seeds in a folder and over deterministic mutations of them, where
// libFuzzer is not there.
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr std::size_t k_mutations = 2000;

void run(const std::string& input) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

std::vector<std::string> read_seeds(const std::filesystem::path& folder) {
  std::vector<std::string> seeds;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ifstream file(entry.path(), std::ios::binary);
    seeds.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return seeds;
}

/// A few edits: flip, insert, delete, repeat a part, splice another seed in.
std::string mutated(std::string input, const std::vector<std::string>& seeds, std::mt19937& random) {
  auto below = [&](std::size_t n) { return n == 0 ? 0 : static_cast<std::size_t>(random() % n); };
  const auto edits = 1 + below(6);
  for (std::size_t i = 0; i < edits; ++i) {
    const auto at = below(input.size() + 1);
    switch (below(5)) {
      case 0:
        if (at < input.size()) input[at] = static_cast<char>(random() % 256);
        break;
      case 1:
        input.insert(at, 1, "\n\t :-[]{},&*!|>'\"%@#/\\\0\xff"[below(24)]);
        break;
      case 2:
        input.erase(at, below(16));
        break;
      case 3:
        input.insert(at, input.substr(below(input.size()), below(64)));
        break;
      default: {
        const auto& other = seeds[below(seeds.size())];
        input.insert(at, other.substr(below(other.size()), below(128)));
      }
    }
  }
  return input;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  auto seeds = read_seeds(argv[1]);
  if (seeds.empty()) {
    std::fprintf(stderr, "no seeds in %s\n", argv[1]);
    return 2;
  }
  for (const auto& seed : seeds) run(seed);
  std::mt19937 random(20261122);
  for (std::size_t i = 0; i < k_mutations; ++i) run(mutated(seeds[i % seeds.size()], seeds, random));
  std::printf("%zu seeds, %zu mutations\n", seeds.size(), k_mutations);
  return 0;
}
