#pragma once
// Repositories for tests, made by paths and texts; git's own program is not needed.
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "bs/base/paths.hpp"
#include "unit/git/fixture.hpp"

namespace bs::test {

constexpr Seconds k_day = 86'400;
constexpr Seconds k_now = 1'800'000'000;  // 2027-01-15T08:00:00Z

class TestRepository : public Fixture {
 public:
  explicit TestRepository(fs::path where, bool bare = false) : Fixture(std::move(where), bare) {}

  TestRepository& file(const std::string& name, std::string_view text) {
    files_[name] = {"100644", blob(text)};
    return *this;
  }
  TestRepository& executable(const std::string& name, std::string_view text) {
    files_[name] = {"100755", blob(text)};
    return *this;
  }
  TestRepository& link(const std::string& name, std::string_view target) {
    files_[name] = {"120000", blob(target)};
    return *this;
  }
  TestRepository& drop(const std::string& name) {
    files_.erase(name);
    return *this;
  }
  Oid id_of(const std::string& name) const { return files_.at(name).second; }

  // Commits all files onto main; the new commit.
  Oid save(Seconds time = k_now - k_day, std::string_view author = "Lea <lea@acme.dev>") {
    const Oid id = Fixture::commit(write_tree(""), tip_.is_zero() ? std::vector<Oid>{} : std::vector{tip_},
                                   time, author);
    set_tip(id);
    return id;
  }
  // A commit of the same files with several parents.
  Oid merge(const std::vector<Oid>& parents, Seconds time, std::string_view author = "Lea <lea@acme.dev>") {
    const Oid id = Fixture::commit(write_tree(""), parents, time, author);
    set_tip(id);
    return id;
  }
  void set_tip(const Oid& id) {
    tip_ = id;
    ref("refs/heads/main", id);
  }
  void origin(std::string_view url) const {
    write(git / "config",
          fmt::format("[core]\n\tbare = {}\n[remote \"origin\"]\n\turl = {}\n", git == path, url));
  }

 private:
  Oid write_tree(const std::string& folder) const {
    std::map<std::string, TreeItem> items;  // by name as git sorts it
    for (const auto& [name, entry] : files_) {
      if (!is_below(name, folder)) continue;
      const std::string rest = folder.empty() ? name : name.substr(folder.size() + 1);
      const auto slash = rest.find('/');
      const std::string first = rest.substr(0, slash);
      if (slash == std::string::npos) {
        items[first] = {entry.first, first, entry.second};
      } else if (!items.contains(first + "/")) {
        items[first + "/"] = {"40000", first, write_tree(join_path(folder, first))};
      }
    }
    std::vector<TreeItem> list;
    for (auto& [name, item] : items) list.push_back(std::move(item));
    return tree(list);
  }

  std::map<std::string, std::pair<std::string, Oid>> files_;
  Oid tip_;
};

}  // namespace bs::test
