#pragma once
/// "Did you mean": an answer near to what was written that the schema takes.
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "bs/match/schema.hpp"

namespace bs::scaffold {

using Holds = std::function<bool(const data::Value&)>;

/// nullopt where nothing near holds.
std::optional<data::Value> proposal_for(const data::Value& answer, const match::SchemaFault& fault,
                                        const Holds& holds);
/// Trimmed, in lower case, with dashes; then with what the text has to begin or end with, cut to `longest`.
std::optional<data::Value> text_proposal(const std::string& text, std::string_view pattern,
                                         std::size_t longest, const Holds& holds);

}  // namespace bs::scaffold
