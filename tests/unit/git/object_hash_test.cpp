#include "git/object_hash.hpp"

#include "fixture.hpp"

using namespace bs;
using namespace bs::git;
using namespace bs::test;

TEST_CASE("objects hash as git's") {
  CHECK(hash_of_object("blob", "").hex() == "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");
  CHECK(hash_of_object("tree", "").hex() == "4b825dc642cb6eb9a060e54bf8d69288fbee4904");
  CHECK(hash_of_object("blob", "hello\n").hex() == "ce013625030ba8dba906f756967f9e9ca394464a");
}

TEST_CASE("every length hashes as libgit2 does, at every offset of the block") {
  const TemporaryFolder folder;
  const Fixture fixture(folder / "r");
  std::string text;
  for (int length = 0; length < 300; ++length) {
    CHECK(hash_of_object("blob", text) == fixture.blob(text));
    text += static_cast<char>(length * 7);
  }
  const std::string large(1'000'003, 'x');
  CHECK(hash_of_object("blob", large) == fixture.blob(large));
}

TEST_CASE("the processor's instructions and the portable code agree") {
  const sha1::TakeBlocks by_processor = sha1::take_blocks_by_processor();
  if (by_processor == nullptr) {
    WARN("skipped: this processor has no instructions for SHA-1");
    return;
  }
  std::string bytes;
  for (int i = 0; i < 64 * 9; ++i) bytes += static_cast<char>(i * i + 3 * i);
  const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
  for (std::size_t blocks = 0; blocks <= 9; ++blocks) {
    sha1::State portable = {1, 2, 3, 4, 5}, fast = {1, 2, 3, 4, 5};
    sha1::take_blocks_portable(portable, data, blocks);
    by_processor(fast, data, blocks);
    CHECK(std::equal(std::begin(portable), std::end(portable), std::begin(fast)));
  }
}
