// A damaged catalog where nothing may be written (reliability.md §2); tests/transcripts/catalog_damaged.txt
// has the rest.
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "bs/base/os.hpp"
#include "bs/base/text.hpp"
#include "bs/catalog/store.hpp"
#include "bs/sql/database.hpp"
#include "cli/run.hpp"
#include "support/child.hpp"
#include "support/temporary_folder.hpp"

using namespace bs;
using namespace bs::test;

namespace {

constexpr int k_page = 4096;

/// Opening it shows nothing; listing does.
void make_damaged(const fs::path& file) {
  { catalog::Store::open(file, catalog::Access::write); }
  std::vector<std::int64_t> pages;
  {
    auto database = sql::Database::open(file, sql::OpenMode::read_only);
    auto roots =
        database.prepare("SELECT rootpage FROM sqlite_master WHERE tbl_name = 'entities' AND rootpage > 0");
    while (roots.step()) pages.push_back(roots.integer(0));
  }
  std::fstream bytes(file, std::ios::binary | std::ios::in | std::ios::out);
  for (const auto page : pages) bytes.seekp((page - 1) * k_page) << std::string(k_page, 'x');
}

}  // namespace

TEST_CASE("a damaged catalog on read-only media is told, with what to do", "[cli]") {
  const TemporaryFolder folder;
  make_damaged(folder.write("media/x", "").parent_path() / "x.db");
  const auto before = folder.read("media/x.db");
  chmod(folder.path().c_str(), 0755);
  chmod((folder / "media").c_str(), 0555);
  const auto said = folder.write("said", "");
  const int status = run_child([&] {
    if (std::freopen(said.c_str(), "w", stderr) == nullptr || !become_nobody()) return 99;
    fs::current_path(folder.path());
    return cli::run({"catalog", "list", "--catalog", "media/x.db"});
  });
  chmod((folder / "media").c_str(), 0755);
  if (status == 99) return;
  CHECK(status == 3);
  CHECK(folder.read("said") ==
        "bs: error: media/x.db is damaged: database disk image is malformed\n"
        "hint: its folder cannot be written; --catalog FILE or BS_CATALOG names another\n");
  CHECK(folder.names("media") == std::vector<std::string>{"x", "x.db"});
  CHECK(folder.read("media/x.db") == before);
}
