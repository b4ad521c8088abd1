#pragma once
/// Values of template.yaml with `${{ }}` in them.
#include "bs/scaffold/engine.hpp"
#include "bs/scaffold/run.hpp"

namespace bs::scaffold {

/// Whether a text holds what may be a tag of any dialect; one without is its own rendering.
bool can_be_template(std::string_view text);

/// The value with each text rendered and its places kept; nullopt for undefined: members that are undefined
/// are dropped, elements become null. An empty text is undefined, as in Backstage. Errors stand in the
/// template's file.
std::optional<data::Value> render_value(const data::Value& raw, const TemplateSpec& spec,
                                        const Context& context);

/// JavaScript's truth, but that an empty list is false (and the text "false" true).
bool is_true(const std::optional<data::Value>& value);

/// The names and their members that the texts of a value use: {"steps", "fetch", "output"}.
std::vector<std::vector<std::string>> names_in(const data::Value& raw);

}  // namespace bs::scaffold
