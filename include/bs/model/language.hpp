#pragma once
/// Programming languages by the endings of file names.
#include <string_view>

namespace bs::model {

/// What stands behind the last dot of a name; "" without one.
std::string_view ending_of(std::string_view name);
/// The display name of the language for an ending, as GitHub shows it ("Go" for "go"); "" when it is none
/// that counts: markup, data, prose.
std::string_view language_of_ending(std::string_view ending);
/// The same for a path.
std::string_view language_of(std::string_view path);

}  // namespace bs::model
