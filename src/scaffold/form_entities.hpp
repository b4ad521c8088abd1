#pragma once
/// Pickers of Backstage's form that are answered from the catalog, and the refs they give.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "bs/scaffold/form.hpp"
#include "scaffold/form_layers.hpp"

namespace bs::scaffold {

class EntityPickers {
 public:
  explicit EntityPickers(EntityChoices choices) : ask_(std::move(choices)) {}

  bool is_picker(const Layers& layers) const;
  /// Backstage's own default: any text is taken.
  bool takes_other(const Layers& layers) const;
  /// Empty where the catalog has none or is not at hand.
  const std::vector<Choice>& choices(const Layers& layers) const;
  /// A short name as the ref that the picker gives: "payments" → "group:default/payments". A text that is no
  /// ref, and what is no text, stays; so for each item of a list.
  data::Value completed(const Layers& layers, const data::Value& answer) const;
  /// A ref that the catalog does not have, where it can tell and the picker takes no other. With the nearest.
  std::optional<AnswerFault> fault(const Layers& layers, const data::Value& answer) const;
  /// A ref that fits the picker, for trying a template out.
  std::string example(const Layers& layers) const;

 private:
  data::Value completed_ref(const Layers& layers, const data::Value& answer) const;

  EntityChoices ask_;
  mutable std::map<std::string, std::vector<Choice>> asked_;
};

}  // namespace bs::scaffold
