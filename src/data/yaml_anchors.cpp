#include "data/yaml_anchors.hpp"

namespace bs::data::yaml {

void AliasLoad::add(AliasLoad&& other) {
  has_scalar = has_scalar || other.has_scalar;
  if (anchors.size() < other.anchors.size()) anchors.swap(other.anchors);
  anchors.insert(anchors.end(), other.anchors.begin(), other.anchors.end());
}

std::size_t Anchors::start(std::string_view name) {
  names_[name] = anchors_.size();
  anchors_.emplace_back();
  return anchors_.size() - 1;
}

void Anchors::finish(std::size_t anchor, const Value& value, std::size_t weight, AliasLoad load) {
  Anchor& known = anchors_[anchor];
  known.value = value;
  known.open = false;
  known.weight = weight;
  known.load = std::move(load);
}

std::size_t Anchors::find(std::string_view name) const {
  const auto found = names_.find(name);
  return found == names_.end() ? k_none : found->second;
}

std::size_t Anchors::use(std::size_t anchor) {
  Anchor& known = anchors_[anchor];
  ++known.uses;
  if (known.factor == 0) known.factor = factor_of(known);
  return known.uses * known.factor;
}

std::size_t Anchors::factor_of(const Anchor& anchor) const {
  std::size_t factor = anchor.load.has_scalar ? 1 : 0;
  for (const std::size_t inner : anchor.load.anchors) {
    factor = std::max(factor, anchors_[inner].uses * anchors_[inner].factor);
  }
  return factor;
}

}  // namespace bs::data::yaml
