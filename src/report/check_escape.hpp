#pragma once
/// Escaping that several formats of checks share. A runner of GitHub Actions obeys `##[command]` anywhere in
/// a line of a step's output, whatever format the line belongs to; it looks for it with the rules of a
/// language, so that characters without weight in between do not hide it.
#include <string>
#include <string_view>

#include "bs/data/value.hpp"

namespace bs::report {

/// `text` with each `[` that completes a `##[` replaced by `instead`; whatever stands between the three that
/// is no printable ASCII is looked through.
std::string without_commands(std::string_view text, std::string_view instead);

/// True when a runner would take a line that begins so for a command: "::" behind white space and what has
/// no weight.
bool begins_as_command(std::string_view line);

/// bs::shown, with `##[` broken: for a line of output.
std::string shown_in_log(std::string_view text);

/// JSON, indented, with a newline at the end, that means the same and is harmless on a terminal and in a log:
/// DEL, C1 and bidirectional controls, line separators, U+FEFF and the bracket of `##[` are written as
/// \uNNNN.
std::string to_log_json(const data::Value& value);
/// The same of one line without its newline.
std::string to_log_json_line(const data::Value& value);

/// True when nothing of the text is to be seen: white space, controls, characters without width.
bool is_blank(std::string_view text);

/// Text for XML 1.0 content and attribute values: what XML cannot hold is dropped, what a reader would
/// normalise (tab, line feed, carriage return) and what is invisible is a numeric reference.
std::string xml_escaped(std::string_view text);

/// A repository path as a relative URI (RFC 3986): every byte but unreserved ones and '/' is percent-encoded.
std::string path_as_uri(std::string_view path);

}  // namespace bs::report
