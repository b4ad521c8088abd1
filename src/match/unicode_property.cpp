#include "match/unicode_property.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace bs::match {

namespace {

using Name = std::pair<std::string_view, std::string_view>;

/// The general categories by their long names (Unicode's PropertyValueAliases).
constexpr std::array k_categories = {
    Name{"Letter", "L"},
    Name{"Uppercase_Letter", "Lu"},
    Name{"Lowercase_Letter", "Ll"},
    Name{"Titlecase_Letter", "Lt"},
    Name{"Modifier_Letter", "Lm"},
    Name{"Other_Letter", "Lo"},
    Name{"Mark", "M"},
    Name{"Combining_Mark", "M"},
    Name{"Nonspacing_Mark", "Mn"},
    Name{"Spacing_Mark", "Mc"},
    Name{"Enclosing_Mark", "Me"},
    Name{"Number", "N"},
    Name{"Decimal_Number", "Nd"},
    Name{"digit", "Nd"},
    Name{"Letter_Number", "Nl"},
    Name{"Other_Number", "No"},
    Name{"Punctuation", "P"},
    Name{"punct", "P"},
    Name{"Connector_Punctuation", "Pc"},
    Name{"Dash_Punctuation", "Pd"},
    Name{"Open_Punctuation", "Ps"},
    Name{"Close_Punctuation", "Pe"},
    Name{"Initial_Punctuation", "Pi"},
    Name{"Final_Punctuation", "Pf"},
    Name{"Other_Punctuation", "Po"},
    Name{"Symbol", "S"},
    Name{"Math_Symbol", "Sm"},
    Name{"Currency_Symbol", "Sc"},
    Name{"Modifier_Symbol", "Sk"},
    Name{"Other_Symbol", "So"},
    Name{"Separator", "Z"},
    Name{"Space_Separator", "Zs"},
    Name{"Line_Separator", "Zl"},
    Name{"Paragraph_Separator", "Zp"},
    Name{"Other", "C"},
    Name{"Control", "Cc"},
    Name{"cntrl", "Cc"},
    Name{"Format", "Cf"},
    Name{"Surrogate", "Cs"},
    Name{"Private_Use", "Co"},
};

constexpr std::array<std::string_view, 2> k_category_keys = {"General_Category=", "gc="};
constexpr std::array<std::string_view, 4> k_script_keys = {"Script=", "sc=", "Script_Extensions=", "scx="};

}  // namespace

std::string re2_property(std::string_view name) {
  for (const std::string_view key : k_script_keys) {
    if (name.starts_with(key)) return std::string(name.substr(key.size()));
  }
  for (const std::string_view key : k_category_keys) {
    if (name.starts_with(key)) name.remove_prefix(key.size());
  }
  const auto* found = std::find_if(k_categories.begin(), k_categories.end(),
                                   [name](const Name& category) { return category.first == name; });
  return std::string(found == k_categories.end() ? name : found->second);
}

}  // namespace bs::match
