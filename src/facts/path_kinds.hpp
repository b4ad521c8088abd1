#pragma once
/// What a path says about how seriously its content is meant.
#include <string_view>

namespace bs::facts {

/// Tests, fixtures, examples, mocks: by a folder's or the file's name.
bool is_test_path(std::string_view path) noexcept;
/// Somebody else's files, copied in: node_modules, vendor, third_party …
bool is_vendored_path(std::string_view path) noexcept;
/// Prose, whatever its markup.
bool is_prose_path(std::string_view path) noexcept;

}  // namespace bs::facts
