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

constexpr std::array k_generic{std::string_view("admin"),
                               std::string_view("android"),
                               std::string_view("api"),
                               std::string_view("apis"),
                               std::string_view("app"),
                               std::string_view("application"),
                               std::string_view("apps"),
                               std::string_view("assets"),
                               std::string_view("backend"),
                               std::string_view("base"),
                               std::string_view("build"),
                               std::string_view("cli"),
                               std::string_view("client"),
                               std::string_view("clients"),
                               std::string_view("cmd"),
                               std::string_view("common"),
                               std::string_view("config"),
                               std::string_view("core"),
                               std::string_view("dashboard"),
                               std::string_view("database"),
                               std::string_view("db"),
                               std::string_view("deploy"),
                               std::string_view("desktop"),
                               std::string_view("doc"),
                               std::string_view("docs"),
                               std::string_view("documentation"),
                               std::string_view("frontend"),
                               std::string_view("functions"),
                               std::string_view("gateway"),
                               std::string_view("infra"),
                               std::string_view("infrastructure"),
                               std::string_view("internal"),
                               std::string_view("ios"),
                               std::string_view("js"),
                               std::string_view("k8s"),
                               std::string_view("kubernetes"),
                               std::string_view("lib"),
                               std::string_view("library"),
                               std::string_view("libs"),
                               std::string_view("main"),
                               std::string_view("manifests"),
                               std::string_view("mobile"),
                               std::string_view("model"),
                               std::string_view("models"),
                               std::string_view("module"),
                               std::string_view("monorepo"),
                               std::string_view("my-app"),
                               std::string_view("myapp"),
                               std::string_view("package"),
                               std::string_view("parent"),
                               std::string_view("pkg"),
                               std::string_view("plugin"),
                               std::string_view("plugins"),
                               std::string_view("project"),
                               std::string_view("proto"),
                               std::string_view("protos"),
                               std::string_view("proxy"),
                               std::string_view("root"),
                               std::string_view("schema"),
                               std::string_view("sdk"),
                               std::string_view("server"),
                               std::string_view("service"),
                               std::string_view("services"),
                               std::string_view("shared"),
                               std::string_view("site"),
                               std::string_view("source"),
                               std::string_view("src"),
                               std::string_view("tool"),
                               std::string_view("tools"),
                               std::string_view("types"),
                               std::string_view("ui"),
                               std::string_view("utils"),
                               std::string_view("web"),
                               std::string_view("webapp"),
                               std::string_view("website"),
                               std::string_view("worker"),
                               std::string_view("workspace"),
                               std::string_view("www")};
static_assert(std::is_sorted(k_generic.begin(), k_generic.end()));

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
    std::string wanted = valid_name(draft.name);
    if (wanted.empty()) wanted = valid_name(draft.folder.empty() ? input_.repository : draft.folder);
    if (wanted.empty()) wanted = to_lower(draft.kind);
    if (draft.named_by_folder && is_generic_name(wanted)) wanted = qualified(wanted);
    if (input_.written.contains(ref_of(draft.kind, wanted))) return "";
    for (const std::string& name :
         {wanted, joined(base_name(parent_of(draft.folder)), wanted), joined(draft.folder, wanted),
          qualified(wanted), joined(input_.repository, draft.folder)})
      if (take(draft.kind, name)) return name;
    for (int n = 2;; ++n) {
      std::string name = valid_name(fmt::format("{}-{}", wanted.substr(0, k_longest_name - 8), n));
      if (take(draft.kind, name)) return name;
    }
  }

 private:
  std::string qualified(const std::string& name) const { return joined(input_.repository, name); }
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
  return std::binary_search(k_generic.begin(), k_generic.end(), to_lower(name));
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
