#include "bs/base/embedded.hpp"

#include "bs/base/os.hpp"

namespace bs::embedded {
extern const Files embedded_examples;
}

TEST_CASE("embedded files have the names and the bytes of the files") {
  const bs::embedded::Files files = bs::embedded::embedded_examples;
  REQUIRE(files.size() == 3);
  CHECK(files[0].name == "tests/unit/base/embedded/all_bytes.bin");
  CHECK(files[1].name == "tests/unit/base/embedded/empty.txt");
  CHECK(files[2].name == "tests/unit/base/embedded/query.sql");
  for (const bs::embedded::File& file : files)
    CHECK(file.text == bs::read_file(std::filesystem::path(BS_SOURCE_DIR) / file.name, 10'000));
  CHECK(files[0].text.size() == 512);
  CHECK(files[1].text.empty());
}
