#pragma once
// Conditions in words, for messages.
#include <string>

#include "bs/model/outcome.hpp"

namespace bs::checks {

/// A value as a message quotes it: short, in one line.
std::string quoted(const data::Value& value);

/// "at most 3", "every item a match of "^v""; "nothing there" of exists.
std::string expectation(const model::Evidence& evidence);

/// "$.exists of bs:default/readme is false, expected true".
std::string in_words(const model::Evidence& evidence);

/// "$.path of fact", "fact" for all of it.
std::string subject_of(const model::Evidence& evidence);

}  // namespace bs::checks
