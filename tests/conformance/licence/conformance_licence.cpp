// The licence of each of licensee's fixture folders against what its fixtures.yml expects of it.
#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include "bs/base/text.hpp"
#include "bs/data/yaml.hpp"
#include "bs/facts/collect.hpp"

namespace {

namespace fs = std::filesystem;

/// Where we stand by another answer: fixture, ours. Reasons are in docs/conformance.md.
const std::map<std::string, std::string> k_differences = {
    {"cc-by-nc-sa", "cc-by-nc-sa-4.0"}, {"cc-by-nd", "cc-by-nd-4.0"}, {"pixar-modified-apache", "pixar"}};

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

std::map<std::string, std::string> files_of(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file())
      files[entry.path().lexically_relative(folder).string()] = bytes_of(entry.path());
  return files;
}

/// In licensee's words: "mit", "other", "no-license", "" for none.
std::string key_of(const fs::path& folder) {
  const auto snapshot = bs::facts::memory_snapshot(files_of(folder));
  bs::facts::Surroundings around;
  around.snapshot = snapshot.get();
  bs::facts::RepositoryFacts facts(around, {});
  const auto& reading = facts.of(nullptr).read({"bs", "default", "licence"});
  if (reading.state != bs::model::FactState::value) return "error: " + reading.reason;
  const std::string id = reading.value.string_or("id");
  if (id == "NOASSERTION") return "other";
  if (id == "NONE") return "no-license";
  return bs::to_lower(id);
}

}  // namespace

int main() {
  const char* checkout = std::getenv("BS_LICENSEE");
  if (checkout == nullptr || *checkout == '\0') {
    std::cout << "skipped: BS_LICENSEE names no checkout of licensee\n";
    return 0;
  }
  const fs::path fixtures = fs::path(checkout) / "spec" / "fixtures";
  const bs::data::Value expected =
      bs::data::parse_yaml_single(bytes_of(fixtures / "fixtures.yml"), "fixtures.yml");
  std::size_t agree = 0, unexpected = 0;
  for (const bs::data::Member& fixture : expected.as_object()) {
    const std::string theirs = fixture.value.string_or("key"), ours = key_of(fixtures / fixture.key);
    if (ours == theirs) {
      ++agree;
      continue;
    }
    const auto known = k_differences.find(fixture.key);
    const bool is_known = known != k_differences.end() && known->second == ours;
    if (!is_known) ++unexpected;
    std::cout << fmt::format("{}: licensee {}, bs {}{}\n", fixture.key, theirs.empty() ? "none" : theirs,
                             ours.empty() ? "none" : ours, is_known ? " (known)" : "");
  }
  std::cout << fmt::format("{} of {} agree, {} known differences\n", agree, expected.as_object().size(),
                           expected.as_object().size() - agree - unexpected);
  return unexpected == 0 && agree >= 60 ? 0 : 1;
}
