#include <algorithm>

#include "bs/base/text.hpp"
#include "bs/match/semver.hpp"
#include "cli/template_sources.hpp"

namespace bs::cli {
namespace {

struct Release {
  std::string tag;
  match::Semver version;
};

/// The version a tag names behind one of the template's prefixes; nullopt: it is no release.
std::optional<match::Semver> version_behind(std::string_view tag, std::string_view prefix) {
  if (!tag.starts_with(prefix)) return std::nullopt;
  tag.remove_prefix(prefix.size());
  // A tag is written exactly: semver's parser would take spaces around it.
  if (tag.empty() || trim(tag) != tag) return std::nullopt;
  return match::Semver::parse(tag);
}

std::vector<Release> releases(const std::vector<std::string>& tags,
                              const std::vector<std::string>& prefixes) {
  std::vector<Release> found;
  for (const auto& tag : tags) {
    for (const auto& prefix : prefixes) {
      if (auto version = version_behind(tag, prefix)) {
        found.push_back({tag, *std::move(version)});
        break;
      }
    }
  }
  return found;
}

}  // namespace

std::optional<std::string> newest_tag(const std::vector<std::string>& tags, std::string_view name) {
  std::vector<Release> found;
  if (!name.empty()) found = releases(tags, {std::string(name) + "-", std::string(name) + "/"});
  if (found.empty()) found = releases(tags, {""});
  const Release* best = nullptr;
  for (const auto& release : found) {
    if (best == nullptr) {
      best = &release;
      continue;
    }
    const bool released = release.version.prerelease.empty();
    if (released != best->version.prerelease.empty()) {
      if (released) best = &release;
    } else if (match::compare(release.version, best->version) > 0) {
      best = &release;
    }
  }
  return best == nullptr ? std::nullopt : std::optional(best->tag);
}

std::string version_of(const scaffold::TemplateSpec& spec) {
  const auto& origin = spec.files->origin();
  if (!origin.ref.empty()) return origin.ref;
  return origin.commit.empty() ? "working tree" : origin.commit.substr(0, 7);
}

std::string source_of(const scaffold::TemplateSpec& spec) {
  const auto& origin = spec.files->origin();
  if (origin.source == "shipped") return origin.source;
  auto folder = std::string(parent_of(spec.path));
  const auto source = origin.source.starts_with('/') ? short_path(origin.source) : origin.source;
  if (folder.empty() || folder == ".") return source;
  return join_path(source, folder);
}

TemplateVersion version_asked_for(const Context& context) {
  return {context.args().value("--rev"), context.args().flag("--worktree")};
}

}  // namespace bs::cli
