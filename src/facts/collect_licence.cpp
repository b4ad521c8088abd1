#include "bs/base/text.hpp"
#include "facts/collectors.hpp"
#include "facts/licence/declared.hpp"
#include "facts/licence/files.hpp"
#include "facts/licence/table.hpp"
#include "facts/licence/words.hpp"

namespace bs::facts {
namespace {

/// SPDX's words for "there is a licence that is not told" and "only a copyright, no licence".
constexpr std::string_view k_unknown = "NOASSERTION", k_none = "NONE";

struct LicenceFile {
  std::string path;
  std::string_view id;
  double score = 0;
  bool osi_approved = false;
  std::size_t length = 0;  ///< words of the text
};

/// A text of fewer words is no licence beside others, but says which of them may be chosen.
constexpr std::size_t k_pointer_words = 60;

LicenceFile judge_text(const std::string& path, std::string_view text) {
  const LicenceMatch match = match_licence(text);
  if (match.is_certain()) return {path, match.licence->id, match.score, match.licence->osi_approved, 0};
  const LicenceWords words = licence_words(text);
  if (words.words.empty() && words.has_copyright) return {path, k_none, 0, false, 0};
  return {path, k_unknown, match.score, false, words.words.size()};
}

std::vector<LicenceFile> judge_folder(const Snapshot& snapshot, std::string_view folder) {
  std::vector<LicenceFile> files;
  for (const File* file : licence_files(snapshot, folder)) {
    const File* target = snapshot.follow(file->path);
    if (target != nullptr && target->is_regular())
      files.push_back(judge_text(file->path, snapshot.text(*target)));
  }
  const auto is_told = [](const LicenceFile& file) { return file.id != k_unknown && file.id != k_none; };
  if (std::any_of(files.begin(), files.end(), is_told))
    std::erase_if(files, [](const LicenceFile& file) {
      return file.id == k_unknown && file.length > 0 && file.length < k_pointer_words;
    });
  if (!files.empty()) return files;
  for (const std::string_view name :
       {"README.md", "README", "README.rst", "README.txt", "readme.md", "Readme.md"}) {
    const std::string path = join_path(folder, name);
    const auto text = snapshot.text(path);
    if (!text) continue;
    const LicenceFile section = judge_text(path, licence_section(*text));
    if (section.id != k_unknown && section.id != k_none) files.push_back(section);
  }
  return files;
}

/// A folder's licence is asked for by every component below it, and told once.
const std::vector<LicenceFile>& told_once(const Snapshot& snapshot, std::string_view folder) {
  struct Folders {
    std::shared_ptr<std::map<std::string, std::vector<LicenceFile>, std::less<>>> told;
  };
  using Told = decltype(Folders::told)::element_type;
  auto& told = *snapshot.shared<Folders>([] { return Folders{std::make_shared<Told>()}; }).told;
  const auto found = told.find(folder);
  if (found != told.end()) return found->second;
  return told.emplace(folder, judge_folder(snapshot, folder)).first->second;
}

/// The licence of a folder is its own, else that of the nearest folder around it.
const std::vector<LicenceFile>& find_files(const Snapshot& snapshot, std::string_view folder) {
  for (std::string_view at = folder;; at = parent_of(at)) {
    const std::vector<LicenceFile>& files = told_once(snapshot, at);
    if (!files.empty() || at.empty()) return files;
  }
}

/// The ids told, each once. The LGPL 3 adds to the GPL 3, whose text lies beside it.
std::set<std::string_view> ids_told(const std::vector<LicenceFile>& files) {
  std::set<std::string_view> ids;
  for (const LicenceFile& file : files)
    if (file.id != k_none) ids.insert(file.id);
  if (ids.count("LGPL-3.0") != 0) ids.erase("GPL-3.0");
  return ids;
}

FactFinding unapproved(const LicenceFile& file) {
  if (file.id != k_unknown)
    return {file.path,
            {},
            fmt::format("{} is not approved by the Open Source Initiative", file.id),
            "",
            "unapproved"};
  FactFinding finding{file.path, {}, "The text is no licence of the SPDX list"};
  if (file.score >= 80) {
    const std::string_view near = "; it is near to one, but more was changed than names and dates";
    finding.message += near;
  }
  finding.key = "unrecognised";
  return finding;
}

/// A manifest that names none of the licences whose texts are there, while all of these are known.
std::vector<FactFinding> disagreements(const std::vector<DeclaredLicence>& declared,
                                       const std::set<std::string_view>& told) {
  std::vector<FactFinding> findings;
  if (told.empty() || told.count(k_unknown) != 0) return findings;
  for (const DeclaredLicence& licence : declared) {
    const std::set<std::string> ids = ids_of(licence.text);
    const auto is_told = [&](const std::string& id) { return told.count(id) != 0; };
    if (ids.empty() || std::any_of(ids.begin(), ids.end(), is_told)) continue;
    findings.push_back(
        {licence.path, licence.mark,
         fmt::format("The manifest says {}, the text is {}", licence.text, fmt::join(told, " and ")),
         licence.text, "declared"});
  }
  return findings;
}

data::Value value_of(const LicenceFile& file) {
  data::Value value = data::Value::object();
  value.set("path", file.path);
  value.set("id", file.id);
  value.set("score", static_cast<double>(static_cast<int>(file.score * 10)) / 10);
  return value;
}

data::Value value_of(const DeclaredLicence& licence) {
  data::Value value = data::Value::object();
  value.set("path", licence.path);
  value.set("line", number(licence.mark.line));
  value.set("licence", licence.text);
  return value;
}

/// The id of all files together; "" when there are none.
std::string_view id_of(const std::set<std::string_view>& told, const std::vector<LicenceFile>& files) {
  if (told.size() == 1) return *told.begin();
  if (told.size() > 1) return k_unknown;
  return files.empty() ? "" : k_none;
}

model::FactReading collect(const CollectorInput& input) {
  const std::vector<LicenceFile>& files = find_files(input.snapshot, input.folder);
  if (files.empty()) input.snapshot.require_whole();
  const std::set<std::string_view> told = ids_told(files);
  const std::vector<DeclaredLicence> declared = declared_licences(input.snapshot, input.folder);
  data::Value value = data::Value::object();
  const std::string_view id = id_of(told, files);
  value.set("exists", !id.empty() && id != k_none);
  if (!id.empty()) value.set("id", id);
  value.set("ids", to_value(std::vector<std::string>(told.begin(), told.end())));
  const auto main = std::find_if(files.begin(), files.end(),
                                 [&](const LicenceFile& file) { return told.count(file.id) != 0; });
  if (main != files.end()) value.set("path", main->path);
  if (main != files.end()) value.set("score", value_of(*main).find("score")->as_number());
  bool osi_approved = !told.empty();
  std::vector<FactFinding> unapproved_files;
  data::Value list = data::Value::array(), said = data::Value::array();
  for (const LicenceFile& file : files) {
    if (file.id != k_none && !file.osi_approved) osi_approved = false;
    if (file.id != k_none && !file.osi_approved) unapproved_files.push_back(unapproved(file));
    list.push_back(value_of(file));
  }
  for (const DeclaredLicence& licence : declared) said.push_back(value_of(licence));
  value.set("osiApproved", osi_approved);
  value.set("files", std::move(list));
  value.set("declared", std::move(said));
  value.set("unapproved", to_value(unapproved_files));
  value.set("problems", to_value(disagreements(declared, told)));
  return reading(std::move(value));
}

}  // namespace

BS_COLLECTOR(licence) = {
    .id = "licence",
    .summary = "the licence, told by its text, and what manifests say of it",
    .fields =
        "$.exists         a licence text is there (own folder, else the nearest above; else a README's "
        "section)\n"
        "$.id             SPDX id; GPL-3.0 for -only and -or-later alike, whose text is the same; "
        "NOASSERTION for\n"
        "                 an unknown text or several licences; NONE when only a copyright is stated\n"
        "$.ids[]          the ids told by all files\n"
        "$.path           of the first file that tells one\n"
        "$.score          how near its text is, to 100\n"
        "$.osiApproved    the Open Source Initiative approved each of them\n"
        "$.files[]        path, id and score of each licence file\n"
        "$.declared[]     path, line and licence as manifests of the folder say it\n"
        "$.unapproved[]   licence files whose text is none of the SPDX list, or not approved\n"
        "$.problems[]     manifests that name another licence than the text",
    .scope = model::FactScope::component,
    .is_cached = true,
    .collect = collect,
};

}  // namespace bs::facts
