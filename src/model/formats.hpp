#pragma once
/// The formats of names, keys and tags (catalog.md, Formats; Backstage's KubernetesValidatorFunctions).
#include <string>
#include <string_view>

namespace bs::model {

/// One format: what it accepts, its rule in words, and how a value may be bent to fit.
struct Format {
  bool (*accepts)(std::string_view value) noexcept;
  std::string_view rule;  ///< "must be …"
  std::size_t longest;    ///< characters; 0: not to be told apart
  /// Characters that may stay when a valid form is proposed; "" proposes nothing.
  std::string_view kept = {};
  bool lower_case = false;
};

extern const Format k_api_version;
extern const Format k_kind;
extern const Format k_name;
extern const Format k_namespace;
extern const Format k_key;  ///< of labels and annotations
extern const Format k_label_value;
extern const Format k_tag;

/// What is wrong with a refused value: `must be at most 63 characters, and has 64`, or the rule.
std::string complaint(const Format& format, std::string_view value);
/// A valid value that is near, as a hint: `for example "my-service"`; "" when there is none.
std::string proposal(const Format& format, std::string_view value);

}  // namespace bs::model
