#pragma once
/// The URL that a RepoUrlPicker gives: HOST?owner=…&repo=….
#include "scaffold/engine/arguments.hpp"

namespace bs::scaffold::engine::filters {

/// host and the query's members, of the first argument.
JsObject repo_url_members(const Args& args);

}  // namespace bs::scaffold::engine::filters
