#include "bs/data/value.hpp"
#include "scaffold/form_layers.hpp"

namespace bs::scaffold {

namespace {

using data::Member;
using data::Value;

/// Collects properties by name, in the order in which they come.
class Parts {
 public:
  Layers::Part& of(const std::string& name) {
    const auto [at, is_new] = index_.try_emplace(name, all_.size());
    if (is_new) all_.push_back({name, {}, false});
    return all_[at->second];
  }
  bool has(const std::string& name) const { return index_.count(name) > 0; }

  void add_properties(const Layer& layer) {
    const Value* properties = layer.schema->find("properties");
    if (properties == nullptr || !properties->is_object()) return;
    for (const Member& member : properties->as_object()) {
      if (member.key == layer.chosen_by && has(member.key)) continue;
      of(member.key).schemas.push_back(&member.value);
    }
  }

  void require(const Value& name) {
    if (name.is_string()) of(name.as_string()).required = true;
  }

  std::vector<Layers::Part> ordered(const Value* order) {
    if (order == nullptr || !order->is_array()) return std::move(all_);
    std::vector<Layers::Part> out;
    std::vector<bool> taken(all_.size(), false);
    std::optional<std::size_t> others_at;
    for (const Value& name : order->as_array()) {
      if (!name.is_string()) continue;
      if (name.as_string() == "*" && !others_at) others_at = out.size();
      const auto found = index_.find(name.as_string());
      if (found == index_.end() || taken[found->second]) continue;
      taken[found->second] = true;
      out.push_back(std::move(all_[found->second]));
    }
    std::vector<Layers::Part> others;
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if (!taken[i]) others.push_back(std::move(all_[i]));
    }
    const auto at = others_at ? out.begin() + static_cast<std::ptrdiff_t>(*others_at) : out.end();
    out.insert(at, std::make_move_iterator(others.begin()), std::make_move_iterator(others.end()));
    return out;
  }

 private:
  std::vector<Layers::Part> all_;
  std::unordered_map<std::string, std::size_t> index_;
};

}  // namespace

std::vector<Layers::Part> Layers::parts() const {
  Parts parts;
  for (const Layer& layer : all_) parts.add_properties(layer);
  for (const Layer& layer : all_) {
    const Value* required = layer.schema->find("required");
    if (required == nullptr || !required->is_array()) continue;
    for (const Value& name : required->as_array()) parts.require(name);
  }
  for (const std::string& name : also_required_) parts.of(name).required = true;
  return parts.ordered(find_ui("order"));
}

}  // namespace bs::scaffold
