#pragma once
/// What cookiecutter takes for text, and its line ends.
#include <optional>
#include <string>
#include <string_view>

namespace bs::scaffold {

/// Whether cookiecutter copies a file of this content as it is: binaryornot's rule over the first 1024
/// bytes, with UTF-16 and UTF-32, which cookiecutter cannot render, as binary.
bool is_copied_as_binary(std::string_view bytes);

/// The line end that a rendered file gets: that of the template's file, "\n" where it has none.
std::string line_end_of(std::string_view bytes);
/// With "\n" alone, as Jinja reads a template.
std::string with_plain_line_ends(std::string_view text);
std::string with_line_ends(std::string text, std::string_view line_end);

}  // namespace bs::scaffold
