#pragma once
/// The screens of `bs new` (screens.md): what would be written, the tree, the contents, and what was done.
#include <string>

#include "cli/new_project.hpp"

namespace bs::cli {

/// "./billing-api": the folder as a shell takes it.
std::string folder_text(const NewProject& project);
/// Bytes that are shown as text: UTF-8 without NUL, up to 1 MiB.
bool is_shown_text(std::string_view bytes);
/// "12 KB".
std::string size_text(std::uint64_t bytes);
/// "./billing-api      27 files, 38 KB, checks: 16 of 16 pass, gold", then what is wrong.
std::string project_text(const NewProject& project, const ProjectVerdict& verdict, const Terminal& terminal);
/// Folders and files, indented.
std::string tree_text(const NewProject& project, const Terminal& terminal);
/// Every file against what stands in the folder now, as a unified diff.
std::string contents_text(const NewProject& project, const Terminal& terminal);
/// Steps that were not run, with their command lines; "" when there is none.
std::string not_run_text(const NewProject& project);
/// What the template says in the end (spec.output): its texts and links.
std::string output_text(const data::Value& output);
data::Value project_json(const NewProject& project, const ProjectVerdict& verdict,
                         const WrittenProject* done);

/// A unified diff of two texts, with three lines of context; "" when they are equal.
std::string unified_diff(const std::string& before, const std::string& after, const std::string& before_name,
                         const std::string& after_name, const Terminal& terminal);

}  // namespace bs::cli
