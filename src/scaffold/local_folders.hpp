#pragma once
/// The folders of the template's own files that its steps fetch.
#include "bs/scaffold/template_spec.hpp"

namespace bs::scaffold {

/// A `url` as written that names no other place than these files: no scheme, no expression in it.
bool is_local_url(std::string_view url);

/// The folders below the root that steps fetch, as far as that can be told without running them:
/// "./skeletons/${{ x }}" is "skeletons". Sorted, each once.
std::vector<std::string> fetched_folders(const TemplateSpec& spec);

}  // namespace bs::scaffold
