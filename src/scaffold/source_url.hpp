#pragma once
/// Where the `url` of a fetch action leads.
#include "scaffold/action_call.hpp"

namespace bs::scaffold {

/// A relative url is seen from the template's own file, and may leave its folder but not the root of its
/// files. An absolute one leads to a clone on disk (RunOptions::locate) or to the template's own repository;
/// nullopt: it needs the network, and `call` has been told so. Error config at the input.
std::optional<RunOptions::Located> locate_source(ActionCall& call);
/// The path below the root of the template's own files that a url without expressions names, relative or as
/// their repository's web page; nullopt: it leads elsewhere, or out of them.
std::optional<std::string> own_path(const TemplateSpec& spec, std::string_view url);
/// The files of the folder that was found; Error config where there are none.
std::vector<TemplateFile> source_files(ActionCall& call, const RunOptions::Located& source);
/// A file's path below that folder.
std::string_view below_source(const TemplateFile& file, const RunOptions::Located& source);

}  // namespace bs::scaffold
