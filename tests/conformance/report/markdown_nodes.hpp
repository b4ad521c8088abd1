#pragma once
#include <string>

namespace bs::test {

/// What GitHub's parser (cmark-gfm with its extensions) makes of a text: a line for each node entered ("+type
/// hex-of-literal") and left ("-type ").
std::string markdown_nodes(const std::string& text);

}  // namespace bs::test
