#include "bs/base/text.hpp"
#include "bs/match/regex.hpp"
#include "facts/collectors.hpp"

namespace bs::facts {
namespace {

/// Extensions of texts; others (license.yaml, license.go) are about licences, not one.
constexpr std::string_view k_extensions[] = {"adoc",     "asc", "doc", "docx", "ext", "html",
                                             "markdown", "md",  "rst", "txt",  "xml"};
constexpr std::string_view k_licences[] = {"mit",  "bsd",  "isc", "apache", "gpl",
                                           "lgpl", "agpl", "mpl", "lesser"};

/// A file at the root whose name says so, perhaps with an id before or after: GPL-2.0-LICENSE, COPYING.md,
/// LICENSE_Apache-1.1; or one in a folder LICENSES.
bool is_license_name(std::string_view path) {
  static const match::Regex shape(R"((?i)^[a-z0-9][a-z0-9._-]*$)");
  static const match::Regex word(R"((?i)(patents?|copying|copyright|licen[sc]es?))");
  static const match::Regex folder(R"((?i)^(copyrights?|licen[sc]es?)/[a-z0-9][a-z0-9._-]*$)");
  const bool in_folder = folder.search(path);
  if (!in_folder && (!shape.search(path) || !word.search(path))) return false;
  const auto dot = path.rfind('.');
  if (dot == std::string_view::npos) return true;
  const std::string extension = to_lower(std::string(path.substr(dot + 1)));
  if (extension.empty()) return false;
  if (extension[0] >= '0' && extension[0] <= '9') return true;  // LICENSE-MPL-2.0
  if (word.search(extension)) return true;                      // mit.2.0.LICENSE
  for (const std::string_view id : k_licences)
    if (extension.starts_with(id)) return true;
  return std::find(std::begin(k_extensions), std::end(k_extensions), extension) != std::end(k_extensions);
}

model::FactReading collect(const CollectorInput& input) {
  input.snapshot.require_whole();
  std::vector<std::string> files;
  for (const File& file : input.snapshot.files())
    if (file.type != git::EntryType::submodule && is_license_name(file.path)) files.push_back(file.path);
  data::Value value = data::Value::object();
  value.set("exists", !files.empty());
  value.set("files", to_value(files));
  return reading(std::move(value));
}

}  // namespace

BS_COLLECTOR(license_file) = {
    .id = "license-file",
    .summary = "files at the root that are called after a licence, as OpenSSF Scorecard finds them",
    .fields =
        "$.exists        there is one\n"
        "$.files[]       their paths",
    .scope = model::FactScope::repository,
    .collect = collect,
};

}  // namespace bs::facts
