#pragma once
// Anchors and what their aliases expand to, counted so that no document grows without bound.
#include <string_view>
#include <unordered_map>
#include <vector>

#include "bs/data/value.hpp"

namespace bs::data::yaml {

/// What a node adds to the count of expansions when it is aliased: npm yaml's measure. A node counts as often
/// as the most expanded alias inside it.
struct AliasLoad {
  bool has_scalar = false;
  std::vector<std::size_t> anchors;  ///< those that are aliased inside the node

  void add(AliasLoad&& other);
};

class Anchors {
 public:
  static constexpr std::size_t k_none = static_cast<std::size_t>(-1);

  struct Anchor {
    Value value;
    bool open = true;        ///< its node has not ended
    std::size_t weight = 0;  ///< the nodes an alias to it adds
    AliasLoad load;
    std::size_t uses = 1;
    std::size_t factor = 0;
  };

  /// A node with this anchor starts. A name may be used again: aliases take the last one before them.
  std::size_t start(std::string_view name);
  void finish(std::size_t anchor, const Value& value, std::size_t weight, AliasLoad load);
  /// The anchor an alias means, or k_none.
  std::size_t find(std::string_view name) const;
  /// Counts one more use. The number of expansions it stands for now.
  std::size_t use(std::size_t anchor);

  const Anchor& operator[](std::size_t anchor) const { return anchors_[anchor]; }

 private:
  std::size_t factor_of(const Anchor& anchor) const;

  std::unordered_map<std::string_view, std::size_t> names_;
  std::vector<Anchor> anchors_;
};

}  // namespace bs::data::yaml
