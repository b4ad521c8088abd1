#pragma once
/// What a repository's pipelines, images and scripts take from elsewhere.
#include "facts/collectors.hpp"
#include "facts/docker/dockerfile.hpp"
#include "facts/shell/downloads.hpp"
#include "facts/workflows/workflows.hpp"

namespace bs::facts {

struct Dependency {
  std::string_view kind;  ///< "action", "container-image", or of Download
  bool pinned = false;
  FactFinding finding;  ///< shown when it is not pinned
};

struct Dependencies {
  std::vector<Dependency> all;
  std::vector<FactFinding> skipped;  ///< scripts that could not be read
};

void add_actions(const Workflow& workflow, Dependencies& out);
void add_workflow_scripts(const Workflow& workflow, Dependencies& out);
void add_base_images(std::string_view path, const std::vector<DockerInstruction>& dockerfile,
                     Dependencies& out);
void add_docker_scripts(std::string_view path, const std::vector<DockerInstruction>& dockerfile,
                        Dependencies& out);
void add_shell_script(std::string_view path, std::string_view text, Dependencies& out);

/// "owner/action@ref": by a full commit hash, an image by its digest, or in this repository.
bool is_pinned_action(std::string_view uses);
bool is_github_owned(std::string_view uses);

}  // namespace bs::facts
