#pragma once
/// Where the `url` of a fetch action leads.
#include "scaffold/action_call.hpp"

namespace bs::scaffold {

/// A relative url is seen from the template's own file, and may leave its folder but not the root of its
/// files. An absolute one leads to a clone on disk (RunOptions::locate) or to the template's own repository;
/// nullopt: it needs the network, and `call` has been told so. Error config at the input.
std::optional<RunOptions::Located> locate_source(ActionCall& call);
/// The files of the folder that was found; Error config where there are none.
std::vector<TemplateFile> source_files(ActionCall& call, const RunOptions::Located& source);
/// A file's path below that folder.
std::string_view below_source(const TemplateFile& file, const RunOptions::Located& source);

}  // namespace bs::scaffold
