#pragma once
/// Which files are tests, by language and by the names that its tools look for.
#include <string_view>

namespace bs::facts {

/// "go", "javascript" …; "" for what is no source code that could be tested.
std::string_view source_language(std::string_view path) noexcept;
/// A source file whose name or folder says that it holds tests.
bool is_test_file(std::string_view path);
/// Languages whose tests may stand in the files that they test.
bool has_inline_tests(std::string_view language) noexcept;
/// A mark of such a test in the text of a file of that language.
bool holds_inline_test(std::string_view language, std::string_view text) noexcept;

}  // namespace bs::facts
