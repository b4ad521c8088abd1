#pragma once
/// What the actions that render templates take alike.
#include "scaffold/actions/table.hpp"
#include "scaffold/skeleton.hpp"

namespace bs::scaffold::actions {

/// From targetPath, cookiecutterCompat, templateFileExtension, copyWithout…, replace, trimBlocks,
/// lstripBlocks. Error config at the input.
SkeletonOptions skeleton_options(const ActionCall& call);
EngineOptions engine_options(const ActionCall& call);
/// `values` alone, or `cookiecutter`.
Context template_context(const ActionCall& call);
/// Renders one file to the input targetPath.
void render_file(ActionCall& call, std::string_view text, const std::string& shown, FileMode mode);
/// True where targetPath is taken and the input `replace` does not allow it; said in a note.
bool is_kept(ActionCall& call, const std::string& path);

}  // namespace bs::scaffold::actions
