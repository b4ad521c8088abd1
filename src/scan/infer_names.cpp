#include <algorithm>
#include <set>

#include "bs/base/paths.hpp"
#include "bs/base/text.hpp"
#include "bs/model/ref.hpp"
#include "scan/drafts.hpp"
#include "scan/path_words.hpp"

namespace bs::scan {
namespace {

constexpr std::size_t k_longest_name = 63;  // Backstage's limit

// clang-format off
constexpr std::string_view k_generic[] = {
    "admin", "agent", "agents", "android", "api", "apis", "app", "application", "apps", "assets", "backend",
    "base", "build", "cli", "client", "clients", "cmd", "common", "config", "console", "consumer",
    "controller", "core", "dashboard", "data", "database", "db", "deploy", "desktop", "devtools", "doc",
    "docs", "documentation", "domain", "e2e", "entity", "events", "examples", "frontend", "functions",
    "gateway", "handler", "infra", "infrastructure", "internal", "ios", "job", "jobs", "js", "k8s",
    "kubernetes", "lib", "library", "libs", "main", "manifests", "messaging", "mobile", "model", "models",
    "module", "monorepo", "my-app", "myapp", "operator", "package", "parent", "pkg", "plugin", "plugins",
    "portal", "producer", "project", "proto", "protos", "proxy", "rest", "root", "scheduler", "schema",
    "sdk", "security", "server", "service", "services", "shared", "site", "source", "src", "storage",
    "task", "tasks", "test-utils", "testutils", "tool", "tools", "types", "ui", "util", "utils", "web",
    "webapp", "webhook", "website", "worker", "workspace", "www"};
// clang-format on
static_assert(std::is_sorted(std::begin(k_generic), std::end(k_generic)));

bool is_alphanumeric(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

std::string joined(std::string_view a, std::string_view b) {
  return valid_name(fmt::format("{}-{}", a, b));
}

class Names {
 public:
  explicit Names(const InferenceInput& input) : input_(input) {}

  /// A name that no other draft of the kind has, written ones included; "" when a document describes this
  /// very thing.
  std::string give(const Draft& draft) {
    const std::vector<std::string> names = wishes(draft);
    for (const std::string& name : {valid_name(draft.name), names.front()})
      if (input_.written.contains(ref_of(draft.kind, name))) return "";
    for (const std::string& name : names)
      if (take(draft.kind, name)) return name;
    for (int n = 2;; ++n) {
      std::string name = fmt::format("{}-{}", names.front().substr(0, k_longest_name - 8), n);
      if (take(draft.kind, name)) return name;
    }
  }

 private:
  /// From the shortest to the longest that say the same.
  std::vector<std::string> wishes(const Draft& draft) const {
    std::string name = valid_name(draft.name);
    if (name.empty()) name = valid_name(draft.folder);
    if (name.empty()) name = valid_name(input_.repository);
    if (name.empty()) name = to_lower(draft.kind);
    const std::string_view outer = base_name(parent_of(draft.folder));
    const bool stands_alone = !draft.needs_context || !is_generic_name(name);
    std::vector<std::string> names;
    if (stands_alone) names.push_back(name);
    if (stands_alone && !outer.empty() && !is_generic_name(outer)) names.push_back(joined(outer, name));
    if (!draft.folder.empty() && to_lower(name).starts_with(to_lower(input_.repository)))
      names.push_back(joined(name, base_name(draft.folder)));
    names.push_back(joined(input_.repository, name));
    if (!outer.empty()) names.push_back(joined(input_.repository, fmt::format("{}-{}", outer, name)));
    names.push_back(joined(input_.repository, fmt::format("{}-{}", parent_of(draft.folder), name)));
    return names;
  }
  static std::string ref_of(std::string_view kind, std::string_view name) {
    return model::EntityRef{std::string(kind), "default", std::string(name)}.canonical();
  }
  bool take(std::string_view kind, const std::string& name) {
    const std::string ref = ref_of(kind, name);
    return !name.empty() && !input_.written.contains(ref) && taken_.insert(ref).second;
  }

  const InferenceInput& input_;
  std::set<std::string> taken_;
};

}  // namespace

bool is_generic_name(std::string_view name) {
  return std::binary_search(std::begin(k_generic), std::end(k_generic), to_lower(name));
}

std::string valid_name(std::string_view text) {
  if (text.starts_with('@'))
    text = text.substr(text.find('/') == std::string_view::npos ? 1 : text.find('/') + 1);
  std::string name;
  for (const char c : text) {
    const bool fits = is_alphanumeric(c) || c == '_' || c == '.' || c == '-';
    if (fits ? c != '-' || name.empty() || name.back() != '-' : !name.empty() && name.back() != '-')
      name += fits ? c : '-';
  }
  if (name.size() > k_longest_name) name.resize(k_longest_name);
  while (!name.empty() && !is_alphanumeric(name.back())) name.pop_back();
  const auto first = std::find_if(name.begin(), name.end(), is_alphanumeric);
  name.erase(name.begin(), first);
  return name;
}

void name_drafts(const InferenceInput& input, Drafts& drafts) {
  Names names(input);
  std::vector<std::size_t> order(drafts.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  // The shallower keeps its name; the order of the drafts stays, since they point at each other.
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const auto depth = [&](std::size_t i) {
      return std::count(drafts[i].folder.begin(), drafts[i].folder.end(), '/') + !drafts[i].folder.empty();
    };
    return depth(a) != depth(b) ? depth(a) < depth(b) : drafts[a].sources.front() < drafts[b].sources.front();
  });
  for (const std::size_t i : order) drafts[i].name = names.give(drafts[i]);
}

}  // namespace bs::scan
