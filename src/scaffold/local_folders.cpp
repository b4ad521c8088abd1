#include "scaffold/local_folders.hpp"

#include <algorithm>

#include "scaffold/source_url.hpp"

namespace bs::scaffold {

bool is_local_url(std::string_view url) {
  return url.find("://") == std::string_view::npos && url.find("${{") == std::string_view::npos;
}

std::vector<std::string> fetched_folders(const TemplateSpec& spec) {
  std::vector<std::string> folders;
  for (const Step& step : spec.steps) {
    if (!step.action.starts_with("fetch:")) continue;
    std::string url = step.input.string_or("url");
    // Of an address that is made while running, what is fixed of the way to it.
    if (const auto at = url.find("${{"); at != std::string::npos)
      url.resize(std::string_view(url).substr(0, at).rfind('/') + 1);
    if (url.empty()) continue;
    if (const auto path = own_path(spec, url)) folders.push_back(*path);
  }
  std::sort(folders.begin(), folders.end());
  folders.erase(std::unique(folders.begin(), folders.end()), folders.end());
  return folders;
}

}  // namespace bs::scaffold
