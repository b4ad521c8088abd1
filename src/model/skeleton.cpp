#include "skeleton.hpp"

#include <fmt/format.h>

#include "bs/base/text.hpp"

namespace bs::model {
namespace {

constexpr std::string_view k_marks[] = {"${{", "{%", "{{"};
constexpr std::string_view k_skeleton_folders[] = {"skeleton", "content", "template"};

struct Found {
  std::size_t at = std::string_view::npos;
  std::string_view mark;
};

Found first_mark(std::string_view text) {
  Found found;
  for (const std::string_view mark : k_marks)
    if (const auto at = text.find(mark); at < found.at) found = {at, mark};
  return found;
}

Mark place_of(const data::YamlDocument& document, std::size_t at) {
  const std::string_view before = document.text.substr(0, at);
  const auto lines = std::count(before.begin(), before.end(), '\n');
  const auto newline = before.rfind('\n');
  const std::string_view line = newline == std::string_view::npos ? before : before.substr(newline + 1);
  return {static_cast<std::uint32_t>(document.first_line + static_cast<std::size_t>(lines)),
          static_cast<std::uint32_t>(count_code_points(line) + 1)};
}

}  // namespace

bool is_skeleton(std::string_view text, const ValidateOptions& options) {
  if (options.is_template_file) return false;
  return options.in_skeleton || first_mark(text).at != std::string_view::npos;
}

Diagnostic skeleton_note(const data::YamlDocument& document, Mark start, const Faults& faults) {
  const Found found = first_mark(document.text);
  const Diagnostic* fault = faults.first();
  const std::string why = fault == nullptr ? "" : fmt::format(" ({})", fault->message);
  if (found.at == std::string_view::npos)
    return {Severity::note, "part of a template: it lies among skeletons and is no entity yet" + why, start,
            ""};
  return {Severity::note,
          fmt::format("part of a template: it holds {} and is no entity yet{}", in_quotes(found.mark), why),
          place_of(document, found.at), ""};
}

bool is_skeleton_path(std::string_view path) {
  std::vector<std::string_view> parts = split(path, '/');
  parts.pop_back();
  return std::any_of(parts.begin(), parts.end(), [](std::string_view part) {
    return std::find(std::begin(k_skeleton_folders), std::end(k_skeleton_folders), part) !=
           std::end(k_skeleton_folders);
  });
}

}  // namespace bs::model
