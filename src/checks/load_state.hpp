#pragma once
// What the readers of one layer share: the policy that grows, the faults of the file at hand, and what can
// only be judged when every file was read.
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bs/checks/policy.hpp"
#include "bs/model/config_reader.hpp"

namespace bs::checks {

/// Something to be read: `{a: 1}` stands at `path` of its document.
struct Written {
  const data::Value& value;
  const model::Path& path;
};

struct Loading {
  Loading(const KnownFacts& known_facts, const Policy* before) : known(known_facts), earlier(before) {}

  const KnownFacts& known;
  const Policy* earlier;  ///< null: this is the first layer
  Policy policy;

  std::string file;  ///< being read
  std::size_t file_number = 0;
  model::ConfigReader reader;  ///< of its faults

  /// A check asks for a fact that may stand in a file read later.
  struct Mention {
    model::FactRef fact;
    std::size_t file;
    Mark mark;
  };
  std::vector<Mention> mentions;

  /// False, and a fault, when the id was seen before among those of its kind ("check", "track", "fact").
  bool is_first(const std::string& kind, const std::string& id, Mark mark);

 private:
  std::map<std::pair<std::string, std::string>, Place> seen_;
};

}  // namespace bs::checks
