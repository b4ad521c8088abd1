// A catalog file that somebody gave: a sound one with bytes changed as the input says, opened and asked
// everything.
#include <stdlib.h>  // mkdtemp

#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>

#include "bs/catalog/store.hpp"
#include "bs/model/validate.hpp"
#include "fuzz_input.hpp"

namespace {

namespace fs = std::filesystem;
using bs::catalog::Access;
using bs::catalog::Store;

constexpr const char* k_entities = R"(apiVersion: backstage.io/v1alpha1
kind: Component
metadata: {name: ledger, tags: [go, books], description: Double-entry bookkeeping}
spec: {type: service, lifecycle: production, owner: payments, dependsOn: [component:rates], system: core}
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: {name: rates}
spec: {type: library, lifecycle: production, owner: user:lea}
)";

class Files {
 public:
  Files() {
    std::string name = (fs::temp_directory_path() / "bs-fuzz-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) std::abort();
    folder_ = name;
    make();
  }
  ~Files() { fs::remove_all(folder_); }

  /// The sound file, changed: three bytes say where and one says what, again and again.
  fs::path changed(const std::uint8_t* data, std::size_t size) const {
    for (const auto& entry : fs::directory_iterator(folder_)) fs::remove(entry.path());
    std::string bytes = sound_;
    for (std::size_t i = 0; i + 3 < size; i += 4) {
      const auto at =
          static_cast<std::size_t>(data[i]) << 16 | static_cast<std::size_t>(data[i + 1]) << 8 | data[i + 2];
      bytes[at % bytes.size()] = static_cast<char>(data[i + 3]);
    }
    const auto file = folder_ / "catalog.db";
    std::ofstream(file, std::ios::binary) << bytes;
    return file;
  }

 private:
  void make() {
    bs::model::RepositoryScan scan;
    scan.repository.identity = scan.repository.name = "a";
    scan.repository.path = "/a";
    for (auto& document : bs::model::validate_text(k_entities).documents) {
      bs::model::ScannedEntity entity;
      entity.entity = std::move(*document.entity);
      entity.path = "catalog-info.yaml";
      entity.owner = "group:default/payments";
      entity.owner_source = bs::model::ClaimSource::declared;
      entity.claims.push_back(
          {bs::model::ClaimSource::declared, entity.owner, "payments", entity.path, 4, "", 0, 0});
      entity.requires_.push_back({"npm:x", "package.json", 1});
      scan.entities.push_back(std::move(entity));
    }
    scan.problems.push_back({});
    {
      auto store = Store::open(folder_ / "made.db", Access::write);
      store.write(scan, 1);
      store.link(1);
      store.finish_scan({{"/a"}, true, 1, 1, 1, 0});
      store.backup_to(folder_ / "sound.db");
    }
    std::ostringstream content;
    content << std::ifstream(folder_ / "sound.db", std::ios::binary).rdbuf();
    sound_ = content.str();
  }

  fs::path folder_;
  std::string sound_;
};

void ask(const Store& store) {
  bs::catalog::ListQuery filtered;
  filtered.filter = bs::match::parse_filter({"kind=component,metadata.tags=go", "relations.dependson"});
  filtered.limit = 5;
  const std::function<void()> questions[] = {
      [&] { store.list({}); },
      [&] { store.list(filtered); },
      [&] { store.count(filtered); },
      [&] { store.find("component:default/ledger"); },
      [&] { store.neighbours("component:default/ledger"); },
      [&] { store.each_relation({}, [](const auto&) {}); },
      [&] { store.search("book", 5); },
      [&] { store.named("ledger"); },
      [&] { store.near("ledgr"); },
      [&] { store.complete("l", 5); },
      [&] { store.at_folder("/a", "x"); },
      [&] { store.owners(); },
      [&] { store.facets("metadata.tags", {}); },
      [&] { store.facets("spec.type", filtered); },
      [&] { store.problems(); },
      [&] { store.log("", 5); },
      [&] { store.summary(); },
      [&] { store.repositories(); },
      [&] { store.known_files("a"); },
      [&] { store.last_scan(); },
  };
  for (const auto& question : questions) bs::fuzz::may_refuse(question);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Files files;
  bs::fuzz::may_refuse([&] { ask(Store::open(files.changed(data, size), Access::read)); });
  return 0;
}
