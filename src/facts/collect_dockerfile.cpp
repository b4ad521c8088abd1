#include "bs/base/text.hpp"
#include "facts/collectors.hpp"
#include "facts/docker/dockerfile.hpp"

namespace bs::facts {
namespace {

/// Neither a tag nor a digest, or the tag that moves most.
bool is_floating(const BaseImage& image) {
  if (image.name.find('$') != std::string::npos || image.name.find('@') != std::string::npos) return false;
  const std::string last = image.name.substr(image.name.rfind('/') + 1);
  const auto colon = last.find(':');
  return colon == std::string::npos || last.substr(colon + 1) == "latest";
}

bool is_root(std::string_view user) {
  const std::string_view name = user.substr(0, std::min(user.find(':'), user.size()));
  return name == "root" || name == "0";
}

/// Images whose name says that they run as another user.
bool says_not_root(std::string_view image) {
  const std::string name = to_lower(std::string(image));
  for (const std::string_view word : {"nonroot", "non-root", "rootless", "unprivileged"})
    if (name.find(word) != std::string::npos) return true;
  return false;
}

/// The editor that starts the container chooses its user.
bool is_for_development(std::string_view path) {
  return path.starts_with(".devcontainer/") || path.find("/.devcontainer/") != std::string_view::npos;
}

/// The user that each stage ends with, and where that is said.
struct Stage {
  BaseImage base;
  std::string user;
  std::uint32_t user_line = 0;
};

std::vector<Stage> stages_of(const std::vector<DockerInstruction>& instructions) {
  std::vector<Stage> stages;
  std::vector<BaseImage> images = base_images(instructions);
  std::size_t next = 0;
  for (const DockerInstruction& instruction : instructions) {
    if (instruction.name == "FROM" && next < images.size() && images[next].line == instruction.line) {
      Stage stage{images[next++], "", 0};
      for (const Stage& before : stages)
        if (!before.base.stage.empty() && equal_ignoring_case(before.base.stage, stage.base.name)) {
          stage.user = before.user;
          stage.user_line = before.user_line;
          stage.base.name = before.base.name;  // what it stands on in the end
        }
      stages.push_back(std::move(stage));
    } else if (instruction.name == "USER" && !stages.empty()) {
      stages.back().user = instruction.text;
      stages.back().user_line = instruction.line;
    }
  }
  return stages;
}

struct Findings {
  std::vector<FactFinding> unpinned, floating, root;
};

void judge(const File& file, std::string_view text, Findings& out) {
  const auto instructions = parse_dockerfile(text);
  for (const BaseImage& image : base_images(instructions)) {
    if (!image.external) continue;
    const std::string source = image.source.substr(0, 300);
    if (!image.pinned)
      out.unpinned.push_back({file.path,
                              {image.line, 1},
                              fmt::format("{} is not pinned to a digest", image.name),
                              source,
                              image.name});
    if (is_floating(image))
      out.floating.push_back({file.path,
                              {image.line, 1},
                              fmt::format("{} has no tag but latest", image.name),
                              source,
                              image.name});
  }
  const auto stages = stages_of(instructions);
  if (stages.empty()) return;
  const Stage& last = stages.back();
  if (!last.user.empty() && is_root(last.user))
    out.root.push_back(
        {file.path, {last.user_line, 1}, "the image runs as root", "USER " + last.user, "root"});
  const bool is_told = !says_not_root(last.base.name) && last.base.name.find('$') == std::string::npos;
  if (last.user.empty() && is_told && !is_for_development(file.path))
    out.root.push_back({file.path,
                        {last.base.line, 1},
                        "no USER is set: the image runs as root unless its base says "
                        "otherwise",
                        last.base.source.substr(0, 300),
                        "root"});
}

model::FactReading collect(const CollectorInput& input) {
  input.snapshot.require_whole();
  Findings found;
  std::vector<std::string> files;
  for (const File* file : own_files(input)) {
    if (!is_dockerfile(input.snapshot, *file)) continue;
    files.push_back(file->path);
    judge(*file, input.snapshot.text(*file), found);
  }
  data::Value value = data::Value::object();
  value.set("count", number(files.size()));
  value.set("files", to_value(files));
  value.set("unpinned", to_value(found.unpinned));
  value.set("floating", to_value(found.floating));
  value.set("root", to_value(found.root));
  return reading(std::move(value));
}

}  // namespace

BS_COLLECTOR(dockerfile) = {
    .id = "dockerfile",
    .summary = "Dockerfiles: their base images and the user they run as",
    .fields =
        "$.count         how many Dockerfiles there are (templates, test data and vendored ones left out)\n"
        "$.files[]       their paths\n"
        "$.unpinned[]    base images without a digest\n"
        "$.floating[]    base images without a tag, or with latest\n"
        "$.root[]        images whose last stage runs as root, or names no user",
    .scope = model::FactScope::component,
    .is_cached = true,
    .collect = collect,
};

}  // namespace bs::facts
