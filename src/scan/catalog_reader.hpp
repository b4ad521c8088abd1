#pragma once
/// Catalog files → written entities: each file is read and validated once, what Locations name is read as
/// well, and what is stored already and has not changed is kept.
#include <deque>
#include <map>
#include <set>

#include "bs/model/location.hpp"
#include "bs/model/validate.hpp"
#include "scan/files.hpp"
#include "scan/read_input.hpp"

namespace bs::scan {

/// A written entity on its way: what only its document or what is stored of it tells.
struct WrittenEntity {
  model::ScannedEntity scanned;
  std::string canonical;
  std::string declared;     ///< canonical ref of spec.owner; "" when there is none
  std::string declared_as;  ///< as the document has it
  std::uint32_t owner_line = 0;
  bool lacks_owner = false;  ///< the kind wants one
  std::string definition;    ///< repository path that an API's definition was taken from
};

class CatalogReader {
 public:
  /// `branch`: of the revision, for annotations with web addresses; "" when unknown.
  CatalogReader(const ReadInput& input, const model::RepositoryRecord& record, const Files& files);

  /// Reads a file and what its Locations name. A file that was read before is passed over.
  void read(const git::Entry& entry);
  /// The same for a path that stands in no listing.
  void read(const std::string& path);
  /// Keeps what is stored of files that could not be seen this time: "cannot be read" never becomes "gone".
  void keep_unseen();
  /// After all files: failed documents among skeletons that a Template names are no faults.
  void settle_skeletons();

  std::vector<WrittenEntity> entities;
  std::vector<model::Problem> problems;
  std::vector<std::string> kept_files;
  std::set<std::string, std::less<>> definitions;  ///< repository paths that placeholders were replaced from
  std::set<std::string, std::less<>> skeleton_folders;  ///< that a fetch step of a Template names
  std::vector<ForeignFile> foreign;
  bool names_others = false;  ///< a Location names a repository of the workspace

 private:
  using KnownFile = model::KnownRepository::File;
  void drain();
  void read_now(const git::Entry& entry);
  void keep(const KnownFile& file);
  bool keep_if_same(const std::string& path, const std::string& blob);
  void read_text(const std::string& path, std::string_view text, std::string blob);
  void take_document(model::Document&& document, const std::string& path, const std::string& blob);
  void take_entity(model::Entity&& entity, Mark start, const std::string& path, const std::string& blob,
                   bool lacks_owner);
  void note_skeletons(const model::Entity& entity, const std::string& path);
  void problem(model::ProblemKind kind, Severity severity, const std::string& path, Mark mark,
               std::string message, std::string hint = "", std::string ref = "");

  // location_reader.cpp
  void follow_location(const model::Entity& entity, const std::string& path);
  void follow_path(const model::LocationTarget& target, const std::string& path, const std::string& ref);
  void follow_url(const model::LocationTarget& target, const std::string& path, const std::string& ref);
  std::optional<std::string> read_neighbour(const git::Found& found, const model::LocationTarget& target);

  const ReadInput& input_;
  const model::RepositoryRecord& record_;
  const Files& files_;
  std::map<std::string, const KnownFile*, std::less<>> known_;
  std::set<std::string, std::less<>> seen_;  ///< paths after links
  std::deque<git::Entry> queue_;
  std::vector<std::string> failed_files_;  ///< with a document that is refused
  bool reading_ = false;
};

/// What a file of the catalog describes: its folder, and for one in .backstage the folder above.
std::string_view folder_of_catalog_file(std::string_view path);

}  // namespace bs::scan
